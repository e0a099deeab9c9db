/// A half-open interval of simulated time, `[from, until)` in whole seconds.
package struct TimeWindow: Sendable, Hashable {
  package var from: Int64
  package var until: Int64

  package init(from: Int64, until: Int64) {
    self.from = from
    self.until = until
  }

  /// From before the clock starts to after it stops.
  package static let always = TimeWindow(from: .min, until: .max)

  package func contains(_ instant: Int64) -> Bool {
    from <= instant && instant < until
  }

  package func overlaps(_ other: TimeWindow) -> Bool {
    from < other.until && other.from < until
  }

  /// Seconds of it that lie inside another; 0 where they do not meet.
  package func seconds(in other: TimeWindow) -> Int64 {
    max(0, min(until, other.until) - max(from, other.from))
  }
}
