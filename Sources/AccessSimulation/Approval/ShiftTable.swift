/// When approvers are on shift: one list of windows for each calendar that some of them share.
///
/// Asked in order of time, so that each answer is amortised O(1).
struct ShiftTable {
  /// The windows of all calendars, each list ending with an empty window that is never over.
  private(set) var windows: [TimeWindow] = []
  /// Position of the first window of each calendar that is not over.
  private var cursors: [Int] = []
  private var starts: [Int] = []

  private static let never = TimeWindow(from: .max, until: .max)

  var count: Int { starts.count }

  /// Adds a calendar, ascending and disjoint, and returns its position.
  mutating func add(_ list: [TimeWindow]) -> Int {
    starts.append(windows.count)
    cursors.append(windows.count)
    windows += list
    windows.append(Self.never)
    return starts.count - 1
  }

  /// The window of a calendar that is open at an instant, or the next one.
  ///
  /// - Precondition: no earlier instant is asked for than before.
  mutating func current(_ calendar: Int, at instant: Int64) -> Int {
    var cursor = cursors[calendar]
    while windows[cursor].until <= instant { cursor += 1 }
    cursors[calendar] = cursor
    return cursor
  }

  /// Whether a calendar is open at an instant.
  ///
  /// - Precondition: as ``current(_:at:)``.
  mutating func isOpen(_ calendar: Int, at instant: Int64) -> Bool {
    windows[current(calendar, at: instant)].from <= instant
  }

  /// The first opening of a calendar after an instant; `nil` when there is none.
  func nextOpening(_ calendar: Int, after instant: Int64) -> Int64? {
    var cursor = cursors[calendar]
    while windows[cursor].from <= instant { cursor += 1 }
    return windows[cursor].from == .max ? nil : windows[cursor].from
  }

  /// Open seconds of a calendar inside a window.
  ///
  /// - Complexity: O(windows of the calendar).
  func openSeconds(_ calendar: Int, in window: TimeWindow) -> Int64 {
    openSeconds(from: starts[calendar], in: window)
  }

  /// Open seconds inside a window that begins no earlier than the window at a position.
  func openSeconds(from position: Int, in window: TimeWindow) -> Int64 {
    var total: Int64 = 0
    var position = position
    while windows[position].from < window.until {
      total += windows[position].seconds(in: window)
      position += 1
    }
    return total
  }
}
