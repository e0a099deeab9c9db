/// Finds what a timed run reaches at all, in order of discovery instead of arrival.
///
/// Each vertex gets one hold, by the first feasible way that is found: a source its longest, a join
/// the one of the first inputs that it has. Another might arrive earlier or last longer, so a step that does not fit into the hold could fit into the other. If such a
/// step would have led to a vertex that stays unreached the question is left open, and only
/// ``TimedWorkspace`` answers it. Otherwise what was found is closed under every step that any
/// hold allows: it is exactly what has a label in a run with the same arguments.
///
/// One workspace serves one run at a time and is used again for the next; resetting it costs what
/// the last run touched.
package struct TimedReach: ~Copyable {
  private struct Hold {
    /// First second; of a join that lacks inputs the latest of those it has.
    var arrival = Int64.min
    /// End, exclusive; of a join that lacks inputs the earliest of those it has.
    var expiry = Int64.max
    /// Inputs of a join so far.
    var inputCount: UInt32 = 0
    var isReached = false
  }

  /// What the last run reached, each vertex once, sources first.
  package private(set) var reached: [UInt32] = []

  /// No hold that the last run found begins later; the earliest instant if there is none.
  package private(set) var latestArrival = Int64.min

  /// Shape [vertexCount].
  private var holds: [Hold]
  /// Inputs of joins by place; shape [places].
  private var isMet: [Bool]
  private var metPlaces: [UInt32] = []
  private var metJoins: [UInt32] = []
  /// Where steps would have led that did not fit.
  private var missed: [UInt32] = []
  private let edgeCount: Int

  /// Creates a workspace for runs over one topology.
  package init(for topology: TimedTopology) {
    holds = Array(repeating: Hold(), count: topology.vertexCount)
    isMet = Array(repeating: false, count: topology.inputs.count)
    edgeCount = topology.edgeCount
  }

  /// Runs from the sources, as ``TimedWorkspace/run(_:windows:durations:sources:start:horizon:stop:)``
  /// does.
  ///
  /// - Parameters:
  ///   - topology: The one the workspace was made for.
  ///   - windows: Shape [vertexCount].
  ///   - durations: Seconds in CSR order, 0 or more; shape [edgeCount].
  ///   - sources: What is held at the outset.
  ///   - start: First second of the run.
  ///   - horizon: Second at which the run ends, exclusive.
  /// - Returns: Whether `reached` is exactly what the run reaches; if not, it is a part of it.
  /// - Complexity: O(V + E) of what is reached, and no queue.
  package mutating func run(
    _ topology: TimedTopology, windows: VertexWindows, durations: [Int64],
    sources: [TimedSource], start: Int64, horizon: Int64
  ) -> Bool {
    precondition(
      topology.vertexCount == holds.count && topology.edgeCount == edgeCount
        && topology.inputs.count == isMet.count,
      "A workspace runs over the topology it was made for.")
    precondition(windows.count == holds.count, "Windows have one entry per vertex.")
    precondition(durations.count == edgeCount, "Durations have one entry per edge.")
    reset()
    let run = TimedRun(
      topology: topology, windows: windows, durations: durations, horizon: horizon)
    // What lasts longest leaves the most steps feasible.
    for source in sources where source.until >= horizon { hold(source, run, start) }
    for source in sources where source.until < horizon { hold(source, run, start) }
    var next = 0
    while next < reached.count {
      relax(reached[next], run, start)
      next &+= 1
    }
    return missed.allSatisfy { holds[Int($0)].isReached }
  }
}

extension TimedReach {
  private mutating func reset() {
    for vertex in reached { holds[Int(vertex)] = Hold() }
    for vertex in metJoins { holds[Int(vertex)] = Hold() }
    for place in metPlaces { isMet[Int(place)] = false }
    reached.removeAll(keepingCapacity: true)
    metJoins.removeAll(keepingCapacity: true)
    metPlaces.removeAll(keepingCapacity: true)
    missed.removeAll(keepingCapacity: true)
    latestArrival = .min
  }

  private mutating func hold(_ source: TimedSource, _ run: TimedRun, _ start: Int64) {
    let vertex = Int(source.vertex)
    precondition(vertex < holds.count, "A source is one of the topology's vertices.")
    let from = max(source.from, run.windows[vertex].from, start)
    let until = min(source.until, run.windows[vertex].until, run.horizon)
    guard from < until else { return }
    if !holds[vertex].isReached {
      reach(source.vertex, from, until)
    } else if until > holds[vertex].expiry {
      holds[vertex].arrival = from
      holds[vertex].expiry = until
      latestArrival = max(latestArrival, from)
    }
  }

  @inline(__always)
  private mutating func reach(_ vertex: UInt32, _ arrival: Int64, _ expiry: Int64) {
    holds[Int(vertex)] = Hold(arrival: arrival, expiry: expiry, inputCount: 0, isReached: true)
    latestArrival = max(latestArrival, arrival)
    reached.append(vertex)
  }

  private mutating func relax(_ vertex: UInt32, _ run: TimedRun, _ start: Int64) {
    let hold = holds[Int(vertex)]
    for slot in run.topology.graph.row(of: vertex) {
      let link = run.topology.links[slot]
      let head = Int(link.head)
      guard !holds[head].isReached else { continue }
      let window = run.windows[head]
      let duration = run.durations[slot]
      precondition(duration >= 0, "A duration is 0 or more.")
      let end = min(run.horizon, window.until)
      let begin = max(hold.arrival, window.from)
      let arrival = TimeBound.finish(begin, after: duration)
      let expiry = min(end, link.extend(hold.expiry, slot, run.topology.extensions.span))
      if begin < hold.expiry && arrival < expiry {
        if link.isJoin {
          meet(link.head, run.topology.inputs.places[slot], arrival, expiry, run)
        } else {
          reach(link.head, arrival, expiry)
        }
      } else if TimeBound.finish(max(start, window.from), after: duration) < end {
        // Even the earliest hold would be too late for the others.
        missed.append(link.head)
      }
    }
  }

  /// Adds an input of a join; the first of each is enough.
  private mutating func meet(
    _ join: UInt32, _ place: UInt32, _ arrival: Int64, _ expiry: Int64, _ run: TimedRun
  ) {
    guard !isMet[Int(place)] else { return }
    isMet[Int(place)] = true
    metPlaces.append(place)
    var hold = holds[Int(join)]
    if hold.inputCount == 0 { metJoins.append(join) }
    hold.inputCount += 1
    hold.arrival = max(hold.arrival, arrival)
    hold.expiry = min(hold.expiry, expiry)
    holds[Int(join)] = hold
    guard hold.inputCount >= run.topology.joinNeeds[Int(join)] else { return }
    if hold.arrival < hold.expiry {
      reach(join, hold.arrival, hold.expiry)
    } else {
      missed.append(join)
    }
  }
}
