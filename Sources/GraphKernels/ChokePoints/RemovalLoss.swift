/// What is no longer reached once something is removed.
package struct RemovalLoss: Sendable, Hashable {
  /// Number of assets.
  package var count = 0

  /// Sum of their weights, at most `UInt64.max`.
  package var weight: UInt64 = 0

  /// Nothing is lost.
  package static let none = RemovalLoss()

  package init(count: Int = 0, weight: UInt64 = 0) {
    self.count = count
    self.weight = weight
  }

  mutating func add(weight: UInt64) {
    count += 1
    self.weight = self.weight.addingSaturated(weight)
  }
}
