import AttackGraph
import Estate
import EstateSources
import Foundation
import Testing

/// A cluster after one that others made vulnerable for training, read from its manifests.
struct VulnerableCluster {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/vulnerable-clusters")
  private static let cluster = "cluster"

  /// Names of all, in order.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  let graph: AttackGraph

  /// - Parameter assumed: whether steps count that manifests cannot show.
  init(_ name: String, assumed: Bool = false) throws {
    let file = Self.folder.appendingPathComponent("\(name).yaml")
    let cluster = try EstateImporter.importCluster([.path(file.path)], clusterName: Self.cluster)
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(cluster: Self.cluster, sources: [.kubectl], collected: .all)
    ]
    graph = AttackGraph.compile(
      Estate(name: name, clusters: [cluster], context: context), overlay: Overlay(policy: "none"),
      including: assumed ? Set(Certainty.allCases) : Certainty.believed)
  }

  func attack(from sources: String) throws -> Attack {
    try Attack(graph, from: sources, cluster: Self.cluster)
  }
}

extension Attack {
  /// Ids of the techniques on a shortest path, first to last; `nil` when it is not reached.
  func path(to target: String) throws -> [String]? {
    let vertices = try VertexQuery(target).vertices(in: analysis.graph, clusters: ["cluster"])
    return vertices.lazy.compactMap { analysis.path(to: $0) }.first?.map(\.technique.id)
  }
}
