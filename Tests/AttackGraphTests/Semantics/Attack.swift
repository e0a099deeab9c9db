import AttackGraph
import Estate
import TestSupport
import Testing

/// What an attacker who starts somewhere in a small cluster takes and reaches.
struct Attack {
  let analysis: Analysis
  private let cluster: String

  /// - Parameter sources: one query or several, separated by blanks.
  init(
    _ draft: ClusterDraft, from sources: String = "user:eve", context: EstateContext = .complete,
    including: Set<Certainty> = Certainty.believed
  ) throws {
    let graph = AttackGraph.compile(
      draft.estate(context: context), overlay: Overlay(policy: "none"), including: including)
    try self.init(graph, from: sources)
  }

  init(_ graph: AttackGraph, from sources: String, cluster: String = "c") throws {
    self.cluster = cluster
    let queries = try sources.split(separator: " ").map { try VertexQuery(String($0)) }
    analysis = Analysis(
      graph, from: try queries.flatMap { try $0.vertices(in: graph, clusters: [cluster]) })
  }

  /// Steps of a technique that lead from something reached to something reached.
  func steps(_ technique: String) throws -> [AttackEdge] {
    guard let row = Catalogue.standard.index(of: technique) else {
      throw NoSuchRow(id: technique)
    }
    let reached = Set(analysis.reached)
    return analysis.graph.edges.filter {
      $0.technique == row && reached.contains($0.tail) && reached.contains($0.head)
    }
  }

  /// - Throws: when the catalogue has no such row, so that a misspelt one is not merely not taken.
  func takes(_ technique: String) throws -> Bool {
    try !steps(technique).isEmpty
  }

  /// - Throws: when the graph has no such thing, so that a misspelt name is not merely unreached.
  func reaches(_ target: String) throws -> Bool {
    let vertices = try VertexQuery(target).vertices(in: analysis.graph, clusters: [cluster])
    return vertices.contains { analysis.path(to: $0) != nil }
  }
}

struct NoSuchRow: Error {
  let id: String
}

extension Authorizer {
  /// Whether RBAC lets a user make a request.
  func allows(_ request: AccessRequest, by user: String = "eve") -> Bool {
    decide(request.by(.user(user))).allowed
  }
}
