extension UInt64 {
  /// Returns the sum, or the greatest number where that is beyond it.
  func addingSaturated(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
