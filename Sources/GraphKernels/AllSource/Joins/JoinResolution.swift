/// A graph in which plain edges stand for joins, so that every vertex alone reaches what it did.
///
/// Without edges into joins, a vertex that reaches as many inputs of a join as it needs gets an edge
/// to the join. So does, by that edge, everything that reaches the vertex. Such edges are added in
/// rounds until no vertex lacks one: then every vertex reaches just what it holds alone, since a
/// join is entered only after its inputs.
struct JoinResolution: Sendable {
  /// The graph.
  private(set) var rows: PlainRows

  /// Its components, as far as the sources reach.
  private(set) var components: StronglyConnectedComponents

  /// Passes over joins; none without joins that need several in-neighbours and lead to an asset.
  private(set) var roundCount = 0

  /// Number of edges added for joins.
  private(set) var edgeCount = 0

  /// Resolves the joins that lead to an asset.
  ///
  /// After the first round only joins are looked at that have an input which a join that fired leads
  /// to: no vertex reaches more inputs of any other join than it did.
  /// - Complexity: O(V + E) in every round, and a sweep for each block of joins.
  init(_ topology: Topology, assets: [UInt32], sources: [UInt32]) {
    let live = LiveJoins(topology, assets: assets)
    rows = live.rows
    components = StronglyConnectedComponents(rows, from: sources)
    var added: [PlainRows.Edge] = []
    var joins = live.joins
    while !joins.isEmpty {
      roundCount += 1
      let fired = Self.fired(joins, live, rows, components)
      guard !fired.isEmpty else { break }
      for join in fired {
        let tail = components.members[Int(components.offsets[Int(join.component)])]
        added.append(PlainRows.Edge(tail: tail, head: join.join))
      }
      rows = live.rows.adding(added)
      components = StronglyConnectedComponents(rows, from: sources)
      joins = Self.affected(live, by: rows.reached(from: fired.map(\.join)))
    }
    edgeCount = added.count
  }

  /// Returns the joins that may fire where they did not: some vertex reaches more of their inputs.
  private static func affected(_ live: LiveJoins, by isNewlyReached: [Bool]) -> [LiveJoin] {
    live.joins.filter { join in
      live.inputs[join.inputs].contains { isNewlyReached[Int($0)] }
    }
  }

  /// Returns where joins fire that are not held there yet.
  private static func fired(
    _ joins: [LiveJoin], _ live: LiveJoins, _ rows: PlainRows,
    _ components: StronglyConnectedComponents
  ) -> [FiredJoin] {
    let layout = JoinLayout(joins, live)
    let isMarked = marked(joins, live, components)
    let graph = Condensation(rows, components, isMarked: isMarked, separatesLeaves: false)
    var sweep = RowSweep(componentCount: components.count)
    var firing = JoinFiring()
    for block in layout.blocks {
      firing.begin(block)
      let seeds = [Seed](block.marks, components)
      sweep.run(graph, seeds.span, &firing)
    }
    var fired = firing.fired
    guard !layout.wide.isEmpty else { return fired }
    var wide = WideJoinFiring(componentCount: components.count)
    for join in layout.wide {
      fired += wide.run(join, inputs: live.inputs[join.inputs], graph, components, &sweep)
    }
    return fired
  }

  private static func marked(
    _ joins: [LiveJoin], _ live: LiveJoins, _ components: StronglyConnectedComponents
  ) -> [Bool] {
    var isMarked = Array(repeating: false, count: components.count)
    for join in joins {
      for vertex in live.inputs[join.inputs] + [join.vertex] {
        let id = components.ids[Int(vertex)]
        if id != StronglyConnectedComponents.none { isMarked[Int(id)] = true }
      }
    }
    return isMarked
  }
}

extension [Seed] {
  /// The seeds of marks on vertices that are in a component, in the order that a sweep takes.
  init(_ marks: [JoinMark], _ components: StronglyConnectedComponents) {
    self = marks.compactMap { mark in
      let id = components.ids[Int(mark.vertex)]
      guard id != StronglyConnectedComponents.none else { return nil }
      return Seed(component: id, bit: UInt32(mark.bit))
    }
    sort { ($0.component, $0.bit) < ($1.component, $1.bit) }
  }
}
