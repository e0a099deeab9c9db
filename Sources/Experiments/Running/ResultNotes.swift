import Specs

/// What a reader must know to judge an experiment's figures.
enum ResultNotes {
  static func notes(for spec: ExperimentSpec) -> [String] {
    var notes = [
      "The attacker does not yet use the policy's own request path (asking for elevation, approving "
        + "with a captured approver's session, breaking glass): figures for policies with elevation "
        + "are lower bounds in that respect.",
      "The attacker takes every feasible step at once (flood). Without detection that is the exact "
        + "upper bound; with detection it is one behaviour, not the worst case.",
      "People, pipelines and approvers follow the policy: no bypass, fatigue, escalation or "
        + "membership drift is simulated yet.",
    ]
    notes.append(
      spec.detection == .dwell
        ? "Detection is one alert per compromise after a dwell time that is the same under every "
          + "policy; eviction follows at once (assumption)."
        : "Detection is off: nobody evicts the attacker before the horizon.")
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

  private static func days(_ seconds: Int64) -> String {
    let days = Double(seconds) / 86_400
    return days == days.rounded() ? "\(Int(days)) d" : "\(days) d"
  }
}
