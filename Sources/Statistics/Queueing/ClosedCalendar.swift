/// The wait for an opening, for somebody who comes at a uniformly random instant of a calendar that
/// repeats.
///
/// Half of a gap on average, weighted by how many come into it: Σ gap² / 2 / period.
package struct ClosedCalendar: Sendable, Hashable {
  /// After which the calendar repeats; above 0.
  package let period: Double
  /// Lengths of the closed stretches of one period.
  package let gaps: [Double]

  package init(period: Double, gaps: [Double]) {
    precondition(period > 0, "a period is above 0")
    precondition(gaps.allSatisfy { $0 >= 0 }, "a gap is at least 0")
    self.period = period
    self.gaps = gaps
    precondition(closedTime <= period, "the gaps of a period fit into it")
  }

  /// The probability of finding it open.
  package var openShare: Double { 1 - closedTime / period }

  /// Mean wait over all, those who find it open included.
  package var meanWait: Double { squares / 2 / period }

  /// Mean wait of those who find it closed; `nil` where it never is.
  package var meanWaitWhenClosed: Double? {
    closedTime > 0 ? squares / 2 / closedTime : nil
  }

  private var closedTime: Double { gaps.reduce(0, +) }
  private var squares: Double { gaps.reduce(0) { $0 + $1 * $1 } }
}
