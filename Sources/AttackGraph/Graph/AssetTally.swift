/// Counts assets by kind and weighs the counts, so that the sum is the same bit by bit in whatever
/// order they come.
package struct AssetTally: Sendable {
  private var counts = Array(repeating: 0, count: Asset.Kind.allCases.count)
  private var weights = Array(repeating: 0.0, count: Asset.Kind.allCases.count)

  package init() {}

  /// - Parameter weight: The same for all assets of a kind.
  package mutating func add(_ kind: Asset.Kind, weight: Double) {
    for (position, known) in Asset.Kind.allCases.enumerated() where known == kind {
      counts[position] += 1
      weights[position] = weight
    }
  }

  /// Σ weights of what was added.
  package var weight: Double {
    zip(counts, weights).reduce(0) { $0 + Double($1.0) * $1.1 }
  }
}
