import Benchmark
import GraphKernels

/// What eight sources reach.
func measureReach(_ benchmark: Benchmark, _ graph: LayeredGraph) {
  let topology = graph.topology.graph
  var workspace = ReachWorkspace(for: topology)
  var vertices = 0
  var edges = 0
  benchmark.startMeasurement()
  for source in graph.sources {
    workspace.run(topology, sources: [source])
    vertices += workspace.reachedCount
    edges += workspace.scannedCount
  }
  benchmark.stopMeasurement()
  benchmark.measurement(.edgesRelaxed, edges)
  benchmark.measurement(.verticesReached, vertices)
}

/// How much of the last layers every vertex of the first reaches.
func measureAllSource(_ benchmark: Benchmark, _ graph: LayeredGraph) {
  let weights = graph.assets.map { UInt64($0 % 5) }
  benchmark.startMeasurement()
  let plan = AllSourcePlan(
    graph.topology.graph, assets: graph.assets, weights: weights, sources: graph.firstLayer)
  let reach = plan.count()
  benchmark.stopMeasurement()
  benchmark.measurement(.dagEdges, plan.work.edges)
  benchmark.measurement(.rowUnions, reach.work.rowUnions)
  benchmark.measurement(.rows, reach.work.rows)
  benchmark.measurement(.joinRounds, plan.work.joinRounds)
  benchmark.measurement(.joinEdges, plan.work.joinEdges)
}

/// Building the topology from its edges, and the bytes of the arrays that it offers.
func measureTopology(_ benchmark: Benchmark, _ graph: LayeredGraph) {
  let edges = edges(of: graph.topology)
  let joinNeeds = Dictionary(
    uniqueKeysWithValues: graph.topology.graph.joins.map {
      ($0, UInt32?.some(graph.topology.joinNeeds[Int($0)]))
    })
  benchmark.startMeasurement()
  let topology = TimedTopology(
    vertexCount: graph.topology.vertexCount, edges: edges, joinNeeds: joinNeeds)
  benchmark.stopMeasurement()
  precondition(topology == graph.topology, "The same edges make the same topology.")
  benchmark.measurement(.topologyBytes, bytes(of: topology))
}

private func edges(of topology: TimedTopology) -> [TimedEdge] {
  (0..<topology.edgeCount).map { slot in
    TimedEdge(
      tail: topology.tail(ofSlot: UInt32(slot)), head: topology.heads[slot],
      duration: topology.durations[slot], lifetimeExtension: topology.extensions[slot])
  }
}

private func bytes(of topology: TimedTopology) -> Int {
  let perVertex = size(of: topology.offsets) + size(of: topology.joinNeeds)
  let perEdge =
    size(of: topology.heads) + size(of: topology.durations) + size(of: topology.extensions)
  return perVertex + size(of: topology.graph.joins) + perEdge
}

private func size<Element>(of array: [Element]) -> Int {
  array.count * MemoryLayout<Element>.stride
}
