import Histogram

/// How often each latency was seen, in buckets of three significant digits.
///
/// Whole seconds below 2,048 are kept exactly; above, a bucket is at most a 1,024th of its values
/// wide and stands for its middle, so a quantile is off by less than 0.1 %. Count and total are
/// exact. Two histograms merge without further loss: merging those of parts gives that of the whole.
///
/// - Source: Tene, "HdrHistogram: A High Dynamic Range Histogram", hdrhistogram.org.
package struct LatencyHistogram: Sendable, Equatable {
  /// So many latencies of one bucket.
  package struct Step: Sendable, Hashable {
    /// The middle of the bucket.
    package var seconds: Int64
    package var count: Int

    package init(seconds: Int64, count: Int) {
      self.seconds = seconds
      self.count = count
    }
  }

  private var buckets = Histogram<UInt64>(numberOfSignificantValueDigits: .three)
  /// Σ of the latencies, exact.
  package private(set) var totalSeconds: Int64 = 0

  /// Without any latency.
  package init() {}

  /// How many latencies were recorded.
  package var count: Int { Int(buckets.totalCount) }

  /// Adds a latency, so many times.
  ///
  /// - Precondition: neither is negative, and the total stays below 2^63.
  /// - Complexity: O(1) but for growing to the largest latency.
  package mutating func record(_ seconds: Int64, count: Int = 1) {
    precondition(seconds >= 0 && count >= 0, "a latency is not negative")
    guard count > 0 else { return }
    buckets.record(UInt64(seconds), count: UInt64(count))
    totalSeconds += seconds * Int64(count)
  }

  /// Adds all latencies of another histogram.
  package mutating func merge(_ other: LatencyHistogram) {
    buckets.add(other.buckets)
    totalSeconds += other.totalSeconds
  }

  /// Every bucket that is not empty, ascending.
  ///
  /// Recording the steps gives a histogram with the same steps again.
  package var steps: [Step] {
    buckets.recordedValues().map { bucket in
      let range = buckets.equivalentRangeForValue(bucket.value)
      let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
      return Step(seconds: Int64(middle), count: Int(bucket.count))
    }
  }

  /// The exact mean; `nil` without latencies.
  package var mean: Double? {
    count == 0 ? nil : Double(totalSeconds) / Double(count)
  }

  /// The bucket of the smallest latency with at least a share p of all at or below it (type 1);
  /// `nil` without latencies.
  ///
  /// - Parameter p: From 0 to 1; 0 gives the smallest.
  /// - Complexity: O(buckets).
  package func quantile(_ p: Double) -> Int64? {
    precondition(p >= 0 && p <= 1, "a quantile's share is from 0 to 1")
    // Rounding of p × count must not push an exact share to the next latency.
    let position = (p * Double(count) * (1 - 1e-12)).rounded(.up)
    let rank = max(1, Int(position))
    var seen = 0
    for step in steps {
      seen += step.count
      if seen >= rank { return step.seconds }
    }
    return nil
  }
}
