/// What it costs to remove each vertex and each edge; nil where it cannot be removed.
package struct RemovalCosts: Sendable, Hashable {
  /// Shape [vertexCount], nil where no vertex can be removed.
  package let vertices: [UInt64?]?

  /// By slot; shape [edgeCount], nil where no edge can be removed.
  package let edges: [UInt64?]?

  package init(vertices: [UInt64?]? = nil, edges: [UInt64?]? = nil) {
    self.vertices = vertices
    self.edges = edges
  }

  /// Returns everything that costs less than a limit.
  ///
  /// - Complexity: O(V + E).
  func cheaper(than limit: UInt128) -> Removal {
    Removal(
      vertices: Self.cheaper(than: limit, vertices), edges: Self.cheaper(than: limit, edges))
  }

  /// Returns the cost of a vertex if it is less than a limit.
  func vertex(_ vertex: UInt32, below limit: UInt128) -> UInt64? {
    guard let cost = vertices?[Int(vertex)], UInt128(cost) < limit else { return nil }
    return cost
  }

  /// Returns the cost of the edge in a slot if it is less than a limit.
  func edge(_ slot: UInt32, below limit: UInt128) -> UInt64? {
    guard let cost = edges?[Int(slot)], UInt128(cost) < limit else { return nil }
    return cost
  }

  private static func cheaper(than limit: UInt128, _ costs: [UInt64?]?) -> [UInt32] {
    guard let costs else { return [] }
    return costs.indices.filter { place in
      costs[place].map { UInt128($0) < limit } ?? false
    }.map { UInt32($0) }
  }
}
