/// Finds the steps of a timed run: when each vertex began to be held, and by which edge.
///
/// A *holding period* of a vertex is a run of labels each of which arrives before the best expiry so
/// far; one that arrives at that expiry or later begins a new period, and every period is a step.
///
/// A step of a source has no edge. Any other may have come by every edge u → v from which some
/// label (a, e) of u gives exactly its arrival: s = max(a, from(v)) < e, s + duration = arrival and
/// min(horizon, until(v), e ⊕ extension) > arrival; into a join, by every edge that delivers its
/// input exactly then. Of these it came by the one of least rank, as long as no steps of one
/// instant would lead to one another in a circle. To rule that out:
///
/// - An edge into a join on a cycle of steps of one instant counts only if its tail is held at the
///   instant, joins honoured, without that join.
/// - Among all choices that lead every step of the instant back to what was held before or to a
///   source, the one is taken whose ranks, from the greatest down, are lexicographically least.
///
/// Where no circle threatens this is the least rank for every step. It depends on neither the
/// numbering nor the order of edges as long as ranks are distinct; equal ones go by slot.
///
/// Where a hold renewed itself, the labels of the laps not run are missing: periods are what they
/// would be, but an edge that only such a lap would deliver at the very instant of a step is not
/// considered.
///
/// One workspace serves one run at a time; resetting it costs what the last run touched.
package struct TimedSteps: ~Copyable {
  /// The steps of the last run, by arrival, then vertex.
  package private(set) var steps: [TimedStep] = []

  private var index: LabelIndex
  /// Number of each vertex among the steps of the present instant, −1 if none; shape [vertexCount].
  private var numbers: [Int32]
  private let edgeCount: Int

  /// Creates a workspace for runs over one topology.
  package init(for topology: TimedTopology) {
    index = LabelIndex(vertexCount: topology.vertexCount)
    numbers = Array(repeating: -1, count: topology.vertexCount)
    edgeCount = topology.edgeCount
  }

  /// Finds the steps; they can be read until the next run.
  ///
  /// - Parameters:
  ///   - labels: Those of a finished run, in settle order.
  ///   - topology: The one of that run, and of this workspace.
  ///   - reverse: Its edges by head.
  ///   - run: What the run was given.
  ///   - ranks: The order in which edges are preferred, the least first; shape [edgeCount].
  ///   - end: Labels that arrive at this instant or later are left out, as though there were none.
  /// - Complexity: O(L + S log S) for L labels and S steps, and O(log L) per edge into a step. Where
  ///   steps of an instant are on cycles: O(c log c) for the c edges among them, and O(c) for every
  ///   join that may presuppose itself.
  package mutating func find(
    _ labels: [TimedLabel], _ topology: TimedTopology, _ reverse: ReverseRows, _ run: FinishedRun,
    ranks: [UInt32], before end: Int64 = TimeBound.forever
  ) {
    check(topology, reverse, run, ranks)
    let isInOrder = zip(labels, labels.dropFirst()).allSatisfy { $0.arrival <= $1.arrival }
    precondition(isInOrder, "Labels come in settle order.")
    let count = labels.partitioningIndex { $0.arrival >= end }
    steps = index.index(labels[..<count])
    steps.sort { ($0.arrival, $0.vertex) < ($1.arrival, $1.vertex) }
    let isSource = sourceSteps(run)
    let context = StepContext(topology: topology, reverse: reverse, run: run, ranks: ranks)
    var first = 0
    while first < steps.count {
      var next = first + 1
      while next < steps.count && steps[next].arrival == steps[first].arrival { next += 1 }
      choose(first..<next, isSource, context)
      first = next
    }
  }

  private func check(
    _ topology: TimedTopology, _ reverse: ReverseRows, _ run: FinishedRun, _ ranks: [UInt32]
  ) {
    precondition(
      topology.vertexCount == numbers.count && topology.edgeCount == edgeCount
        && reverse.offsets.count == numbers.count + 1 && reverse.slots.count == edgeCount,
      "A workspace runs over the topology it was made for.")
    precondition(run.windows.count == numbers.count, "Windows have one entry per vertex.")
    precondition(run.durations.count == edgeCount, "Durations have one entry per edge.")
    precondition(ranks.count == edgeCount, "Ranks have one entry per edge.")
  }

  /// Returns whether each step is that of a source that is held from then.
  private func sourceSteps(_ run: FinishedRun) -> [Bool] {
    var isSource = Array(repeating: false, count: steps.count)
    for source in run.sources {
      precondition(source.vertex < numbers.count, "A source is one of the topology's vertices.")
      let window = run.windows[Int(source.vertex)]
      let from = max(source.from, window.from, run.start)
      let until = min(source.until, window.until, run.horizon)
      guard from < until else { continue }
      let step = steps.partitioningIndex {
        ($0.arrival, $0.vertex) >= (from, source.vertex)
      }
      if step < steps.count && steps[step].arrival == from && steps[step].vertex == source.vertex {
        isSource[step] = true
      }
    }
    return isSource
  }

  /// Gives the steps of one instant their edges.
  private mutating func choose(
    _ range: Range<Int>, _ isSource: [Bool], _ context: StepContext
  ) {
    for step in range { numbers[Int(steps[step].vertex)] = Int32(step - range.lowerBound) }
    var graph = InstantGraph(count: range.count)
    for step in range where !isSource[step] {
      collect(steps[step], number: step - range.lowerBound, &graph, context)
    }
    if !graph.edges.isEmpty { graph.enterCycles() }
    let chosen =
      graph.edges.isEmpty
      ? graph.entries
      : InstantCycles(graph, steps: steps[range], numbers: numbers, index, context).choices()
    for step in range {
      precondition(
        isSource[step] || chosen[step - range.lowerBound] != nil,
        "The labels, the topology and the run belong together.")
      steps[step].edge = chosen[step - range.lowerBound]?.slot
      numbers[Int(steps[step].vertex)] = -1
    }
  }

  /// Adds the edges by which a step may have come.
  private func collect(
    _ step: TimedStep, number: Int, _ graph: inout InstantGraph, _ context: StepContext
  ) {
    let head = Int(step.vertex)
    for place in context.reverse.row(of: step.vertex) {
      let delivery = context.delivery(at: place, to: head, step.arrival, index)
      guard delivery.isExact else { continue }
      let slot = context.reverse.slots[place]
      let choice = StepChoice(rank: context.ranks[Int(slot)], slot: slot)
      if delivery.isImmediate {
        let tail = Int(numbers[Int(context.reverse.tails[place])])
        graph.join(tail, to: number, by: choice)
      } else {
        graph.enter(number, by: choice)
      }
    }
  }
}

extension Array {
  /// Returns the first index from which on a condition holds, given that it never fails again.
  ///
  /// - Complexity: O(log count).
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
