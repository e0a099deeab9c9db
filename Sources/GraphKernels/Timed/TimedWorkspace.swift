/// Replays a compromise over a timed graph: which vertices are held, from when and until when.
///
/// One workspace serves one run at a time and is used again for the next; resetting it costs what
/// the last run touched. Labels are settled in order of arrival, which is exact because every
/// step is monotone in arrival and expiry. Within an instant the labels that last at least as
/// long as their parent come at once, breadth first in slot order, those on renewing cycles first;
/// the others longest first, then by vertex, slot and parent, of equal ones of a vertex only the first
/// that was found. Arrivals and expiries do not depend on
/// that order, nor on how the vertices are numbered or the edges ordered.
package struct TimedWorkspace: ~Copyable {
  private(set) var settled: SettledLabels
  private(set) var waiting: WaitingLabels
  private(set) var ledger: JoinLedger
  private var laps = LapQueue()
  /// Seconds by component, of the durations of this run; nil until they are asked for.
  private var longestChains: [Int64]?
  private let edgeCount: Int
  private let joinInputs: JoinInputs

  /// Edges relaxed during the last run, a measure of its work.
  package private(set) var relaxedCount = 0

  /// The holds of the last run that renew themselves, in settle order.
  package private(set) var renewals: [Renewal] = []

  /// Creates a workspace for runs over one topology.
  package init(for topology: TimedTopology) {
    settled = SettledLabels(vertexCount: topology.vertexCount)
    waiting = WaitingLabels(vertexCount: topology.vertexCount)
    ledger = JoinLedger(count: topology.inputs.count)
    edgeCount = topology.edgeCount
    joinInputs = topology.inputs
  }

  /// The settled labels of the last run, in settle order: arrivals never decrease.
  ///
  /// A vertex has several where a later one lasts longer.
  package var labels: [TimedLabel] { settled.labels }

  /// Runs from the sources; the results can be read until the next run.
  ///
  /// Relaxing an edge u → v from a label (a, e) begins at s = max(a, from(v)), arrives at
  /// s + duration and expires at min(horizon, until(v), e + extension); it is feasible if s < e
  /// and the arrival precedes the expiry. When an input of a join improves, the join is offered
  /// (arrival of the input, need-th largest of its inputs' best expiries).
  ///
  /// - Parameters:
  ///   - topology: The one the workspace was made for.
  ///   - windows: Shape [vertexCount].
  ///   - durations: Seconds in CSR order, 0 or more; shape [edgeCount].
  ///   - sources: What is held at the outset.
  ///   - start: First second of the run.
  ///   - horizon: Second at which the run ends, exclusive; nothing is held beyond it.
  ///   - stop: Labels that arrive at this second or later are not settled; those before it are what
  ///     they would be without it.
  /// - Complexity: O(L (d + log L)) for L labels reached and d edges out of each, plus O(inputs)
  ///   for every input of a join that improves, and O(lap) for every label of a mint on a cycle.
  package mutating func run(
    _ topology: TimedTopology, windows: VertexWindows, durations: [Int64],
    sources: [TimedSource], start: Int64, horizon: Int64, stop: Int64 = TimeBound.forever
  ) {
    check(topology, windows: windows, durations: durations)
    reset()
    for source in sources { hold(source, windows, start, horizon) }
    let run = TimedRun(
      topology: topology, windows: windows, durations: durations, horizon: horizon)
    var relaxed = 0
    while let next = waiting.pop(before: stop) {
      if let following = waiting.preview { prefetchRow(of: following.vertex, run) }
      arrive(next, run)
      while true {
        if let index = laps.next() {
          relaxCycle(index, run)
        } else if relaxed < settled.labels.count {
          relax(relaxed, run)
          relaxed &+= 1
        } else {
          break
        }
      }
    }
  }
}

extension TimedWorkspace {
  private func check(_ topology: TimedTopology, windows: VertexWindows, durations: [Int64]) {
    precondition(
      topology.vertexCount == settled.bests.count && topology.edgeCount == edgeCount
        && topology.inputs.count == ledger.placeCount,
      "A workspace runs over the topology it was made for.")
    precondition(windows.count == settled.bests.count, "Windows have one entry per vertex.")
    precondition(durations.count == edgeCount, "Durations have one entry per edge.")
  }

  private mutating func reset() {
    settled.reset()
    waiting.reset()
    ledger.reset(joinInputs)
    laps.reset()
    longestChains = nil
    relaxedCount = 0
    renewals.removeAll(keepingCapacity: true)
  }

  private mutating func hold(
    _ source: TimedSource, _ windows: VertexWindows, _ start: Int64, _ horizon: Int64
  ) {
    let vertex = Int(source.vertex)
    precondition(vertex < settled.bests.count, "A source is one of the topology's vertices.")
    let from = max(source.from, windows[vertex].from, start)
    let until = min(source.until, windows[vertex].until, horizon)
    guard from < until else { return }
    waiting.push(
      PendingLabel(
        arrival: from, expiry: until, vertex: source.vertex, edge: TimedLabel.sourceEdge,
        parent: TimedLabel.noParent, isJoinInput: false))
  }

  /// Has the edges out of a vertex at hand when its label is relaxed.
  @inline(__always)
  private func prefetchRow(of vertex: UInt32, _ run: TimedRun) {
    let slot = Int(run.topology.graph.offsets[Int(vertex)])
    run.topology.links.span.prefetch(slot)
    run.durations.span.prefetch(slot)
  }

  /// Relaxes every edge that leaves the vertex of a settled label.
  private mutating func relax(_ index: Int, _ run: TimedRun) {
    if index &+ 2 < settled.labels.count {
      prefetchRow(of: settled.labels[index &+ 2].vertex, run)
    }
    let label = settled.labels[index]
    // A label that another of its vertex has overtaken within the instant gives nothing more.
    guard settled.bests[Int(label.vertex)] == label.expiry else { return }
    let row = run.topology.graph.row(of: label.vertex)
    relaxedCount &+= row.count
    for slot in row { relax(slot, label, index, run) }
  }

  /// Relaxes the edges by which a settled label goes on along its cycles.
  private mutating func relaxCycle(_ index: Int32, _ run: TimedRun) {
    let label = settled.labels[Int(index)]
    guard let cycles = run.topology.renewingCycles,
      settled.bests[Int(label.vertex)] == label.expiry
    else { return }
    let slots = cycles.slots(of: label.vertex)
    relaxedCount &+= slots.count
    for slot in slots { relax(Int(slot), label, Int(index), run) }
  }

  @inline(__always)
  private mutating func relax(_ slot: Int, _ label: TimedLabel, _ index: Int, _ run: TimedRun) {
    let link = run.topology.links[slot]
    let head = Int(link.head)
    let best = settled.bests[head]
    guard best < run.horizon else { return }
    let gain = min(run.horizon, link.extend(label.expiry, slot, run.topology.extensions.span))
    guard gain > best else { return }
    let window = run.windows[head]
    let duration = run.durations[slot]
    precondition(duration >= 0, "A duration is 0 or more.")
    let begin = max(label.arrival, window.from)
    let arrival = TimeBound.finish(begin, after: duration)
    let expiry = min(gain, window.until)
    guard begin < label.expiry && arrival < expiry && expiry > best else { return }
    let next = PendingLabel(
      arrival: arrival, expiry: expiry, vertex: link.head,
      edge: UInt32(truncatingIfNeeded: slot), parent: Int32(truncatingIfNeeded: index),
      isJoinInput: link.isJoin)
    if arrival == label.arrival && expiry >= label.expiry {
      arrive(next, run)
    } else if !link.isJoin {
      waiting.pushUnlessDominated(next)
    } else if expiry > ledger.best(at: joinInputs.places[slot]) {
      waiting.push(next)
    }
  }

  /// Settles a label whose time has come, or what it completes if it is an input of a join.
  @inline(__always)
  private mutating func arrive(_ next: PendingLabel, _ run: TimedRun) {
    if next.isJoinInput { offer(next, run) } else { settle(next, until: next.expiry, run) }
  }

  /// Records an input of a join and settles the join's label if it has one now.
  private mutating func offer(_ next: PendingLabel, _ run: TimedRun) {
    let need = run.topology.graph.joinNeeds[Int(next.vertex)]
    let place = joinInputs.places[Int(next.edge)]
    guard next.expiry > ledger.best(at: place) else { return }
    let joint = ledger.improve(
      place, to: next.expiry, of: next.vertex, in: joinInputs.places(of: Int(next.vertex)),
      need: need)
    if joint > next.arrival { settle(next, until: joint, run) }
  }

  @inline(__always)
  private mutating func settle(_ next: PendingLabel, until expiry: Int64, _ run: TimedRun) {
    if let cycles = run.topology.renewingCycles,
      cycles.cycles[Int(next.vertex)] != RenewingCycles.none
    {
      settle(next, until: expiry, on: cycles, run)
    } else {
      settled.settle(next, until: expiry)
    }
  }

  /// Settles a label of a vertex on a renewing cycle, to the horizon if it renews itself.
  private mutating func settle(
    _ next: PendingLabel, until expiry: Int64, on cycles: RenewingCycles, _ run: TimedRun
  ) {
    let best = settled.bests[Int(next.vertex)]
    guard expiry > best else { return }
    let index = Int32(truncatingIfNeeded: settled.labels.count)
    // Every lap that gains has a mint, so it is enough to look where one has just been used.
    if best > .min, expiry < run.horizon, next.edge != TimedLabel.sourceEdge,
      run.topology.extensions[Int(next.edge)] > 0,
      let renewal = renewal(next, until: expiry, cycles, run)
    {
      renewals.append(renewal)
      settled.settle(next, until: run.horizon)
      laps.push(index, first: true)
    } else {
      settled.settle(next, until: expiry)
      laps.push(index, first: expiry == run.horizon)
    }
  }

  /// Returns no less than the seconds of any chain of steps with finite extensions from a cycle.
  ///
  /// A step as long as the run, such as one that is ruled out by its duration, is in none.
  mutating func longestChain(
    from cycle: UInt32, _ cycles: RenewingCycles, _ run: TimedRun
  ) -> Int64 {
    let chains =
      longestChains ?? cycles.longestChains(run.topology, run.durations, below: length(of: run))
    longestChains = chains
    return chains[Int(cycle)]
  }

  /// Seconds from the first hold to the horizon, `forever` without room.
  private func length(of run: TimedRun) -> Int64 {
    let first = settled.labels.first?.arrival ?? run.horizon
    let (length, overflow) = run.horizon.subtractingReportingOverflow(first)
    return overflow ? TimeBound.forever : length
  }
}
