import Benchmark

/// What a kernel does, counted: the same on every machine.
extension BenchmarkMetric {
  /// Edges that leave a vertex reached or a label settled.
  static let edgesRelaxed = counter("edges.relaxed")
  static let verticesReached = counter("vertices.reached")
  /// Labels that passed through the queue.
  static let labelsQueued = counter("labels.queued")
  static let labelsSettled = counter("labels.settled")
  /// Edges between components over which rows of bits are handed on.
  static let dagEdges = counter("dag.edges")
  /// Rows of bits added to another.
  static let rowUnions = counter("row.unions")
  /// Rows of bits that were not empty.
  static let rows = counter("rows")
  /// Sweeps over the components until no join fires.
  static let joinRounds = counter("join.rounds")
  /// Edges to joins that stand for what fired them.
  static let joinEdges = counter("join.edges")
  static let topologyBytes = counter("topology.bytes")

  private static func counter(_ name: String) -> BenchmarkMetric {
    .custom(name, polarity: .prefersSmaller, useScalingFactor: false)
  }
}
