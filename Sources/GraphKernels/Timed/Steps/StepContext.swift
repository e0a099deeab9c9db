/// A graph and the run on it whose steps are sought.
struct StepContext {
  let topology: TimedTopology
  let reverse: ReverseRows
  let run: FinishedRun
  /// By place of the reverse rows; shape [edgeCount].
  let ranks: [UInt32]
  let labels: [TimedLabel]

  /// What an edge gives at an instant.
  struct Delivery {
    /// Whether a label gives exactly that arrival.
    var isExact = false

    /// Whether that takes a holding period of the tail that itself begins at the instant.
    var isImmediate = false

    /// Whether the head, if it is a join, has the input at the instant without such a period; only
    /// where that was asked.
    var isIndependent = false

    /// Number of the tail's period that it is taken from.
    var period: UInt32 = 0
  }

  /// The rank of the edge that the label of a step came by, if that took time; otherwise the greatest.
  ///
  /// That edge surely gives the step, and from what was held before: no worse one need be looked at.
  /// Not so for a join, whose worse inputs say what it presupposes.
  @inline(__always)
  func limit(of step: TimedStep) -> UInt32 {
    let edge = labels[step.label].edge
    guard edge != TimedLabel.sourceEdge, topology.joinNeeds[Int(step.vertex)] == 0,
      run.durations[Int(edge)] > 0
    else { return .max }
    for place in reverse.row(of: step.vertex) where reverse.slots[place] == edge {
      return ranks[place]
    }
    return .max
  }

  /// Returns what the edge at a place of the reverse rows gives to a vertex at an instant.
  ///
  /// The last label that arrived in time decides, because it expires last.
  ///
  /// - Parameter asksIndependence: Whether it matters if the delivery is independent; otherwise that
  ///   is left open.
  /// - Complexity: O(log labels of the tail).
  @inline(__always)
  func delivery(
    at place: Int, to head: Int, _ instant: Int64, _ index: LabelIndex, asksIndependence: Bool
  ) -> Delivery {
    var delivery = Delivery()
    let tail = reverse.tails[place]
    let row = index.row(of: tail)
    guard row.count > 0 else { return delivery }
    let slot = Int(reverse.slots[place])
    let (begin, overflow) = instant.subtractingReportingOverflow(run.durations[slot])
    let opening = run.windows[head].from
    // Most edges end here: they would have given the head earlier or later.
    if !asksIndependence, row.count == 1, max(row.firstArrival, opening) != begin {
      return delivery
    }
    guard !overflow, opening <= begin,
      let label = index.latest(of: tail, by: begin)
    else { return delivery }
    let entry = index.entries[label]
    delivery.period = entry.period
    if entry.arrival == instant && entry.isOpening {
      delivery.isImmediate = true
      delivery.isExact = true
      if asksIndependence, instant > .min, let former = index.latest(of: tail, by: instant - 1) {
        delivery.isIndependent = outlasts(instant, slot, head, from: former, index)
      }
    } else if outlasts(instant, slot, head, from: label, index) {
      delivery.isExact = max(entry.arrival, opening) == begin
      delivery.isIndependent = true
    }
    return delivery
  }

  /// Whether the step from a label is feasible and what it gives is held at an instant.
  private func outlasts(
    _ instant: Int64, _ slot: Int, _ head: Int, from label: Int, _ index: LabelIndex
  ) -> Bool {
    let entry = index.entries[label]
    let gain = TimeBound.extend(entry.expiry, by: topology.extensions[slot])
    return max(entry.arrival, run.windows[head].from) < entry.expiry
      && min(run.horizon, run.windows[head].until, gain) > instant
  }
}
