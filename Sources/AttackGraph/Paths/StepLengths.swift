import GraphKernels

/// How long the edges of an analysis are for paths in steps of the attacker.
///
/// Relations of the graph itself are no steps. By an input of a join that is reached with ease no path
/// goes: such an edge is longer than any path.
struct StepLengths {
  /// Longer than any path that leaves such edges out.
  static let aside = UInt64(1) << 40

  /// By slot; shape [edgeCount].
  let lengths: [UInt64]

  /// - Parameters:
  ///   - topology: What was followed.
  ///   - positions: The edge of the attack graph that each of its edges stands for, as given.
  /// - Complexity: O(vertices + edges), up to logarithms.
  init(_ analysis: Analysis, _ topology: Topology, _ positions: [Int]) {
    let graph = analysis.graph
    let isStep = graph.catalogue.techniques.map { $0.tactic != .structural }
    let steps = (0..<UInt32(topology.edgeCount)).map { slot -> Int64 in
      let edge = graph.edges[positions[Int(topology.originalEdge(ofSlot: slot))]]
      return isStep[edge.technique] ? 1 : 0
    }
    let easy = Self.easyInputs(topology, steps, analysis)
    var lengths = steps.map { UInt64($0) }
    for tail in 0..<UInt32(topology.vertexCount) {
      for slot in topology.row(of: tail)
      where easy[topology.heads[slot]]?.contains(tail) ?? false {
        lengths[slot] = Self.aside
      }
    }
    self.lengths = lengths
  }

  /// Of each reached join as many inputs as it needs beside one: those that take the fewest steps to
  /// reach, of equal ones those discovered first.
  private static func easyInputs(
    _ topology: Topology, _ steps: [Int64], _ analysis: Analysis
  ) -> [UInt32: Set<UInt32>] {
    let timed = TimedTopology(
      topology, extensions: steps.map { _ in TimeBound.forever }, durations: steps)
    var workspace = TimedWorkspace(for: timed)
    workspace.run(
      timed, windows: VertexWindows(alwaysFor: timed.vertexCount), durations: steps,
      sources: analysis.sources.map { TimedSource(vertex: $0) }, start: 0,
      horizon: TimeBound.forever)
    var inputs: [UInt32: Set<UInt32>] = [:]
    for tail in analysis.reached {
      for slot in topology.row(of: tail) where topology.joinNeeds[Int(topology.heads[slot])] > 1 {
        inputs[topology.heads[slot], default: []].insert(tail)
      }
    }
    var easy: [UInt32: Set<UInt32>] = [:]
    for (join, tails) in inputs {
      let order = tails.map { tail in
        (steps: workspace.arrival(of: tail) ?? .max, rank: analysis.ranks[tail] ?? .max, tail: tail)
      }.sorted { ($0.steps, $0.rank) < ($1.steps, $1.rank) }
      easy[join] = Set(order.prefix(Int(topology.joinNeeds[Int(join)]) - 1).map(\.tail))
    }
    return easy
  }
}
