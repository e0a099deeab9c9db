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
  private var instant = InstantGraph()
  /// Index of each step, by its number in settle order.
  private var positions: [Int32] = []
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
  ///   - ranks: The order in which edges are preferred, the least first, by place of the reverse rows;
  ///     shape [edgeCount].
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
    index.index(labels, count: count, into: &steps)
    forEachInstant { $0.orderSteps($1) }
    while positions.count < steps.count { positions.append(0) }
    for (position, step) in steps.enumerated() {
      positions[Int(step.parent)] = Int32(truncatingIfNeeded: position)
    }
    let isSource = sourceSteps(run)
    let context = StepContext(
      topology: topology, reverse: reverse, run: run, ranks: ranks, labels: labels)
    forEachInstant { $0.choose($1, isSource, context) }
  }

  /// Does something for the steps of each instant.
  @inline(__always)
  private mutating func forEachInstant(_ body: (inout TimedSteps, Range<Int>) -> Void) {
    var first = 0
    while first < steps.count {
      let instant = steps[first].arrival
      var next = first + 1
      while next < steps.count && steps[next].arrival == instant { next += 1 }
      body(&self, first..<next)
      first = next
    }
  }

  /// Puts the steps of one instant in the order of their vertices.
  private mutating func orderSteps(_ range: Range<Int>) {
    guard range.count <= 16 else {
      steps[range].sort { $0.vertex < $1.vertex }
      return
    }
    for place in range.dropFirst() {
      let step = steps[place]
      var hole = place
      while hole > range.lowerBound, steps[hole - 1].vertex > step.vertex {
        steps[hole] = steps[hole - 1]
        hole -= 1
      }
      if hole < place { steps[hole] = step }
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
    instant.begin(count: range.count)
    for step in range where !isSource[step] {
      collect(steps[step], number: step - range.lowerBound, context)
    }
    if !instant.edges.isEmpty { resolve(range, context) }
    for step in range {
      let choice = instant.entries[step - range.lowerBound]
      precondition(
        isSource[step] || choice != nil, "The labels, the topology and the run belong together.")
      steps[step].edge = choice?.slot
      steps[step].parent = choice.map { positions[Int($0.period)] } ?? -1
      numbers[Int(steps[step].vertex)] = -1
    }
  }

  /// Chooses among the edges of one instant.
  private mutating func resolve(_ range: Range<Int>, _ context: StepContext) {
    // Edges that all follow the order of settling make no cycle.
    let isInOrder = instant.edges.allSatisfy {
      steps[range.lowerBound + Int($0.tail)].label < steps[range.lowerBound + Int($0.head)].label
    }
    guard !isInOrder else {
      instant.enterAll()
      return
    }
    instant.enterCycles()
    guard !instant.edges.isEmpty else { return }
    instant.enter(
      all: InstantCycles(instant, steps: steps[range], numbers: numbers, index, context).choices())
  }

  /// Adds the edges by which a step may have come. Unless it is a join's, none that is preferred less
  /// than one from what was held before: it would not be chosen.
  private mutating func collect(
    _ step: TimedStep, number: Int, _ context: StepContext
  ) {
    let head = Int(step.vertex)
    let isJoin = context.topology.joinNeeds[head] > 0
    var limit = context.limit(of: step)
    for place in context.reverse.row(of: step.vertex) where context.ranks[place] <= limit {
      let delivery = context.delivery(
        at: place, to: head, step.arrival, index, asksIndependence: false)
      guard delivery.isExact else { continue }
      let slot = context.reverse.slots[place]
      let rank = context.ranks[place]
      let choice = StepChoice(rank: rank, slot: slot, period: delivery.period)
      if delivery.isImmediate {
        let tail = Int(numbers[Int(context.reverse.tails[place])])
        instant.join(tail, to: number, by: choice)
      } else {
        instant.enter(number, by: choice)
        if !isJoin { limit = min(limit, rank) }
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
