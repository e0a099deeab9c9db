import GraphKernels
import TestSupport
import Testing

@Suite("Timed kernel against brute force over integer time")
struct TimedOracleTests {
  /// 20 batches of 1000 seeds.
  @Test("Arrivals and expiries equal the oracle's", arguments: 0..<20)
  func equality(batch: Int) {
    let difference = differenceFromOracle(batch, TimedGraphCase.random)
    #expect(difference == nil)
  }

  @Test("The random graphs exercise joins, mints, waiting and windows that shut")
  func coverage() {
    var joins = 0
    var several = 0
    var waits = 0
    var brief = 0
    for seed in 0..<2000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      let topology = graph.topology
      let labels = labels(graph)
      joins +=
        labels.filter {
          $0.parent != TimedLabel.noParent && topology.joinNeeds[Int($0.vertex)] > 1
        }.count
      several += labels.count - Set(labels.map(\.vertex)).count
      waits +=
        labels.filter {
          guard $0.parent != TimedLabel.noParent else { return false }
          let begun = labels[Int($0.parent)].arrival
          return topology.joinNeeds[Int($0.vertex)] == 0
            && $0.arrival > begun + topology.durations[Int($0.edge)]
        }.count
      brief += labels.filter { $0.expiry < graph.horizon }.count
    }
    #expect(joins > 150)
    #expect(several > 1000)
    #expect(waits > 300)
    #expect(brief > 2000)
  }

  @Test("A workspace used before gives what a fresh one gives")
  func reuse() {
    for seed in 0..<200 {
      var graph = TimedGraphCase.random(seed: UInt64(seed))
      let topology = graph.topology
      var workspace = TimedWorkspace(for: topology)
      for vertex in 0..<UInt32(graph.vertexCount) {
        graph.sources = [TimedSource(vertex: vertex)]
        run(graph, topology, &workspace)
        let reused = workspace.labels
        #expect(reused == labels(graph), "seed \(seed)")
        let found = holdings(workspace, count: graph.vertexCount)
        #expect(found == TimedOracle.replay(graph), "seed \(seed)")
      }
    }
  }
}
