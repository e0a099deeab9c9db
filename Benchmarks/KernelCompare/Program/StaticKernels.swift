import GraphKernels

/// The kernels over a static graph; what is reused from round to round is not part of a round.
struct StaticKernels: ~Copyable {
  let input: StaticInput
  private var workspace: ReachWorkspace
  private let edgesScanned: UInt64

  init(_ input: StaticInput) {
    self.input = input
    workspace = ReachWorkspace(for: input.topology)
    edgesScanned = scanTotal(input.topology, from: input.sources, &workspace)
  }

  /// Runs from every fixed source.
  mutating func reach() -> Round {
    let (elapsed, vertices) = timing {
      reachTotal(input.topology, from: input.sources, &workspace)
    }
    return Round(
      phases: [("reach", elapsed)], checksum: ["vertices": vertices, "edges": edgesScanned])
  }

  /// Prepares and counts for every identity.
  func allSource(threads: Int) -> Round {
    let (planning, plan) = timing {
      AllSourcePlan(
        input.topology, assets: input.assets, weights: input.weights, sources: input.identities)
    }
    let (counting, reach) = timing { plan.count(threads: threads) }
    return Round(
      phases: [("plan", planning), ("propagate", counting)],
      checksum: [
        "assets": reach.counts.reduce(0, +), "weight": reach.weights.reduce(0, +),
        "most": reach.counts.max() ?? 0,
      ])
  }
}

/// Returns the number of vertices reached, summed over the sources.
private func reachTotal(
  _ topology: Topology, from sources: [UInt32], _ workspace: inout ReachWorkspace
) -> UInt64 {
  var vertices: UInt64 = 0
  for source in sources {
    workspace.run(topology, sources: [source])
    vertices += UInt64(workspace.reachedCount)
  }
  return vertices
}

/// Returns the number of edges out of the vertices reached, summed over the sources.
private func scanTotal(
  _ topology: Topology, from sources: [UInt32], _ workspace: inout ReachWorkspace
) -> UInt64 {
  var edges: UInt64 = 0
  for source in sources {
    workspace.run(topology, sources: [source])
    for vertex in workspace.reached { edges += UInt64(topology.row(of: vertex).count) }
  }
  return edges
}
