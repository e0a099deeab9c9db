/// A cheap set of vertices and edges without which none of the targets is held, joins honoured.
///
/// With joins the cheapest such set is hard to find (one join that needs all of its inputs is a
/// choice between them), so the answer lies between bounds. Inputs held whatever is removed lower a
/// join's need first; a join that still needs two inputs or more is *open*. The set is a cheapest
/// cut of a graph in which one input is enough for open joins, without what they make superfluous,
/// the dearest left out first; where that leaves a gap, only as many inputs as must be cut off are
/// followed, the narrowest ones. The lower bound is a cheapest cut without open joins, or what the
/// dearest element of every cut costs.
///
/// Which cut: without open joins the cheapest; of those, the ones of fewest elements; of those, the
/// one nearest the sources. With open joins the one nearest the targets is tried too and taken
/// where it is cheaper; of what is equally good, vertex numbers decide.
/// - Source: the theorem of Ford and Fulkerson, "Maximal flow through a network", Canadian Journal
///   of Mathematics 1956, on a network in which vertices are split.
package struct MinimumCut: Sendable, Hashable {
  /// The vertices to remove, ascending.
  package let vertices: [UInt32]

  /// Slots of the edges to remove, ascending.
  package let edges: [UInt32]

  /// Cost below which there is no cut, at most `UInt64.max`.
  package let lower: UInt64

  /// Cost of the set, at most `UInt64.max`.
  package let upper: UInt64

  /// Whether no cut is cheaper.
  package let isOptimal: Bool

  /// Finds a cut.
  ///
  /// - Parameters:
  ///   - sources: Repeated ones count once.
  ///   - targets: Those not reached need no cut.
  ///   - costs: What can be removed; sources, targets and joins are removed like other vertices.
  /// - Throws: The targets that are held although everything that can be removed is.
  /// - Complexity: One or two greatest flows over what is reached and leads to a target; with joins
  ///   also as many runs of `ReachWorkspace` as the first cuts have elements.
  package init(
    _ topology: Topology, sources: [UInt32], targets: [UInt32], costs: RemovalCosts
  ) throws(UncuttableTargets) {
    precondition(
      costs.vertices.map { $0.count == topology.vertexCount } ?? true,
      "Costs have one entry per vertex.")
    precondition(
      costs.edges.map { $0.count == topology.edgeCount } ?? true, "Costs have one entry per edge.")
    precondition(
      targets.allSatisfy { $0 < topology.vertexCount },
      "A target is one of the topology's vertices.")
    var search = CutSearch(topology, sources: sources, targets: targets, costs: costs)
    let uncuttable = search.uncuttableTargets()
    guard uncuttable.isEmpty else { throw UncuttableTargets(targets: uncuttable) }
    let (elements, bound) = search.cut()
    vertices = elements.filter { !$0.isEdge }.map(\.id).sorted()
    edges = elements.filter { $0.isEdge }.map(\.id).sorted()
    lower = UInt64(clamping: bound)
    upper = UInt64(clamping: elements.cost)
    isOptimal = bound == elements.cost
  }
}

/// Targets that no removal cuts off.
package struct UncuttableTargets: Error, Sendable, Hashable {
  /// Ascending: sources that cannot be removed and what they reach by what cannot be removed.
  package let targets: [UInt32]

  package init(targets: [UInt32]) { self.targets = targets }
}
