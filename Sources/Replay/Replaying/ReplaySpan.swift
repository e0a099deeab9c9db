/// The seconds that a trial runs: from first use until the horizon, exclusive.
struct ReplaySpan: Sendable, Hashable {
  var start: Int64
  var end: Int64

  /// - Parameter horizon: Seconds from first use.
  init(start: Int64, horizon: Int64) {
    self.start = start
    end = start.saturatingSum(horizon)
  }

  /// When the attacker is out: evicted, or at the end.
  func cut(by eviction: Eviction) -> Int64 {
    eviction.offset.map { min(end, start.saturatingSum($0)) } ?? end
  }
}

extension Int64 {
  /// The last instant where the sum has no room.
  func saturatingSum(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
