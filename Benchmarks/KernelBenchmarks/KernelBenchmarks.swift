import Benchmark
import GraphKernels

/// Static reach and timed labels from eight sources each, on one graph of 20,000 vertices and
/// 100,000 edges.
///
/// The counters are exact and the same on every machine; times are for comparing two builds on one.
let benchmarks: @Sendable () -> Void = {
  let graph = LayeredGraph(seed: 1)

  Benchmark("Static.reach", configuration: .kernel(counting: .edgesRelaxed, .verticesReached)) {
    benchmark in
    measureReach(benchmark, graph)
  }

  Benchmark(
    "Timed.labels",
    configuration: .kernel(counting: .edgesRelaxed, .labelsQueued, .labelsSettled)
  ) { benchmark in
    measureLabels(benchmark, graph)
  }
}

extension BenchmarkMetric {
  /// Edges that leave a vertex reached or a label settled.
  static let edgesRelaxed = count("edges.relaxed")
  static let verticesReached = count("vertices.reached")
  /// Labels that passed through the queue.
  static let labelsQueued = count("labels.queued")
  static let labelsSettled = count("labels.settled")

  private static func count(_ name: String) -> BenchmarkMetric {
    .custom(name, polarity: .prefersSmaller, useScalingFactor: false)
  }
}

extension Benchmark.Configuration {
  fileprivate static func kernel(counting counters: BenchmarkMetric...) -> Self {
    Self(
      metrics: [.wallClock, .throughput] + counters, warmupIterations: 3, maxDuration: .seconds(3),
      maxIterations: 200)
  }
}

private func measureReach(_ benchmark: Benchmark, _ graph: LayeredGraph) {
  var workspace = ReachWorkspace(for: graph.topology)
  var edges = 0
  var vertices = 0
  benchmark.startMeasurement()
  for source in graph.sources {
    workspace.run(graph.topology, sources: [source])
    vertices += workspace.reached.count
  }
  benchmark.stopMeasurement()
  for source in graph.sources {
    workspace.run(graph.topology, sources: [source])
    for vertex in workspace.reached { edges += graph.topology.row(of: vertex).count }
  }
  benchmark.measurement(.edgesRelaxed, edges)
  benchmark.measurement(.verticesReached, vertices)
}

private func measureLabels(_ benchmark: Benchmark, _ graph: LayeredGraph) {
  var workspace = TimedWorkspace(for: graph.topology)
  var edges = 0
  var queued = 0
  var settled = 0
  benchmark.startMeasurement()
  for source in graph.sources {
    replay(source, graph, &workspace)
    queued += workspace.queuedCount
    settled += workspace.labels.count
  }
  benchmark.stopMeasurement()
  for source in graph.sources {
    replay(source, graph, &workspace)
    for label in workspace.labels { edges += graph.topology.row(of: label.vertex).count }
  }
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
