import GraphKernels
import TestSupport
import Testing

@Suite("A run that stops early")
struct TimedStopTests {
  @Test("What arrives before the stop is what the whole run has there, with its expiries so far")
  func prefix() {
    for seed in 0..<2000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      let topology = graph.topology
      let whole = labels(graph)
      var workspace = TimedWorkspace(for: topology)
      for stop in [graph.start, graph.start + 3, (graph.start + graph.horizon) / 2] {
        workspace.run(
          topology, windows: graph.windows, durations: topology.durations,
          sources: graph.sources, start: graph.start, horizon: graph.horizon, stop: stop)
        let stopped = workspace.labels
        #expect(stopped == whole.filter { $0.arrival < stop }, "seed \(seed), stop \(stop)")
      }
      run(graph, topology, &workspace)
      let again = workspace.labels
      #expect(again == whole, "seed \(seed)")
    }
  }
}
