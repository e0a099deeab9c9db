import GraphKernels
import TestSupport
import Testing

@Suite("What a timed run reaches, without when")
struct TimedReachTests {
  @Test("Where it answers it names what the timed run reaches, otherwise a part of that")
  func agreesWithTheRun() {
    var answered = 0
    for seed in 0..<4000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      var workspace = TimedReach(for: graph.topology)
      let wanted = reachedVertices(graph)
      let isExact = run(&workspace, graph)
      let found = Set(workspace.reached)
      #expect(found.count == workspace.reached.count, "seed \(seed)")
      #expect(
        isExact ? found == wanted : found.isSubset(of: wanted), "seed \(seed)\n\(graph.text)")
      answered += isExact ? 1 : 0
    }
    #expect(answered > 2000 && answered < 4000, "both kinds are met: \(answered)")
  }

  @Test("Also where holds renew themselves, and where steps never happen")
  func renewingAndRuledOut() {
    var answered = 0
    for seed in 0..<1500 {
      var graph = TimedGraphCase.renewing(seed: UInt64(seed))
      var random = SplitMix(seed: UInt64(seed) ^ 0x4EAC)
      for edge in graph.edges.indices where random.chance(10) { graph.edges[edge].duration = .max }
      let wanted = reachedVertices(graph)
      var workspace = TimedReach(for: graph.topology)
      let isExact = run(&workspace, graph)
      let found = Set(workspace.reached)
      #expect(
        isExact ? found == wanted : found.isSubset(of: wanted), "seed \(seed)\n\(graph.text)")
      answered += isExact ? 1 : 0
    }
    #expect(answered > 200, "\(answered)")
  }

  @Test("A workspace used again answers as a new one does")
  func reuse() {
    for seed in 0..<300 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      var used = TimedReach(for: graph.topology)
      var late = graph
      late.start = graph.horizon - 1
      _ = run(&used, graph)
      _ = run(&used, late)
      var new = TimedReach(for: graph.topology)
      #expect(run(&used, graph) == run(&new, graph), "seed \(seed)")
      #expect(used.reached == new.reached && used.latestArrival == new.latestArrival)
    }
  }

  @Test("No vertex is first held later than the latest arrival")
  func latestArrival() {
    for seed in 0..<1000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      var workspace = TimedReach(for: graph.topology)
      guard run(&workspace, graph) else { continue }
      let arrivals = replay(graph).compactMap { $0?.arrival }
      #expect(arrivals.allSatisfy { $0 <= workspace.latestArrival }, "seed \(seed)")
    }
  }

  @Test("A step that only a longer lasting hold allows leaves the question open")
  func openQuestion() {
    // Two ways to 1: one at once that lasts 5 s, one after 2 s that lasts; 1 → 2 takes 10 s.
    let graph = TimedGraphCase(
      vertexCount: 4,
      edges: [
        TimedEdge(tail: 0, head: 1, duration: 0, lifetimeExtension: 0),
        TimedEdge(tail: 3, head: 1, duration: 2, lifetimeExtension: 0),
        TimedEdge(tail: 1, head: 2, duration: 10, lifetimeExtension: 0),
      ], joinNeeds: [:], windows: VertexWindows(alwaysFor: 4),
      sources: [TimedSource(vertex: 0, until: 5), TimedSource(vertex: 3, until: 60)], start: 0,
      horizon: 100)
    var workspace = TimedReach(for: graph.topology)
    let isExact = run(&workspace, graph)
    #expect(!isExact)
    #expect(reachedVertices(graph).contains(2))
  }

  private func run(_ workspace: inout TimedReach, _ graph: TimedGraphCase) -> Bool {
    let topology = graph.topology
    return workspace.run(
      topology, windows: graph.windows, durations: topology.durations, sources: graph.sources,
      start: graph.start, horizon: graph.horizon)
  }

  private func reachedVertices(_ graph: TimedGraphCase) -> Set<UInt32> {
    Set(replay(graph).enumerated().compactMap { $0.element == nil ? nil : UInt32($0.offset) })
  }
}
