/// A few edges by slot, looked up by halving.
struct SortedSlots: Sendable {
  private let slots: [UInt32]

  init(_ slots: [UInt32]) { self.slots = slots.sorted() }

  /// - Complexity: O(log count).
  @inline(__always)
  func contains(_ slot: UInt32) -> Bool {
    guard !slots.isEmpty else { return false }
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle] < slot { low = middle + 1 } else { high = middle }
    }
    return low < slots.count && slots[low] == slot
  }
}
