/// A vertex or an edge that a cut removes.
struct CutElement: Sendable, Hashable {
  var isEdge: Bool

  /// The vertex, or the slot of the edge.
  var id: UInt32

  var cost: UInt64
}

extension [CutElement] {
  /// Sum of the costs; 2^32 elements cannot exceed the type.
  var cost: UInt128 { reduce(0) { $0 + UInt128($1.cost) } }

  var removal: Removal {
    Removal(
      vertices: filter { !$0.isEdge }.map(\.id), edges: filter { $0.isEdge }.map(\.id))
  }
}
