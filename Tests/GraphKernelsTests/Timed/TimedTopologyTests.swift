import GraphKernels
import Testing

@Suite("Timed topology")
struct TimedTopologyTests {
  private let topology = TimedTopology(
    vertexCount: 4,
    edges: [
      mint(2, 1, life: 7, takes: 1), session(0, 3, takes: 2), durable(2, 3, takes: 3),
      session(0, 3, takes: 4), session(2, 2, takes: 5),
    ], joinNeeds: [3: nil, 1: 5, 0: nil])

  @Test("Rows are by tail and keep the order given")
  func rows() {
    #expect(topology.offsets == [0, 2, 2, 5, 5])
    #expect((0..<5).map { topology.graph.originalEdge(ofSlot: $0) } == [1, 3, 0, 2, 4])
    #expect(topology.heads == [3, 3, 1, 3, 2])
    #expect(topology.durations == [2, 4, 1, 3, 5])
    #expect(topology.extensions == [0, 0, 7, .max, 0])
    #expect(topology.row(of: 2) == 2..<5 && topology.row(of: 3).isEmpty)
  }

  @Test("Needs are fixed: distinct in-neighbours, at least one, or the number given")
  func needs() {
    #expect(topology.joinNeeds == [1, 5, 0, 2])
  }

  @Test("Each slot knows its tail")
  func tails() {
    #expect((0..<5).map { topology.tail(ofSlot: $0) } == [0, 0, 2, 2, 2])
  }

  @Test("A topology may be empty")
  func empty() {
    let empty = TimedTopology(vertexCount: 0, edges: [], joinNeeds: [:])
    #expect(empty.offsets == [0] && empty.edgeCount == 0)
  }
}
