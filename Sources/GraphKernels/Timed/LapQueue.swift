/// Labels on renewing cycles whose way along the cycle comes before everything else they lead to.
///
/// If the cycle renews the hold, what else it leads to is then relaxed once, not twice. Labels that
/// last to the horizon go first: they overtake those that wait.
struct LapQueue {
  private var lasting: [Int32] = []
  private var lastingNext = 0
  private var others: [Int32] = []
  private var othersNext = 0

  /// Adds a label by its index; one that lasts to the horizon only if there may be others of its
  /// instant to overtake.
  mutating func push(_ label: Int32, first: Bool) {
    if !first {
      others.append(label)
    } else if !others.isEmpty {
      lasting.append(label)
    }
  }

  @inline(__always)
  mutating func next() -> Int32? {
    if lastingNext < lasting.count {
      lastingNext &+= 1
      return lasting[lastingNext &- 1]
    }
    guard othersNext < others.count else {
      if othersNext > 0 { reset() }
      return nil
    }
    othersNext &+= 1
    return others[othersNext &- 1]
  }

  mutating func reset() {
    lasting.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    lastingNext = 0
    othersNext = 0
  }
}
