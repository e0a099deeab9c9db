extension Int64 {
  /// The instant so many seconds later, or the last or first one where that lies beyond; an endless
  /// instant stays so, and `.max` seconds are endless.
  func adding(_ seconds: Int64) -> Int64 {
    if self == .max || self == .min { return self }
    if seconds == .max { return .max }
    let (sum, overflow) = addingReportingOverflow(seconds)
    return overflow ? (seconds < 0 ? .min : .max) : sum
  }
}
