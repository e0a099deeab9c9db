/// Finds where a join fires that has more inputs than a block has bits.
///
/// Its inputs are counted block by block; which components hold the join is decided at the end.
struct WideJoinFiring: ~Copyable {
  private var counter: InputCounter

  init(componentCount: Int) {
    counter = InputCounter(counts: Array(repeating: 0, count: componentCount))
  }

  /// Number of inputs held by each component.
  private struct InputCounter: RowVisitor {
    var counts: [UInt32]

    mutating func visit(_ component: Int, _ row: inout BitRow, isMerged: Bool) {
      counts[component] += UInt32(row.bitCount)
    }
  }

  /// Returns the components that hold enough inputs, and neither the join nor one that does.
  ///
  /// - Complexity: O(components + edges), and a sweep for every 2048 inputs.
  mutating func run(
    _ join: LiveJoin, inputs: ArraySlice<UInt32>, _ graph: Condensation,
    _ components: StronglyConnectedComponents, _ sweep: inout RowSweep
  ) -> [FiredJoin] {
    for component in counter.counts.indices { counter.counts[component] = 0 }
    var rest = inputs
    while !rest.isEmpty {
      let marks = rest.prefix(BitRow.bitCount).enumerated().map {
        JoinMark(vertex: $1, bit: $0)
      }
      rest = rest.dropFirst(BitRow.bitCount)
      let seeds = [Seed](marks, components)
      sweep.run(graph, seeds.span, &counter)
    }
    var fired: [FiredJoin] = []
    var holds = Array(repeating: false, count: components.count)
    for component in holds.indices {
      let edges = Int(graph.offsets[component])..<Int(graph.offsets[component + 1])
      let isHeld =
        components.ids[Int(join.vertex)] == component
        || edges.contains { holds[Int(graph.heads[$0])] }
      let fires = !isHeld && counter.counts[component] >= join.need
      if fires { fired.append(FiredJoin(component: UInt32(component), join: join.vertex)) }
      holds[component] = isHeld || fires
    }
    return fired
  }
}
