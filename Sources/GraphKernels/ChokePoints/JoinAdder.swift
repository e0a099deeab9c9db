/// Finds in which bits at least so many of several rows are set, for all bits at once.
///
/// Counters lie across the rows: bit x of plane i is bit i of the counter of bit x. They start at
/// 2^planes − need, so that a counter runs over exactly when the need is met.
struct JoinAdder {
  /// The bits in which the need is met so far.
  private(set) var met = RemovalRow.zero

  private var planes = Array(repeating: RemovalRow.zero, count: UInt32.bitWidth)
  private var planeCount = 0

  /// Starts anew with a need of 1 or more.
  mutating func start(need: UInt32) {
    met = .zero
    planeCount = UInt32.bitWidth - (need - 1).leadingZeroBitCount
    let start = (UInt64(1) << UInt64(planeCount)) - UInt64(need)
    for plane in 0..<planeCount {
      let isSet = start >> UInt64(plane) & 1 == 1
      planes[plane] = isSet ? RemovalRow(repeating: .max) : .zero
    }
  }

  /// Counts one row.
  mutating func add(_ row: RemovalRow) {
    var carry = row
    for plane in 0..<planeCount {
      let former = planes[plane]
      planes[plane] = former ^ carry
      carry &= former
    }
    met |= carry
  }
}
