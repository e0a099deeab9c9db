import GraphKernels
import Specs

extension Replayer {
  /// Weight that what survives an eviction reaches from then to the end, undetected.
  ///
  /// Every hold of that instant is cut as ``RevocationRule`` and ``EvictionCut`` say; the attacker
  /// floods from the rest, in the durations of the trial. What had been reached before counts only if
  /// it is reached again. Follows `course`.
  mutating func residualWeight(
    at instant: Int64, _ span: ReplaySpan, _ foothold: Foothold
  ) -> Double {
    guard instant > span.start else { return 0 }
    let sources = survivors(at: instant, span) + foothold.lasting(at: instant)
    guard !sources.isEmpty else { return 0 }
    var rest = span
    rest.start = instant
    reach(sources, rest, durations)
    return reachedWeight()
  }

  private mutating func survivors(at instant: Int64, _ span: ReplaySpan) -> [TimedSource] {
    eviction.reset()
    let isSequential = setting.attacker.behaviour == .sequential
    if isSequential {
      for hold in sequential.state.holds where hold.arrival < instant {
        eviction.add(
          EvictionCut.Hold(
            vertex: hold.vertex, arrival: hold.arrival, expiry: hold.expiry, slot: hold.slot))
      }
    } else {
      for label in timed.labels {
        // They ascend by arrival.
        guard label.arrival < instant else { break }
        eviction.add(
          EvictionCut.Hold(
            vertex: label.vertex, arrival: label.arrival, expiry: label.expiry,
            slot: label.edge == TimedLabel.sourceEdge ? nil : label.edge))
      }
    }
    return eviction.survivors(
      of: instant,
      EvictionCut.Context(
        laid: laid, tables: tables, durations: durations, horizon: span.end,
        takesAll: !isSequential))
  }
}
