import Benchmark
import Foundation

/// Static reach and timed labels from eight sources each, all-source reach from the first layer,
/// and the bytes of the topology, on one graph of 20,000 vertices and 100,000 edges.
///
/// The counters are exact and the same on every machine, and are what the thresholds hold; times
/// are for comparing two builds on one machine. With BLASTLAB_COUNTERS in the environment each runs
/// once and has no times: see `Benchmarks/Thresholds/check`.
let benchmarks: @Sendable () -> Void = {
  let graph = LayeredGraph(seed: 1)

  Benchmark("Static.reach", configuration: .kernel(counting: .edgesRelaxed, .verticesReached)) {
    benchmark in
    measureReach(benchmark, graph)
  }

  Benchmark(
    "Static.all-source",
    configuration: .kernel(counting: .dagEdges, .rowUnions, .rows, .joinRounds, .joinEdges)
  ) { benchmark in
    measureAllSource(benchmark, graph)
  }

  Benchmark(
    "Timed.labels",
    configuration: .kernel(counting: .edgesRelaxed, .labelsQueued, .labelsSettled)
  ) { benchmark in
    measureLabels(benchmark, graph)
  }

  Benchmark("Topology.build", configuration: .kernel(counting: .topologyBytes)) { benchmark in
    measureTopology(benchmark, graph)
  }
}

extension Benchmark.Configuration {
  /// Times for baselines, unless only counters are wanted, and counters for thresholds.
  ///
  /// Of several iterations the tool keeps three digits, of one the whole number.
  fileprivate static func kernel(counting counters: BenchmarkMetric...) -> Self {
    let countsOnly = ProcessInfo.processInfo.environment["BLASTLAB_COUNTERS"] != nil
    let times: [BenchmarkMetric] = countsOnly ? [] : [.wallClock, .throughput]
    return Self(
      metrics: times + counters, warmupIterations: countsOnly ? 0 : 3,
      maxDuration: .seconds(3), maxIterations: countsOnly ? 1 : 200)
  }
}
