/// Pending labels, first to arrive on top: a radix heap, which may be emptied in order only.
///
/// A label waits in the bucket of the highest bit in which its arrival differs from that of the
/// last label taken. When the nearest bucket becomes the present, its labels move to lower
/// buckets, those that arrive now to a small heap, which holds them longest lasting first.
/// - Source: Ahuja, Mehlhorn, Orlin and Tarjan, "Faster algorithms for the shortest path problem",
///   Journal of the ACM 37, 1990.
struct PendingQueue {
  /// Labels that arrive at `now`.
  private var present = PresentLabels()
  private var buckets: [[PendingLabel]] = Array(repeating: [], count: 65)
  /// Bit b - 1 says whether bucket b holds something.
  private var occupied: UInt64 = 0
  private var now = Int64.min

  /// Labels put in since the last reset.
  private(set) var pushCount = 0

  /// - Precondition: It arrives no earlier than the last label taken.
  @inline(__always)
  mutating func push(_ label: PendingLabel) {
    pushCount &+= 1
    place(label)
  }

  /// Returns the first label to arrive before an instant, nil if there is none.
  @inline(__always)
  mutating func pop(before stop: Int64) -> PendingLabel? {
    if present.isEmpty {
      guard occupied != 0, advance(before: stop) else { return nil }
    }
    return now < stop ? present.pop() : nil
  }

  /// A label that comes first or soon, nil if there is none.
  @inline(__always)
  var preview: PendingLabel? {
    if let next = present.first { return next }
    return occupied == 0 ? nil : buckets[occupied.trailingZeroBitCount + 1].last
  }

  mutating func reset() {
    present.removeAll()
    while occupied != 0 {
      buckets[occupied.trailingZeroBitCount + 1].removeAll(keepingCapacity: true)
      occupied &= occupied - 1
    }
    now = .min
    pushCount = 0
  }

  @inline(__always)
  private mutating func place(_ label: PendingLabel) {
    let difference = UInt64(bitPattern: label.arrival ^ now)
    guard difference != 0 else {
      present.push(label)
      return
    }
    let bucket = 64 &- difference.leadingZeroBitCount
    buckets[bucket].append(label)
    occupied |= 1 << UInt64(bucket &- 1)
  }

  /// Makes the first arrival the present, unless it is at an instant or later.
  private mutating func advance(before stop: Int64) -> Bool {
    let bucket = occupied.trailingZeroBitCount + 1
    var first = Int64.max
    for label in buckets[bucket] where label.arrival < first { first = label.arrival }
    guard first < stop else { return false }
    now = first
    occupied &= occupied - 1
    var moving: [PendingLabel] = []
    swap(&moving, &buckets[bucket])
    for label in moving { place(label) }
    moving.removeAll(keepingCapacity: true)
    swap(&moving, &buckets[bucket])
    return true
  }
}
