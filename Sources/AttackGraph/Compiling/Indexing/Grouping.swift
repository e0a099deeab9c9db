/// Positions grouped by a small number, each group in ascending order.
struct Grouping {
  private let starts: [UInt32]
  private let items: [UInt32]

  /// - Parameters:
  ///   - keys: The group of each position; `nil` leaves the position out.
  ///   - groups: All keys are below it.
  /// - Complexity: O(positions + groups).
  init(_ keys: [UInt32?], groups: Int) {
    var starts = Array(repeating: UInt32(0), count: groups + 1)
    for case .some(let key) in keys { starts[Int(key) + 1] += 1 }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    var items = Array(repeating: UInt32(0), count: Int(starts[groups]))
    for (position, key) in keys.enumerated() {
      guard let key else { continue }
      items[Int(next[Int(key)])] = UInt32(position)
      next[Int(key)] += 1
    }
    self.starts = starts
    self.items = items
  }

  /// The positions of a group; none for a key beyond the last.
  subscript(group: UInt32) -> ArraySlice<UInt32> {
    guard Int(group) + 1 < starts.count else { return [] }
    return items[Int(starts[Int(group)])..<Int(starts[Int(group) + 1])]
  }

  func isEmpty(_ group: UInt32) -> Bool { self[group].isEmpty }
}
