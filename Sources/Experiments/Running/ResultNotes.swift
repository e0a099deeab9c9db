import Specs

/// What a reader must know to judge an experiment's figures.
enum ResultNotes {
  /// - Parameter calibrations: What became of the calibration of detection by steps, one sentence for
  ///   each estate; empty where there was none.
  static func notes(for spec: ExperimentSpec, calibrations: [String]) -> [String] {
    var notes = [attacker(spec.attacker)]
    notes += pace(spec.attacker)
    if spec.policies.contains(where: { $0.elevation != nil || $0.breakGlass != nil }) {
      notes.append(
        "The attacker uses the policy's own processes: asks for rights in the name of whoever they "
          + "hold, approves with captured approvers, breaks the glass. Approvals count as renewable "
          + "while the session lives, and waits for shifts are left out: bounds in the attacker's "
          + "favour.")
    }
    notes.append(detection(spec.detection))
    notes += calibrations
    if spec.compromises.contains(where: { $0.leaksPerPlaceYear != nil }) {
      notes.append(
        "Annual risk adds up the compromises of this experiment that say how often they happen; compare "
          + "it between experiments with the same compromises only.")
    }
    notes.append(
      "Leaks fall in a window of \(days(spec.leakWindow)) after a warm-up of \(days(spec.warmUp)); "
        + "a credential first used more than \(days(spec.maxDelay)) after its leak counts as never "
        + "used.")
    if spec.policies.contains(where: { $0.elevation?.controller == true }) {
      notes.append(
        "A policy with elevation runs a controller in each cluster that may bind any role; it can be "
          + "attacked like any other workload and is no asset.")
    }
    return notes
  }

  private static func attacker(_ attacker: AttackerSpec) -> String {
    switch attacker.behaviour {
    case .flood:
      "The attacker takes every feasible step at once (flood). Without detection that is the exact "
        + "upper bound; with detection it is one behaviour, not the worst case."
    case .sequential:
      "The attacker takes one step at a time, the quickest first (sequential): one behaviour, never "
        + "faster than taking every step at once."
    case .targeted:
      "The attacker takes the earliest path to the objective and nothing else (targeted): only "
        + "whether and when it is reached says anything."
    }
  }

  private static func pace(_ attacker: AttackerSpec) -> [String] {
    var notes: [String] = []
    if attacker.skill != 1 {
      notes.append("Steps take 1/\(attacker.skill) of the published tempo (skill).")
    }
    if attacker.stealth != 0 {
      notes.append("The attacker avoids \(attacker.stealth * 100) % of the alerts (stealth).")
    }
    return notes
  }

  private static func detection(_ detection: ExperimentSpec.Detection) -> String {
    switch detection {
    case .dwell:
      "Detection is one alert per compromise after a dwell time that is the same under every "
        + "policy, besides reported requests and alarms of broken glass; eviction follows at once "
        + "(assumption)."
    case .steps:
      "Every step may be noticed, by its technique, and so are reported requests and alarms of "
        + "broken glass; eviction follows the first alert at once (assumption)."
    case .off: "Detection is off: nobody evicts the attacker before the horizon."
    }
  }

  private static func days(_ seconds: Int64) -> String {
    let days = Double(seconds) / 86_400
    return days == days.rounded() ? "\(Int(days)) d" : "\(days) d"
  }
}
