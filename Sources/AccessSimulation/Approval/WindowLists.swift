import Estate

/// Arithmetic of lists of windows, each ascending and disjoint.
enum WindowLists {
  /// The open hours of a calendar over `[0, end)`, adjacent ones joined.
  ///
  /// - Complexity: O(days).
  static func open(_ hours: WorkingHours, until end: Int64) -> [TimeWindow] {
    guard hours.start < hours.end, !hours.days.isEmpty else { return [] }
    let day: Int64 = 86_400
    var windows: [TimeWindow] = []
    // Local days that begin before 0 or after the end may reach into the run.
    var date: Int64 = -8
    while date * day - hours.utcOffset < end.adding(day) {
      let weekday = Int((date % 7 + 7) % 7)
      if hours.days.contains(weekday) {
        let midnight = date * day - hours.utcOffset
        append(
          TimeWindow(
            from: max(0, midnight + hours.start), until: min(end, midnight + hours.end)),
          to: &windows)
      }
      date += 1
    }
    return windows
  }

  private static func append(_ window: TimeWindow, to windows: inout [TimeWindow]) {
    guard window.from < window.until else { return }
    if let last = windows.last, last.until >= window.from {
      windows[windows.count - 1].until = max(last.until, window.until)
    } else {
      windows.append(window)
    }
  }

  /// What lies in both lists.
  static func intersection(_ left: [TimeWindow], _ right: [TimeWindow]) -> [TimeWindow] {
    var result: [TimeWindow] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      append(
        TimeWindow(
          from: max(left[i].from, right[j].from), until: min(left[i].until, right[j].until)),
        to: &result)
      if left[i].until < right[j].until { i += 1 } else { j += 1 }
    }
    return result
  }

  /// What lies in either list, adjacent windows joined.
  static func union(_ left: [TimeWindow], _ right: [TimeWindow]) -> [TimeWindow] {
    var result: [TimeWindow] = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      if j == right.count || (i < left.count && left[i].from <= right[j].from) {
        append(left[i], to: &result)
        i += 1
      } else {
        append(right[j], to: &result)
        j += 1
      }
    }
    return result
  }
}
