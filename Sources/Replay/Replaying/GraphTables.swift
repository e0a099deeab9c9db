package import AttackGraph

import Estate
import Sampling

/// What trials look up by vertex or technique of an attack graph, worked out once.
///
/// It serves every timeline, compromise and trial on the graph: texts are hashed here and nowhere
/// else.
package struct GraphTables: Sendable {
  /// Names the vertex in draws; shape [graph vertices].
  let vertexKeys: [EntityKey]
  /// What the vertex counts as; `nil` where it is no asset; shape [graph vertices].
  let assets: [Asset?]
  /// Whether it is a user or service account of the estate; shape [graph vertices].
  let isIdentity: [Bool]
  /// What eviction does to a hold on it; shape [graph vertices].
  let revocations: [RevocationRule]
  /// Probability that a step raises an alert; shape [techniques].
  let chances: [Double]
  /// A number that stands for the technique's name; shape [techniques].
  let techniqueKeys: [UInt64]

  /// - Complexity: O(vertices), with a text for each.
  package init(_ graph: AttackGraph) {
    let vertices = graph.vertices
    vertexKeys = vertices.map { EntityKey($0.key) }
    assets = vertices.map(\.asset)
    isIdentity = vertices.map(\.isIdentity)
    let credentials = graph.overlay.credentials
    revocations = vertices.map { RevocationRule($0, credentials: credentials) }
    chances = graph.catalogue.techniques.map(\.detection.probability)
    techniqueKeys = graph.catalogue.techniques.map { EntityKey($0.id).value }
  }

  /// Names what a technique does to a vertex, whoever does it.
  func key(technique: Int, target: UInt32) -> EntityKey {
    vertexKeys[Int(target)].appending(techniqueKeys[technique])
  }
}
