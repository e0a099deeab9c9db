/// A catalogue row that lets containers out, with its position in the catalogue.
struct EscapeRow {
  /// One alternative, with its paths taken apart.
  struct Settings {
    var asked: Condition.ContainerSettings
    var hostPath: HostPathPattern?
    var target: Condition.Escape.Target
  }

  var step: Step
  var alternatives: [Settings]
  /// What the attacker needs beside it, whoever holds it, with alternatives.
  var also: [[Condition.Premise]]

  init(step: Step, escape: Condition.Escape) {
    self.step = step
    also = escape.also
    alternatives = escape.alternatives.map { asked in
      Settings(
        asked: asked, hostPath: asked.hostPath.map(HostPathPattern.init),
        target: asked.target ?? escape.target)
    }
  }
}
