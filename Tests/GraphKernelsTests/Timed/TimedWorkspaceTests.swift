import GraphKernels
import TestSupport
import Testing

@Suite("Timed labels, case by case")
struct TimedWorkspaceTests {
  @Test("A source is held from the latest of its three starts until the earliest of its three ends")
  func sourceClipping() {
    let graph = TimedGraphCase.plain(1, [])
    #expect(replay(graph) == [held(0, 100)])
    #expect(replay(graph.window(0, 7, 60)) == [held(7, 60)])
    #expect(replay(graph.from(9, until: 50)) == [held(9, 50)])
    #expect(replay(graph.window(0, 7, 60).from(9, until: 50)) == [held(9, 50)])
    #expect(replay(graph.window(0, -5, 600).from(-9, until: 500)) == [held(0, 100)])
  }

  @Test(
    "A source whose holding is empty is not held",
    arguments: [(-10, 0), (100, 200), (50, 50), (60, 40)] as [(Int64, Int64)])
  func emptySource(from: Int64, until: Int64) {
    let graph = TimedGraphCase.plain(2, [durable(0, 1)])
    #expect(replay(graph.window(0, from, until)) == [nil, nil])
    #expect(replay(graph.from(from, until: until)) == [nil, nil])
  }

  @Test("Nothing happens when the horizon is the start or lies before it")
  func emptyRun() {
    var graph = TimedGraphCase.plain(2, [durable(0, 1)])
    graph.horizon = 0
    #expect(replay(graph) == [nil, nil])
    graph.horizon = -5
    #expect(replay(graph) == [nil, nil])
  }

  @Test("A graph without vertices and a run without sources are empty")
  func nothing() {
    #expect(labels(.plain(0, [], sources: [])) == [])
    #expect(replay(.plain(2, [durable(0, 1)], sources: [])) == [nil, nil])
  }

  @Test("A session step ends with its tail, a mint outlives it, a durable gain stays")
  func extensions() {
    let edges = [session(0, 1), mint(0, 2, life: 5), durable(0, 3)]
    let graph = TimedGraphCase.plain(4, edges).window(0, 0, 20)
    #expect(replay(graph) == [held(0, 20), held(0, 20), held(0, 25), held(0, 100)])
  }

  @Test("Work on a vertex begins when it exists, and needs the tail until then")
  func waiting() {
    let graph = TimedGraphCase.plain(2, [durable(0, 1, takes: 3)]).window(0, 0, 20)
    #expect(replay(graph.window(1, 19, 90))[1] == held(22, 90))
    #expect(replay(graph.window(1, 20, 90))[1] == nil)
    #expect(replay(graph.window(1, 19, 22))[1] == nil)
    #expect(replay(graph.window(1, 19, 23))[1] == held(22, 23))
  }

  @Test("A session step must arrive before the session ends, a durable one may finish after it")
  func finishing() {
    let edges = [session(0, 1, takes: 5), durable(0, 2, takes: 5), mint(0, 3, life: 1, takes: 5)]
    #expect(
      replay(.plain(4, edges).window(0, 0, 5)) == [held(0, 5), nil, held(5, 100), held(5, 6)])
    #expect(replay(.plain(4, edges).window(0, 0, 4)) == [held(0, 4), nil, held(5, 100), nil])
  }

  @Test("A later label that lasts longer is settled beside the first")
  func frontier() {
    let graph = TimedGraphCase.plain(3, [session(0, 1), durable(0, 2, takes: 5), durable(2, 1)])
      .window(0, 0, 10)
    #expect(replay(graph)[1] == held(0, 100))
    let found = labels(graph).filter { $0.vertex == 1 }.map { [$0.arrival, $0.expiry] }
    #expect(found == [[0, 10], [5, 100]])
  }

  @Test("A chain where only a late mint reaches a late window")
  func lateMint() {
    let graph = TimedGraphCase.plain(
      4, [mint(0, 1, life: 2), durable(0, 2, takes: 30), mint(2, 1, life: 2), session(1, 3)]
    ).window(0, 0, 5).window(2, 0, 40).window(3, 38, 100)
    #expect(replay(graph)[3] == held(38, 42))
  }

  @Test("A cycle of mints renews itself up to the horizon")
  func selfRenewal() {
    let graph = TimedGraphCase.plain(
      3, [durable(0, 1), mint(1, 2, life: 10, takes: 1), mint(2, 1, life: 10, takes: 1)]
    ).window(1, 0, 100)
    var brief = graph.window(0, 0, 3)
    brief.edges[0] = session(0, 1)
    #expect(replay(brief) == [held(0, 3), held(0, 100), held(1, 100)])
    #expect(replay(brief.window(2, 0, 50)) == [held(0, 3), held(0, 60), held(1, 50)])
  }

  @Test("A mint slower than its token lives does not renew itself")
  func deadMint() {
    let graph = TimedGraphCase.plain(2, [session(0, 1), mint(1, 1, life: 4, takes: 10)])
      .window(0, 0, 5)
    #expect(replay(graph) == [held(0, 5), held(0, 5)])
  }

  @Test("Instants at the ends of the integer range saturate")
  func saturation() {
    var graph = TimedGraphCase.plain(
      3, [mint(0, 1, life: .max - 1), durable(0, 2, takes: .max)])
    graph.horizon = TimeBound.forever
    #expect(replay(graph) == [held(0, .max), held(0, .max), nil])
    graph.start = TimeBound.beginning
    #expect(replay(graph) == [held(.min, .max), held(.min, .max), held(-1, .max)])
  }

  @Test("A durable gain is endless though its tail ended before second 0")
  func durableBeforeZero() {
    var graph = TimedGraphCase.plain(2, [durable(0, 1)]).window(0, -10, -5)
    graph.start = -10
    graph.horizon = TimeBound.forever
    #expect(replay(graph) == [held(-10, -5), held(-10, .max)])
  }

  @Test("Durations given to a run replace the topology's")
  func otherDurations() {
    let topology = TimedGraphCase.plain(3, [session(1, 2, takes: 9), session(0, 1)]).topology
    var workspace = TimedWorkspace(for: topology)
    workspace.run(
      topology, windows: VertexWindows(alwaysFor: 3), durations: [4, 6],
      sources: [TimedSource(vertex: 0)], start: 0, horizon: 50)
    let found = holdings(workspace, count: 3)
    #expect(found == [held(0, 50), held(4, 50), held(10, 50)])
  }

  @Test("Results name the first label, the path to it and nothing for what was not reached")
  func results() {
    let topology = TimedGraphCase.plain(4, [session(0, 1, takes: 2), session(1, 2)]).topology
    var workspace = TimedWorkspace(for: topology)
    workspace.run(
      topology, windows: VertexWindows(alwaysFor: 4), durations: topology.durations,
      sources: [TimedSource(vertex: 0)], start: 0, horizon: 50)
    let first = workspace.firstLabel(of: 2)
    let path = workspace.path(to: first ?? 0)
    let vertices = path.map { workspace.labels[$0].vertex }
    let unreached = (workspace.firstLabel(of: 3), workspace.arrival(of: 3), workspace.expiry(of: 3))
    #expect(first == 2 && vertices == [0, 1, 2])
    #expect(unreached == (nil, nil, nil))
  }

  @Test("Labels of one instant come in a fixed order")
  func tieOrder() {
    let edges = [session(0, 3), session(0, 2), session(0, 1, takes: 1), session(0, 4, takes: 1)]
    let graph = TimedGraphCase.plain(5, edges).window(3, 0, 50)
    #expect(labels(graph).map(\.vertex) == [0, 2, 3, 1, 4])
  }
}

extension TimedGraphCase {
  fileprivate func from(_ from: Int64, until: Int64) -> TimedGraphCase {
    var graph = self
    graph.sources[0].from = from
    graph.sources[0].until = until
    return graph
  }
}
