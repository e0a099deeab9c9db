import GraphKernels
import TestSupport
import Testing

@Suite("Joins")
struct JoinTests {
  /// Vertices 0, 1 and 2 lead to the join 3; each is a source with its own window.
  private func threeInputs(need: UInt32?) -> TimedGraphCase {
    TimedGraphCase.plain(
      4, [session(0, 3), session(1, 3), session(2, 3)], joins: [3: need],
      sources: (0..<3).map { TimedSource(vertex: $0) }
    ).window(0, 0, 30).window(1, 5, 20).window(2, 10, 40)
  }

  @Test(
    "A join is held from its need-th input's arrival until the need-th longest lets go",
    arguments: [(1, held(0, 40)), (2, held(5, 30)), (3, held(10, 20))] as [(UInt32, Holding)])
  func needs(need: UInt32, expected: Holding) {
    #expect(replay(threeInputs(need: need))[3] == expected)
  }

  @Test("Without a need a join waits for all its in-neighbours")
  func all() {
    #expect(replay(threeInputs(need: nil))[3] == held(10, 20))
  }

  @Test("A need beyond the in-neighbours is never met")
  func beyond() {
    #expect(replay(threeInputs(need: 4))[3] == nil)
    #expect(staticReach(threeInputs(need: 4)) == [true, true, true, false])
  }

  @Test("Inputs that are not held at the same time do not join")
  func disjoint() {
    let graph = TimedGraphCase.plain(
      3, [session(0, 2), session(1, 2)], joins: [2: nil],
      sources: [TimedSource(vertex: 0), TimedSource(vertex: 1)]
    ).window(0, 0, 10)
    #expect(replay(graph.window(1, 10, 90))[2] == nil)
    #expect(replay(graph.window(1, 9, 90))[2] == held(9, 10))
  }

  @Test("An input that got better lengthens the hold")
  func improvement() {
    let graph = TimedGraphCase.plain(
      4, [session(0, 3), session(1, 3), durable(0, 2, takes: 4), durable(2, 1)], joins: [3: 2],
      sources: [TimedSource(vertex: 0), TimedSource(vertex: 1, until: 9)]
    ).window(0, 0, 50)
    #expect(labels(graph).filter { $0.vertex == 3 }.map(\.expiry) == [9, 50])
    #expect(replay(graph)[3] == held(0, 50))
  }

  @Test("Parallel edges count once, the better of them")
  func parallelEdges() {
    let edges = [session(0, 2, takes: 1), durable(0, 2, takes: 6), session(1, 2)]
    let graph = TimedGraphCase.plain(
      3, edges, joins: [2: 2], sources: [TimedSource(vertex: 0)]
    ).window(0, 0, 8)
    #expect(replay(graph)[2] == nil)
    #expect(staticReach(graph)[2] == false)
    var both = graph
    both.sources.append(TimedSource(vertex: 1))
    #expect(replay(both)[2] == held(1, 100))
  }

  @Test("A join that is its own in-neighbour waits for itself, unless it is a source")
  func selfLoop() {
    let graph = TimedGraphCase.plain(2, [session(0, 1), session(1, 1)], joins: [1: nil])
    #expect(replay(graph)[1] == nil)
    #expect(staticReach(graph) == [true, false])
    var source = graph
    source.sources.append(TimedSource(vertex: 1, until: 4))
    #expect(replay(source)[1] == held(0, 4))
  }

  @Test("A join without in-edges is held only as a source")
  func withoutInputs() {
    let graph = TimedGraphCase.plain(2, [], joins: [1: nil])
    #expect(replay(graph)[1] == nil)
    #expect(staticReach(graph) == [true, false])
    var source = graph
    source.sources = [TimedSource(vertex: 1)]
    #expect(replay(source)[1] == held(0, 100))
    #expect(staticReach(source) == [false, true])
  }

  @Test("A join as a source is lengthened by its inputs, not shortened")
  func joinAsSource() {
    var graph = TimedGraphCase.plain(2, [session(0, 1, takes: 3)], joins: [1: 1])
      .window(0, 0, 50)
    graph.sources.append(TimedSource(vertex: 1, until: 10))
    #expect(replay(graph)[1] == held(0, 50))
    graph.sources[1].until = 70
    #expect(replay(graph)[1] == held(0, 70))
  }

  @Test("A join's own window bounds each input")
  func ownWindow() {
    let graph = threeInputs(need: 2).window(3, 12, 25)
    #expect(replay(graph)[3] == held(12, 25))
  }

  @Test("The label of a join names the input that completed it")
  func completion() {
    let found = labels(threeInputs(need: 2))
    let join = found.first { $0.vertex == 3 }
    #expect(join.map { found[Int($0.parent)].vertex } == 1)
    #expect(join?.edge == 1)
  }
}
