/// A graph and the run on it whose steps are sought.
struct StepContext {
  let topology: TimedTopology
  let reverse: ReverseRows
  let run: FinishedRun
  let ranks: [UInt32]

  /// What an edge gives at an instant.
  struct Delivery {
    /// Whether a label gives exactly that arrival.
    var isExact = false

    /// Whether that takes a holding period of the tail that itself begins at the instant.
    var isImmediate = false

    /// Whether the head, if it is a join, has the input at the instant without such a period.
    var isIndependent = false
  }

  /// Returns what the edge at a place of the reverse rows gives to a vertex at an instant.
  ///
  /// The last label that arrived in time decides, because it expires last.
  /// - Complexity: O(log labels of the tail).
  func delivery(at place: Int, to head: Int, _ instant: Int64, _ index: LabelIndex) -> Delivery {
    var delivery = Delivery()
    let slot = Int(reverse.slots[place])
    let tail = reverse.tails[place]
    let (begin, overflow) = instant.subtractingReportingOverflow(run.durations[slot])
    guard !overflow, run.windows[head].from <= begin,
      let label = index.latest(of: tail, by: begin)
    else { return delivery }
    if index.arrivals[label] == instant && index.isOpening[label] {
      delivery.isImmediate = true
      delivery.isExact = true
      if instant > .min, let former = index.latest(of: tail, by: instant - 1) {
        delivery.isIndependent = outlasts(instant, slot, head, from: former, index)
      }
    } else if outlasts(instant, slot, head, from: label, index) {
      delivery.isExact = max(index.arrivals[label], run.windows[head].from) == begin
      delivery.isIndependent = true
    }
    return delivery
  }

  /// Whether the step from a label is feasible and what it gives is held at an instant.
  private func outlasts(
    _ instant: Int64, _ slot: Int, _ head: Int, from label: Int, _ index: LabelIndex
  ) -> Bool {
    let gain = TimeBound.extend(index.expiries[label], by: topology.extensions[slot])
    return max(index.arrivals[label], run.windows[head].from) < index.expiries[label]
      && min(run.horizon, run.windows[head].until, gain) > instant
  }
}
