/// The strongly connected components of a directed graph, or of the part that some roots reach.
///
/// Ids are in reverse topological order: an edge between two components leads to the lower id.
/// An ascending scan therefore meets every component after all that it reaches.
///
/// - Source: Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1,
///   1972; here without recursion, with the low links of the current path only.
package struct StronglyConnectedComponents: Sendable, Hashable {
  /// What `ids` holds for a vertex that no root reaches.
  package static let none = UInt32.max

  /// Number of components.
  package let count: Int

  /// Component of each vertex, `none` where no root reaches it; shape [vertexCount].
  package let ids: [UInt32]

  /// The vertices by component; shape [vertices reached].
  package let members: [UInt32]

  /// First place in `members` of each component; shape [count + 1].
  package let offsets: [UInt32]

  /// Finds the components of a topology, its joins taken as ordinary vertices.
  ///
  /// - Parameter roots: Vertices to start from; nil for all of them.
  /// - Complexity: O(V + E).
  package init(_ topology: Topology, from roots: [UInt32]? = nil) {
    self.init(PlainRows(offsets: topology.offsets, heads: topology.heads), from: roots)
  }

  init(_ rows: PlainRows, from roots: [UInt32]? = nil) {
    var search = ComponentSearch(vertexCount: rows.vertexCount)
    if let roots {
      for root in roots {
        precondition(root < rows.vertexCount, "A root is one of the topology's vertices.")
        search.run(rows.offsets.span, rows.heads.span, from: root)
      }
    } else {
      for root in 0..<UInt32(rows.vertexCount) {
        search.run(rows.offsets.span, rows.heads.span, from: root)
      }
    }
    count = search.starts.count - 1
    ids = search.ids
    members = search.members
    offsets = search.starts
  }

  /// Returns the vertices of a component.
  package func members(of component: UInt32) -> ArraySlice<UInt32> {
    members[Int(offsets[Int(component)])..<Int(offsets[Int(component) + 1])]
  }
}
