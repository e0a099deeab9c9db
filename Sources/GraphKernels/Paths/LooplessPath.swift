/// What to do with several edges from one vertex to another.
package enum ParallelEdges: Sendable, Hashable {
  /// Only the best counts, of equal ones that in the least slot: one path per vertex sequence.
  case best

  /// Each makes a path of its own.
  case distinct
}

/// What a join on a path needs besides the vertex by which the path enters it.
package struct JoinRequirement: Sendable, Hashable {
  /// A join that needs more than one in-neighbour.
  package let join: UInt32

  /// In-neighbours that complete it, each reached without the join; shape [need − 1].
  ///
  /// Those that the path passed before, in path order, then those discovered first.
  package let others: [UInt32]
}

/// A path on which no vertex comes twice, and what it takes.
package struct LooplessPath<Weight: Sendable & Hashable>: Sendable, Hashable {
  /// From a source to a target; shape [steps + 1].
  package let vertices: [UInt32]

  /// CSR slots of its edges.
  package let steps: [UInt32]

  let total: Weight

  /// For each join that it enters and that needs more than one in-neighbour, in path order.
  package let requirements: [JoinRequirement]
}

extension LooplessPath<UInt64> {
  /// Sum of the lengths of its edges; given as `UInt64.max` where it is more.
  package var length: UInt64 { total }
}

extension LooplessPath<Double> {
  /// Product of the probabilities of its edges, multiplied in path order.
  ///
  /// Rounded only here where it is below the least normal `Double`, to 0 if need be.
  package var probability: Double { total }
}
