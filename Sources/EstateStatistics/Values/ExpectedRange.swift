internal import Statistics

/// The values that are expected, ends included.
package struct ExpectedRange: Sendable, Hashable {
  /// `nil` where any smaller value will do.
  package let lower: Double?
  /// `nil` where any larger value will do.
  package let upper: Double?

  package init(from lower: Double?, to upper: Double?) {
    self.lower = lower
    self.upper = upper
  }

  /// A single figure.
  package init(_ value: Double) {
    self.init(from: value, to: value)
  }

  package func contains(_ value: Double) -> Bool {
    (lower.map { $0 <= value } ?? true) && (upper.map { value <= $0 } ?? true)
  }

  /// The range in which the share of so many things lies, when the true share is in this range.
  ///
  /// A share of few things misses the true one by chance: of five clusters none or one has what 9 %
  /// of all clusters have. So the lower end becomes the lower end of the central 99 % interval of a
  /// binomial share with the lower end as its true value, and the upper end likewise; for many
  /// things that is the range itself. Where the range is a single figure, this is the figure's own
  /// sampling error. Things that are alike for one reason (the accounts of one product) vary more
  /// than this, so the range errs on the narrow side.
  ///
  /// - Parameter count: How many things the share is of, at least 1.
  package func widened(forShareOf count: Int) -> ExpectedRange {
    ExpectedRange(
      from: lower.map { BinomialInterval(share: $0, trials: count).lower },
      to: upper.map { BinomialInterval(share: $0, trials: count).upper })
  }
}
