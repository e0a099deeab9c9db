/// The vertices whose loss matters and how much each does.
package struct WeightedAssets: Sendable, Hashable {
  /// Distinct; shape [count].
  package let vertices: [UInt32]

  /// Shape [count].
  package let weights: [UInt64]

  /// - Complexity: O(count · log count).
  package init(_ vertices: [UInt32], weights: [UInt64]) {
    precondition(vertices.count == weights.count, "Weights have one entry per asset.")
    let sorted = vertices.sorted()
    precondition(
      zip(sorted, sorted.dropFirst()).allSatisfy { $0 < $1 }, "An asset is given once.")
    self.vertices = vertices
    self.weights = weights
  }
}
