/// One row of the technique catalogue: what a step needs, what it gives and how long it takes.
///
/// Rows are data. What a row *means* on a cluster is decided by its `Condition`, which the compiler
/// interprets; adding a row with an existing condition needs no code.
package struct Technique: Sendable, Hashable {
  /// Kebab-case, stable; also the name of the row's scenario and its documentation.
  package var id: String
  package var title: String
  package var group: Group
  package var tactic: Tactic
  /// MITRE ATT&CK technique, `nil` for a structural step that is no technique of its own.
  package var attackID: String?
  package var condition: Condition
  package var gain: Gain
  package var duration: StepDuration
  package var detection: Detection
  package var certainty: Certainty
  /// Servers on which the step works.
  package var versions: VersionRange
  /// What a defender can do about it, in one sentence.
  package var mitigation: String
  package var references: [String]
  /// Peers that have the step, in part or in full.
  package var peers: [Peer]

  package init(
    _ id: String, _ title: String, group: Group, tactic: Tactic, attackID: String?,
    condition: Condition, gain: Gain, duration: StepDuration = .none,
    detection: Detection = .unseen, certainty: Certainty = .certain,
    versions: VersionRange = .all, mitigation: String, references: [String], peers: [Peer] = []
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.tactic = tactic
    self.attackID = attackID
    self.condition = condition
    self.gain = gain
    self.duration = duration
    self.detection = detection
    self.certainty = certainty
    self.versions = versions
    self.mitigation = mitigation
    self.references = references
    self.peers = peers
  }

  /// Sections of the catalogue and of its documentation.
  package enum Group: String, Sendable, Hashable, CaseIterable {
    case structure = "A"
    case credentials = "B"
    case grants = "C"
    case verbs = "D"
    case workloads = "E"
    case podAccess = "F"
    case escapes = "G"
    case nodes = "H"
    case cloud = "K"

    package var title: String {
      switch self {
      case .structure: "Structure"
      case .credentials: "Credentials to identities"
      case .grants: "From grants to grants"
      case .verbs: "API verbs to identities and secrets"
      case .workloads: "Create or change workloads"
      case .podAccess: "Access to running pods"
      case .escapes: "From containers and volumes to nodes"
      case .nodes: "From nodes"
      case .cloud: "Cloud and platform"
      }
    }
  }
}

/// The MITRE ATT&CK tactic a technique serves.
package enum Tactic: String, Sendable, Hashable, CaseIterable {
  case initialAccess = "TA0001"
  case execution = "TA0002"
  case persistence = "TA0003"
  case privilegeEscalation = "TA0004"
  case stealth = "TA0005"
  case credentialAccess = "TA0006"
  case discovery = "TA0007"
  case lateralMovement = "TA0008"
  case collection = "TA0009"
  case commandAndControl = "TA0011"
  case impact = "TA0040"
  case defenseImpairment = "TA0112"
  /// A relation of the graph rather than a step of an attacker.
  case structural = "-"
}

/// How long what a step gains stays with the attacker (the edge's extension τ).
package enum Gain: Sendable, Hashable {
  /// Ends with the session it came from (τ = 0).
  case session
  /// A token whose life starts when it is minted, in seconds.
  case mint(seconds: Int64)
  /// Outlives the session (τ = ∞).
  case durable
}

/// How long a step takes.
package enum StepDuration: Sendable, Hashable {
  /// A relation that costs no time of its own.
  case none
  /// One lateral step of an intruder: lognormal with this mean and shape.
  case lognormal(meanSeconds: Double, sigma: Double)

  /// Mean 29 min, σ 1.2 (median 14 min).
  ///
  /// - Source: average eCrime breakout time of 2025, CrowdStrike Global Threat Report 2026; σ is an
  ///   assumption (docs/ASSUMPTIONS.md, attacker tempo).
  package static let lateralStep = StepDuration.lognormal(meanSeconds: 29 * 60, sigma: 1.2)
}
