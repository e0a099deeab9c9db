/// One row of the catalogue as a value for JSON.
package struct TechniqueRecord: Encodable, Sendable, Hashable {
  package var id: String
  package var title: String
  package var group: String
  package var tactic: String
  package var tacticID: String?
  package var attackID: String?
  package var needs: [String]
  package var source: String
  package var target: String
  package var scope: String?
  /// `session`, `mint` or `durable`.
  package var gain: String
  /// Of a token that is minted; `nil` for other gains.
  package var gainSeconds: Int64?
  /// Mean of one step; 0 for a relation.
  package var meanDurationSeconds: Double
  package var detection: String
  /// Of an alert per step.
  package var detectionProbability: Double
  package var certainty: String
  package var versions: String
  package var mitigation: String
  package var references: [String]
  package var peers: [String]

  package init(_ technique: Technique) {
    id = technique.id
    title = technique.title
    group = technique.group.title
    tactic = technique.tactic.title
    tacticID = technique.tactic == .structural ? nil : technique.tactic.rawValue
    attackID = technique.attackID
    needs = technique.needs
    (source, target) = technique.ends
    scope = technique.scopeWords
    (gain, gainSeconds) =
      switch technique.gain {
      case .session: ("session", nil)
      case .mint(let seconds): ("mint", seconds)
      case .durable: ("durable", nil)
      }
    meanDurationSeconds =
      switch technique.duration {
      case .none: 0
      case .lognormal(let mean, _): mean
      }
    detection = technique.detection.rawValue
    detectionProbability = technique.detection.probability
    certainty = technique.certainty.word
    versions = technique.versions.text
    mitigation = technique.mitigation
    references = technique.references
    peers = technique.peers.map(\.rawValue)
  }
}
