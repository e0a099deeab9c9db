/// Replays a compromise over a timed graph: which vertices are held, from when and until when.
///
/// One workspace serves one run at a time and is used again for the next; resetting it costs what
/// the last run touched. Labels are settled in order of arrival, which is exact because every
/// step is monotone in arrival and expiry. Within an instant the labels that last at least as
/// long as their parent come at once, breadth first in slot order; the others longest first, then
/// by vertex, slot and parent. Arrivals and expiries do not depend on that order, nor on how the
/// vertices are numbered or the edges ordered.
///
/// A cycle of mints renews itself lap by lap up to the horizon, and each lap is run.
package struct TimedWorkspace: ~Copyable {
  /// The settled labels of the last run, in settle order: arrivals never decrease.
  ///
  /// A vertex has several where a later one lasts longer.
  package private(set) var labels: [TimedLabel] = []

  private(set) var states: [VertexState]
  private var touched: [UInt32] = []
  private(set) var queue = PendingQueue()
  private var ledger: JoinLedger
  private let edgeCount: Int
  private let joinInputs: JoinInputs

  /// Creates a workspace for runs over one topology.
  package init(for topology: TimedTopology) {
    states = Array(repeating: VertexState(), count: topology.vertexCount)
    ledger = JoinLedger(count: topology.inputs.count)
    edgeCount = topology.edgeCount
    joinInputs = topology.inputs
  }

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
  /// - Complexity: O(L (d + log L)) for L labels reached and d edges out of each, plus O(inputs)
  ///   for every input of a join that improves.
  package mutating func run(
    _ topology: TimedTopology, windows: VertexWindows, durations: [Int64],
    sources: [TimedSource], start: Int64, horizon: Int64
  ) {
    check(topology, windows: windows, durations: durations)
    reset()
    for source in sources {
      precondition(source.vertex < states.count, "A source is one of the topology's vertices.")
      let from = max(source.from, windows.from[Int(source.vertex)], start)
      let until = min(source.until, windows.until[Int(source.vertex)], horizon)
      guard from < until else { continue }
      queue.push(
        PendingLabel(
          arrival: from, expiry: until, vertex: source.vertex, edge: TimedLabel.sourceEdge,
          parent: TimedLabel.noParent))
    }
    var settledCount = 0
    while let next = queue.pop() {
      arrive(next, topology)
      while settledCount < labels.count {
        relax(settledCount, topology, windows, durations, horizon)
        settledCount += 1
      }
    }
  }
}

extension TimedWorkspace {
  private func check(_ topology: TimedTopology, windows: VertexWindows, durations: [Int64]) {
    precondition(
      topology.vertexCount == states.count && topology.edgeCount == edgeCount
        && topology.inputs.count == ledger.placeCount,
      "A workspace runs over the topology it was made for.")
    precondition(
      windows.from.count == states.count && windows.until.count == states.count,
      "Windows have one entry per vertex.")
    precondition(durations.count == edgeCount, "Durations have one entry per edge.")
  }

  private mutating func reset() {
    for vertex in touched { states[Int(vertex)] = VertexState() }
    touched.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    ledger.reset(joinInputs)
    queue.resetCount()
  }

  /// Relaxes every edge that leaves the vertex of a settled label.
  private mutating func relax(
    _ index: Int, _ topology: TimedTopology, _ windows: VertexWindows, _ durations: [Int64],
    _ horizon: Int64
  ) {
    let label = labels[index]
    let heads = topology.heads.span
    let extensions = topology.extensions.span
    let durations = durations.span
    let places = topology.inputs.places.span
    let from = windows.from.span
    let until = windows.until.span
    for slot in topology.row(of: label.vertex) {
      let head = Int(heads[slot])
      let gain = min(horizon, TimeBound.extend(label.expiry, by: extensions[slot]))
      let best = states[head].bestExpiry
      guard gain > best else { continue }
      let begin = max(label.arrival, from[head])
      let duration = durations[slot]
      precondition(duration >= 0, "A duration is 0 or more.")
      let arrival = TimeBound.finish(begin, after: duration)
      let expiry = min(gain, until[head])
      guard begin < label.expiry && arrival < expiry && expiry > best else { continue }
      let next = PendingLabel(
        arrival: arrival, expiry: expiry, vertex: heads[slot], edge: UInt32(slot),
        parent: Int32(index))
      if arrival == label.arrival && expiry >= label.expiry {
        arrive(next, topology)
      } else if places[slot] != JoinInputs.none {
        if expiry > ledger.best(at: places[slot]) { queue.push(next) }
      } else {
        enqueue(next)
      }
    }
  }

  /// Queues a label of an ordinary vertex unless the latest one queued there dominates it.
  @inline(__always)
  private mutating func enqueue(_ next: PendingLabel) {
    let vertex = Int(next.vertex)
    let state = states[vertex]
    guard next.arrival < state.queuedArrival || next.expiry > state.queuedExpiry else { return }
    if state.isUntouched { touched.append(next.vertex) }
    states[vertex].queuedArrival = next.arrival
    states[vertex].queuedExpiry = next.expiry
    queue.push(next)
  }

  /// Settles a label whose time has come, or what it completes if it is an input of a join.
  @inline(__always)
  private mutating func arrive(_ next: PendingLabel, _ topology: TimedTopology) {
    guard next.edge != TimedLabel.sourceEdge else {
      settle(next, until: next.expiry)
      return
    }
    let place = topology.inputs.places[Int(next.edge)]
    guard place != JoinInputs.none else {
      settle(next, until: next.expiry)
      return
    }
    guard next.expiry > ledger.best(at: place) else { return }
    let joint = ledger.improve(
      place, to: next.expiry, of: next.vertex,
      in: topology.inputs.places(of: Int(next.vertex)), need: topology.joinNeeds[Int(next.vertex)])
    if joint > next.arrival { settle(next, until: joint) }
  }

  /// Settles a label if it lasts longer than all before it at its vertex.
  @inline(__always)
  private mutating func settle(_ next: PendingLabel, until expiry: Int64) {
    let vertex = Int(next.vertex)
    let state = states[vertex]
    guard expiry > state.bestExpiry else { return }
    if state.isUntouched { touched.append(next.vertex) }
    if state.firstLabel == TimedLabel.noParent {
      states[vertex].firstLabel = Int32(labels.count)
    }
    states[vertex].bestExpiry = expiry
    labels.append(
      TimedLabel(
        vertex: next.vertex, arrival: next.arrival, expiry: expiry, parent: next.parent,
        edge: next.edge))
  }
}
