import Benchmark
import GraphKernels

/// From when and until when eight sources hold what they reach.
func measureLabels(_ benchmark: Benchmark, _ graph: LayeredGraph) {
  var workspace = TimedWorkspace(for: graph.topology)
  var queued = 0
  var settled = 0
  var edges = 0
  benchmark.startMeasurement()
  for source in graph.sources {
    replay(source, graph, &workspace)
    queued += workspace.queuedCount
    settled += workspace.labels.count
    edges += workspace.relaxedCount
  }
  benchmark.stopMeasurement()
  benchmark.measurement(.edgesRelaxed, edges)
  benchmark.measurement(.labelsQueued, queued)
  benchmark.measurement(.labelsSettled, settled)
}

private func replay(
  _ source: UInt32, _ graph: LayeredGraph, _ workspace: inout TimedWorkspace
) {
  workspace.run(
    graph.topology, windows: graph.windows, durations: graph.topology.durations,
    sources: [TimedSource(vertex: source)], start: 0, horizon: LayeredGraph.horizonSeconds)
}
