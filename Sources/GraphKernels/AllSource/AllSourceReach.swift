/// What each source of an all-source question reaches.
package struct AllSourceReach: Sendable, Hashable {
  /// Number of assets reached by position in the sources given; shape [source count].
  package let counts: [UInt64]

  /// Sum of the weights of those assets; shape [source count].
  package let weights: [UInt64]

  /// What it took; the same for every number of threads.
  package let work: Work

  /// How often rows of 2048 bits were touched.
  package struct Work: Sendable, Hashable {
    /// Rows united with another row.
    package var rowUnions = 0

    /// Rows completed.
    package var rows = 0

    package init() {}

    static func + (left: Work, right: Work) -> Work {
      var sum = left
      sum.rowUnions += right.rowUnions
      sum.rows += right.rows
      return sum
    }
  }
}
