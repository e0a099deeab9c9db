import AttackGraph
import Estate
import TestSupport

/// What is reachable from one thing of a small estate.
struct Reachability {
  let analysis: Analysis

  init(_ draft: ClusterDraft, from source: String, context: EstateContext = EstateContext()) throws
  {
    try self.init(
      AttackGraph.compile(draft.estate(context: context), overlay: Overlay(policy: "none")),
      from: source)
  }

  init(_ graph: AttackGraph, from source: String) throws {
    try self.init(graph, fromAll: [source])
  }

  init(_ graph: AttackGraph, fromAll sources: [String]) throws {
    analysis = Analysis(
      graph,
      from: try sources.flatMap { try VertexQuery($0).vertices(in: graph, clusters: ["c"]) })
  }

  func reaches(_ target: String) throws -> Bool {
    let vertices = try VertexQuery(target).vertices(in: analysis.graph, clusters: ["c"])
    return vertices.contains { analysis.path(to: $0) != nil }
  }

  /// Technique ids of the path to a target, structural rows left out.
  func techniques(to target: String) throws -> [String] {
    let vertices = try VertexQuery(target).vertices(in: analysis.graph, clusters: ["c"])
    let path = vertices.lazy.compactMap { analysis.path(to: $0) }.first ?? []
    return path.map(\.technique).filter { $0.tactic != .structural }.map(\.id)
  }
}
