internal import AttackGraph

/// The shape of the attack graph.
package struct GraphCensus: Sendable, Hashable {
  package private(set) var vertices = 0
  package private(set) var edges = 0
  /// Pairs of different vertices of one estate.
  private var pairs = 0.0
  /// One value per vertex.
  package private(set) var outDegrees = Sample()

  init() {}

  init(_ graph: AttackGraph) {
    vertices = graph.vertices.count
    edges = graph.edges.count
    pairs = Double(vertices) * Double(vertices - 1)
    var degrees = [Int](repeating: 0, count: vertices)
    for edge in graph.edges { degrees[Int(edge.tail)] += 1 }
    outDegrees = Sample(degrees)
  }

  /// Edges per pair of vertices; `nil` without pairs.
  package var density: Double? { pairs == 0 ? nil : Double(edges) / pairs }

  static func += (left: inout GraphCensus, right: GraphCensus) {
    left.vertices += right.vertices
    left.edges += right.edges
    left.pairs += right.pairs
    left.outDegrees += right.outDegrees
  }
}
