// A cycle of mints renews itself: lap by lap the expiry grows, up to the horizon. Running every lap
// would take thousands of them over all that is reachable, so a lap that is sure to repeat is run
// once and its label lasts to the horizon at once.
//
// A label (a1, e1) back at a vertex of its own path, which it left as (a0, e0), repeats if it gained
// (e1 > e0), no slower than it took (e1 - e0 >= a1 - a0), and nothing on the lap ends before the
// horizon, neither a vertex nor what else its joins need.
//
// Where the lap takes no time, all its rounds happen in one instant, and only the last counts. Where
// it takes time, the next one must be done before (a1, e1) ends, or there would be a break; and a
// step that outlasts (a1, e1) might be feasible later, by a lap that left more, or never: ending at
// the horizon would give it too early. So the hold must outlast a lap and every chain of such steps
// together, and until it does laps are run; where each lap gains more than it takes, a few are
// enough.
extension TimedWorkspace {
  /// Returns the renewal that a label about to be settled completes, nil if it does not.
  ///
  /// - Parameters:
  ///   - next: An input of the join where it is one.
  ///   - expiry: Of the label that will be settled.
  mutating func renewal(
    _ next: PendingLabel, until expiry: Int64, _ cycles: RenewingCycles, _ run: TimedRun
  ) -> Renewal? {
    let cycle = cycles.cycles[Int(next.vertex)]
    var vertex = next.vertex
    var edge = next.edge
    var parent = next.parent
    while parent != TimedLabel.noParent {
      guard repeats(vertex, enteredBy: edge, run) else { return nil }
      let label = settled.labels[Int(parent)]
      guard cycles.cycles[Int(label.vertex)] == cycle else { return nil }
      if label.vertex == next.vertex {
        return renewal(from: Int(parent), next.arrival, expiry, cycle, cycles, run)
      }
      vertex = label.vertex
      edge = label.edge
      parent = label.parent
    }
    return nil
  }

  private mutating func renewal(
    from index: Int, _ arrival: Int64, _ expiry: Int64, _ cycle: UInt32, _ cycles: RenewingCycles,
    _ run: TimedRun
  ) -> Renewal? {
    let former = settled.labels[index]
    let lapSeconds = arrival - former.arrival
    let gainedSeconds = expiry - former.expiry
    guard gainedSeconds > 0, gainedSeconds >= lapSeconds else { return nil }
    if lapSeconds > 0 {
      let longest = longestChain(from: cycle, cycles, run)
      guard expiry - arrival > TimeBound.finish(longest, after: lapSeconds) else { return nil }
    }
    return Renewal(
      label: settled.labels.count, lapStart: index, lapSeconds: lapSeconds,
      gainedSeconds: gainedSeconds)
  }

  /// Returns whether a vertex of a lap lets the next lap through as it did this one.
  private func repeats(_ vertex: UInt32, enteredBy edge: UInt32, _ run: TimedRun) -> Bool {
    guard run.windows[Int(vertex)].until >= run.horizon else { return false }
    let need = run.topology.joinNeeds[Int(vertex)]
    guard need > 1 else { return true }
    let inputs = run.topology.inputs
    return ledger.count(
      lastingTo: run.horizon, in: inputs.places(of: Int(vertex)),
      but: inputs.places[Int(edge)]) >= Int(need) - 1
  }
}
