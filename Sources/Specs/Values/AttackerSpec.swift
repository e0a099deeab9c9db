/// How the attackers of an experiment behave.
package struct AttackerSpec: Sendable, Hashable {
  package enum Behaviour: String, Sendable, Hashable, CaseIterable {
    /// Takes every step as soon as it is possible: without detection the exact upper bound.
    case flood
    /// Takes one step at a time, in a greedy order that is drawn.
    case sequential
    /// Takes the earliest path to its objective and nothing else.
    case targeted
  }

  package var behaviour: Behaviour = .flood
  /// What the time of every step is divided by: 2 is twice as quick as published tempo.
  package var skill: Double = 1
  /// The share of alerts that the attacker avoids: chances of detection are multiplied with 1 − it.
  package var stealth: Double = 0

  package init() {}
}
