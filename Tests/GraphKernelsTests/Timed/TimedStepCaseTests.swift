import GraphKernels
import TestSupport
import Testing

@Suite("Steps, case by case")
struct TimedStepCaseTests {
  @Test("A hold that begins when the last one ends is a step of its own")
  func reopening() {
    let graph = TimedGraphCase.plain(
      2, [session(0, 1)],
      sources: [
        TimedSource(vertex: 0, until: 5), TimedSource(vertex: 0, from: 5, until: 9),
        TimedSource(vertex: 0, from: 8, until: 20), TimedSource(vertex: 0, from: 30, until: 40),
      ])
    let steps = steps(graph, ranks: [0])
    #expect(steps.map(\.vertex) == [0, 1, 0, 1, 0, 1])
    #expect(steps.map(\.arrival) == [0, 0, 5, 5, 30, 30])
    #expect(steps.map(\.end) == [5, 5, 20, 20, 40, 40])
    #expect(steps.map(\.edge) == [nil, 0, nil, 0, nil, 0])
    #expect(steps.map(\.label) == steps.map(\.label).sorted())
  }

  @Test("The least rank decides among the edges that give that arrival, and only among those")
  func leastRank() {
    // 3 is reached at 2 by the first and by the third; the fourth is later.
    let graph = TimedGraphCase.plain(
      4,
      [
        session(0, 3, takes: 2), session(0, 1, takes: 1), session(1, 3, takes: 1),
        durable(0, 3, takes: 3),
      ])
    #expect(steps(graph, ranks: [2, 3, 1, 0]).map(\.edge) == [nil, 1, 2])
    #expect(steps(graph, ranks: [1, 3, 2, 0]).map(\.edge) == [nil, 1, 0])
  }

  @Test("An edge of less rank counts even if its tail is reached by one of greater rank")
  func acyclic() {
    let graph = TimedGraphCase.plain(3, [session(0, 1), session(0, 2), session(1, 2)])
    #expect(steps(graph, ranks: [9, 5, 1]).map(\.edge) == [nil, 0, 2])
  }

  @Test("Of two vertices that prefer each other, the one that is cheaper to enter is entered")
  func mutual() {
    let graph = TimedGraphCase.plain(
      3, [session(0, 1), session(0, 2), session(1, 2), session(2, 1)])
    #expect(steps(graph, ranks: [9, 5, 1, 2]).map(\.edge) == [nil, 3, 1])
    #expect(steps(graph, ranks: [5, 9, 1, 2]).map(\.edge) == [nil, 0, 2])
  }

  @Test("A source has no edge, even if one leads to it at once")
  func sources() {
    let graph = TimedGraphCase.plain(
      2, [session(0, 1)],
      sources: [TimedSource(vertex: 0), TimedSource(vertex: 1, until: 7)])
    #expect(steps(graph, ranks: [0]).map(\.edge) == [nil, nil])
  }

  @Test("A join is not owed to an input that presupposes it")
  func presupposing() {
    // 3 needs two of 1, 2 and 4; 4 needs 3 and 1.
    let graph = TimedGraphCase.plain(
      5,
      [
        session(0, 1), session(0, 2), session(1, 3), session(2, 3), session(1, 4), session(3, 4),
        session(4, 3),
      ], joins: [3: 2, 4: 2])
    #expect(steps(graph, ranks: [4, 5, 2, 3, 1, 6, 0]).map(\.edge) == [nil, 0, 1, 2, 4])
  }

  @Test("An input that a join would not be owed to still says what it presupposes")
  func worseInput() {
    // 3 needs two of 0, 2; 0 gives its input late, so that 2 is the other one. 2 follows from 1 or 3.
    let graph = TimedGraphCase.plain(
      4,
      [
        session(0, 3, takes: 5), session(0, 1, takes: 5), session(1, 2), session(2, 3),
        session(3, 2),
      ], joins: [3: 2, 2: 1])
    #expect(steps(graph, ranks: [1, 4, 3, 5, 0]).map(\.edge) == [nil, 1, 2, 0])
  }

  @Test("What a join had from an earlier hold counts, though the input is held anew through it")
  func independentInput() {
    // At 5, join 1 has 2's durable input and gets 3's; join 2 needs 1 and 4.
    let graph = TimedGraphCase.plain(
      5, [durable(2, 1), session(3, 1), session(1, 2), session(4, 2)], joins: [1: 2, 2: 2],
      sources: [
        TimedSource(vertex: 2, until: 3), TimedSource(vertex: 3, from: 5),
        TimedSource(vertex: 4, from: 5),
      ])
    let steps = steps(graph, ranks: [0, 2, 3, 1])
    #expect(steps.map(\.vertex) == [2, 1, 2, 3, 4] && steps.map(\.edge) == [nil, 1, 3, nil, nil])
  }

  @Test("A join is owed to what completed it, not to what was there before")
  func joins() {
    let graph = TimedGraphCase.plain(
      3, [session(0, 2), session(0, 1, takes: 4), session(1, 2)], joins: [2: 2])
    let steps = steps(graph, ranks: [0, 1, 2])
    #expect(steps.map(\.arrival) == [0, 4, 4] && steps.map(\.edge) == [nil, 1, 2])
  }

  @Test("50,000 vertices of an instant that all prefer to be reached backwards")
  func deepCycles() {
    let count = UInt32(50_000)
    let forth = (0..<count - 1).map { session($0, $0 + 1) }
    let back = (1..<count - 1).map { session($0 + 1, $0) }
    let graph = TimedGraphCase.plain(Int(count), forth + back)
    let ranks = (0..<UInt32(forth.count + back.count)).map {
      $0 < forth.count ? $0 + UInt32(back.count) : $0 - UInt32(forth.count)
    }
    let steps = steps(graph, ranks: ranks)
    #expect(steps.map(\.edge) == [nil] + (0..<forth.count).map { $0 })
  }

  @Test("A workspace used before gives what a fresh one gives")
  func reuse() {
    for seed in 0..<300 {
      let first = StepQuestion(seed: UInt64(seed))
      let topology = first.graph.topology
      var workspace = TimedWorkspace(for: topology)
      run(first.graph, topology, &workspace)
      let finished = FinishedRun(first.graph)
      let ranks = [UInt32](repeating: 0, count: topology.edgeCount)
      let reverse = ReverseRows(topology.graph)
      var fresh = TimedSteps(for: topology)
      fresh.find(workspace.labels, topology, reverse, finished, ranks: ranks)
      var used = TimedSteps(for: topology)
      let middle = (first.graph.start + first.graph.horizon) / 2
      used.find(workspace.labels, topology, reverse, finished, ranks: ranks, before: middle)
      used.find(workspace.labels, topology, reverse, finished, ranks: ranks)
      let same = used.steps == fresh.steps
      #expect(same, "seed \(seed)")
    }
  }

  /// A step with its edge as a position in those of the case.
  private struct Plain {
    let vertex: UInt32
    let arrival: Int64
    let end: Int64
    let edge: Int?
    let label: Int
  }

  private func steps(_ graph: TimedGraphCase, ranks: [UInt32]) -> [Plain] {
    let topology = graph.topology
    var workspace = TimedWorkspace(for: topology)
    run(graph, topology, &workspace)
    var steps = TimedSteps(for: topology)
    let original = (0..<UInt32(ranks.count)).map { Int(topology.graph.originalEdge(ofSlot: $0)) }
    let reverse = ReverseRows(topology.graph)
    steps.find(
      workspace.labels, topology, reverse, FinishedRun(graph),
      ranks: reverse.slots.map { ranks[original[Int($0)]] })
    return steps.steps.map { step in
      Plain(
        vertex: step.vertex, arrival: step.arrival, end: step.end,
        edge: step.edge.map { original[Int($0)] }, label: step.label)
    }
  }
}
