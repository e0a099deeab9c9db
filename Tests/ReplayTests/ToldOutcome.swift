import AttackGraph
import Replay

/// What an outcome says, by stable names.
struct ToldOutcome: Equatable {
  var assets: [String: Int64]
  var potential: Double
  var snapshot: Double
  var residual: Double?
  var identities: Int
  var eviction: Int64?
  var alerts: [String]
  var path: Set<String>
  var first: Set<String>
  var sources: Set<String>
  var trace: [String]
  var renewsItself: Bool?

  init(_ outcome: TrialOutcome, _ fixture: ReplayFixture) {
    let graph = fixture.laid.graph
    func name(_ vertex: UInt32) -> String { graph.vertices[Int(vertex)].key }
    func step(_ edge: UInt32) -> String {
      let edge = graph.edges[Int(edge)]
      return "\(name(edge.tail)) \(graph.technique(of: edge).id) \(name(edge.head))"
    }
    assets = fixture.arrivals(outcome)
    potential = outcome.potentialWeight
    snapshot = outcome.snapshotWeight
    residual = outcome.residualWeight
    identities = outcome.identitiesReached
    eviction = outcome.evictionOffset
    alerts = outcome.alerts.map { alert in
      guard case .step(let edge?) = alert.cause else { return "\(alert.offset)" }
      return "\(alert.offset) \(step(edge))"
    }.sorted()
    path = Set(outcome.pathEdges.map(step))
    first = Set(outcome.firstEdges.map(step))
    sources = Set(outcome.pathSources.map(name))
    trace = outcome.trace.map { step in
      "\(step.offset) \(step.until) \(name(step.vertex)) \(step.origin.map(name) ?? "-")"
        + " \(step.edge.map { graph.technique(of: graph.edges[Int($0)]).id } ?? "-")"
    }.sorted()
    renewsItself = outcome.renewsItself
  }
}
