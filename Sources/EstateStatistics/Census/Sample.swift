internal import Statistics

/// Whole numbers, one per thing that was counted, whose order means nothing.
package struct Sample: Sendable, Hashable {
  /// How often each number occurs.
  private var counts: [Int: Int] = [:]
  package private(set) var size = 0

  package init(_ values: some Sequence<Int> = []) {
    for value in values { add(value) }
  }

  package mutating func add(_ value: Int) {
    counts[value, default: 0] += 1
    size += 1
  }

  package static func += (left: inout Sample, right: Sample) {
    left.counts.merge(right.counts, uniquingKeysWith: +)
    left.size += right.size
  }

  /// Every value, ascending.
  ///
  /// - Complexity: O(values + distinct values × log distinct values).
  package var sorted: [Double] {
    counts.sorted { $0.key < $1.key }
      .flatMap { Array(repeating: Double($0.key), count: $0.value) }
  }

  package var sum: Int { counts.reduce(0) { $0 + $1.key * $1.value } }
  package var largest: Int? { counts.keys.max() }
  package var mean: Double? { size == 0 ? nil : Double(sum) / Double(size) }

  /// The most frequent value, of several the smallest; `nil` of an empty sample.
  package var mode: Int? {
    counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// The smallest value with at least this share of the sample at or below it; `nil` of an empty
  /// sample.
  package func quantile(_ share: Double) -> Double? {
    size == 0 ? nil : SampleQuantile.nearestRank(share, sorted: sorted)
  }

  package var median: Double? { quantile(0.5) }
}
