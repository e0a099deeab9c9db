/// Windows of grants as they were written down, put in order by entitlement when a run is over.
///
/// Writing one touches the end of one array only, whatever the number of entitlements.
struct GrantLog {
  private struct Entry {
    var grant: GrantWindow
    var entitlement: Int32
  }

  private var entries: [Entry] = []

  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  mutating func add(_ grant: GrantWindow, to entitlement: Int32) {
    entries.append(Entry(grant: grant, entitlement: entitlement))
  }

  /// Windows by entitlement, ascending and disjoint; what overlaps is joined for the earlier reason.
  ///
  /// - Complexity: O(windows + entitlements) where those of each entitlement were added in order.
  func windows(entitlements count: Int) -> [[GrantWindow]] {
    let (places, starts) = places(entitlements: count)
    return (0..<count).map { joined(places[starts[$0]..<starts[$0 + 1]]) }
  }

  /// Positions of entries by entitlement, in the order of adding, and where those of each begin.
  private func places(entitlements count: Int) -> (places: [Int32], starts: [Int]) {
    var starts = Array(repeating: 0, count: count + 1)
    for entry in entries { starts[Int(entry.entitlement) + 1] += 1 }
    for entitlement in 0..<count { starts[entitlement + 1] += starts[entitlement] }
    var next = starts
    var places = Array(repeating: Int32(0), count: entries.count)
    for position in entries.indices {
      let entitlement = Int(entries[position].entitlement)
      places[next[entitlement]] = Int32(position)
      next[entitlement] += 1
    }
    return (places, starts)
  }

  private func joined(_ places: ArraySlice<Int32>) -> [GrantWindow] {
    guard !places.isEmpty else { return [] }
    var windows: [GrantWindow] = []
    windows.reserveCapacity(places.count)
    var isOrdered = true
    for place in places {
      isOrdered = Self.append(entries[Int(place)].grant, to: &windows) && isOrdered
    }
    return isOrdered ? windows : Self.ordered(windows)
  }

  /// Of entitlements that several bundles grant.
  private static func ordered(_ windows: [GrantWindow]) -> [GrantWindow] {
    let sorted = windows.enumerated().sorted {
      ($0.element.window.from, $0.offset) < ($1.element.window.from, $1.offset)
    }
    var result: [GrantWindow] = []
    for (_, window) in sorted { _ = append(window, to: &result) }
    return result
  }

  /// Joins what overlaps, for the earlier reason; returns whether the order is kept.
  private static func append(_ grant: GrantWindow, to windows: inout [GrantWindow]) -> Bool {
    guard let last = windows.last, grant.window.from < last.window.until else {
      windows.append(grant)
      return true
    }
    guard grant.window.from >= last.window.from else {
      windows.append(grant)
      return false
    }
    windows[windows.count - 1].extend(by: grant)
    return true
  }
}
