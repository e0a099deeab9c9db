import AttackGraph
import Estate
import EstateSources
import Foundation
import Specs

/// One case of a technique's scenario, compiled and searched from its sources.
struct ScenarioRun {
  static let clusterName = "cluster"
  private let analysis: Analysis
  private let clusters: [String]

  init(_ scenario: TechniqueScenario.Case) throws {
    let estate = try Self.estate(of: scenario)
    clusters = estate.clusters.map(\.name)
    let graph = AttackGraph.compile(
      estate, overlay: Self.overlay(of: estate),
      including: scenario.assumed ? Set(Certainty.allCases) : Certainty.believed)
    var sources: [UInt32] = []
    for text in scenario.sources {
      let query = try VertexQuery(text)
      guard query.isPlaceToStart else { throw VertexQueryError.malformed(text) }
      sources += try query.vertices(in: graph, clusters: Self.clusters(of: query, among: clusters))
    }
    analysis = Analysis(graph, from: sources)
  }

  /// Whether a step of the technique leads from something that is reached to something that is.
  func takes(_ technique: String) -> Bool {
    let reached = Set(analysis.reached)
    return analysis.graph.edges.contains { edge in
      analysis.graph.technique(of: edge).id == technique && reached.contains(edge.tail)
        && reached.contains(edge.head)
    }
  }

  /// Whether anything that a query names is reached; `false` when the graph has no such thing.
  ///
  /// - Throws: `VertexQueryError` when the text is no query.
  func reaches(_ text: String) throws -> Bool {
    let query = try VertexQuery(text)
    guard
      let vertices = try? query.vertices(
        in: analysis.graph, clusters: Self.clusters(of: query, among: clusters))
    else { return false }
    return vertices.contains { analysis.path(to: $0) != nil }
  }

  /// Whether a query names an object that the manifest holds; `true` for what is no object.
  func knows(_ text: String) throws -> Bool {
    let query = try VertexQuery(text)
    guard [.serviceAccount, .pod, .node, .secret].contains(query.kind) else { return true }
    return
      (try? query.vertices(
        in: analysis.graph, clusters: Self.clusters(of: query, among: clusters))) != nil
  }

  /// A query means the case's cluster unless it names another.
  private static func clusters(of query: VertexQuery, among all: [String]) -> [String] {
    query.cluster == nil ? [clusterName] : all
  }

  /// Everything that is reached, for the message of a failed test.
  var reached: String {
    analysis.reached.map { analysis.graph.vertices[Int($0)].key }.joined(separator: "\n  ")
  }

  // MARK: The estate

  /// What the manifest does not hold does not exist, except kinds that nobody collected. A cluster
  /// that the context links to holds the same objects.
  private static func estate(of scenario: TechniqueScenario.Case) throws -> Estate {
    var cluster = try EstateImporter.importCluster(
      [.path(scenario.estatePath)], clusterName: clusterName)
    if let version = scenario.version {
      cluster.version = ServerVersion(major: version.major, minor: version.minor)
    }
    var context = scenario.context.map { EstateContext($0) } ?? EstateContext()
    if !context.completeness.contains(where: { $0.cluster == clusterName }) {
      context.completeness.append(try completeness(unknown: scenario.unknownKinds))
    }
    var clusters = [cluster]
    for link in context.clusterLinks where !clusters.contains(where: { $0.name == link.target }) {
      cluster.name = link.target
      clusters.append(cluster)
    }
    return Estate(name: "scenario", clusters: clusters, context: context)
  }

  /// Pipelines whose context says whom to take for their runs get tokens of their own for each run.
  private static func overlay(of estate: Estate) -> Overlay {
    var overlay = Overlay(policy: "none")
    overlay.credentials = estate.context.pipelines.filter { $0.federation != nil }.map {
      CredentialSlot(
        id: "run/\($0.name)", kind: .federatedToken, cluster: $0.cluster,
        username: Principal.serviceAccountUsername(
          namespace: $0.namespace, name: $0.serviceAccount),
        places: [.buildLog(pipeline: $0.name)])
    }
    return overlay
  }

  private static func completeness(unknown kinds: [String]) throws -> ClusterCompleteness {
    for kind in kinds where ObjectKind(rawValue: kind) == nil { throw UnknownKind(kind: kind) }
    return ClusterCompleteness(
      cluster: clusterName, sources: [.kubectl], collected: .all,
      notCollected: kinds.map { UnusualKind(kind: $0, reason: "the scenario says so") })
  }

  struct UnknownKind: Error {
    var kind: String
  }
}
