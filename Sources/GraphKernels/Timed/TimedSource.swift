/// A vertex held at the outset, and when.
///
/// It is held from the latest of `from`, its window's start and the start of the run, until the
/// earliest of `until`, its window's end and the horizon; not at all where that is empty.
package struct TimedSource: Sendable, Hashable {
  /// What is held.
  package var vertex: UInt32

  /// First second at which it may be held.
  package var from: Int64

  /// Second at which the hold ends, exclusive.
  package var until: Int64

  /// Creates a source held for as long as its window and the run allow unless said otherwise.
  package init(
    vertex: UInt32, from: Int64 = TimeBound.beginning, until: Int64 = TimeBound.forever
  ) {
    self.vertex = vertex
    self.from = from
    self.until = until
  }
}
