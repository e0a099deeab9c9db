/// Everything that is needed to count what each of many sources reaches, short of the counting.
///
/// Sources and assets are taken by strongly connected component; joins are resolved into plain
/// edges first, so that reach is transitive.
package struct AllSourcePlan: Sendable {
  /// What the preparation took; the same whenever it is repeated.
  package let work: Work

  let graph: Condensation
  let blocks: [AssetBlock]
  let seeds: Seeds
  /// Place in the answers of each component; shape [component count].
  let answers: [UInt32]
  let answerCount: Int
  /// Place in the answers of each source given; shape [source count].
  let answersBySource: [UInt32]

  /// Deterministic counters of a preparation.
  package struct Work: Sendable, Hashable {
    /// Strongly connected components that the sources reach.
    package var components = 0

    /// Edges to components with successors, without parallel ones.
    package var unreducedEdges = 0

    /// Those of them along which rows are propagated.
    package var edges = 0

    /// Edges to components that have assets and no successors.
    package var leafEdges = 0

    /// Blocks of 2048 bits.
    package var blocks = 0

    /// Passes over joins that need several in-neighbours.
    package var joinRounds = 0

    /// Edges that stand for joins.
    package var joinEdges = 0

    package init() {}
  }

  /// Prepares the question what each of the sources reaches alone.
  ///
  /// - Parameters:
  ///   - topology: Joins are honoured: a source holds a join once it reaches as many of the join's
  ///     distinct in-neighbours as it needs, or is that join.
  ///   - assets: Distinct vertices.
  ///   - weights: One per asset; their sum must fit.
  ///   - sources: Vertices of interest, repeated ones too. A source that is an asset reaches it.
  /// - Complexity: O(V + E), and as much again and a sweep per block of joins for each round.
  package init(
    _ topology: Topology, assets: [UInt32], weights: [UInt64], sources: [UInt32]
  ) {
    Self.check(topology, assets: assets, weights: weights, sources: sources)
    let roots = Self.ascending(sources, vertexCount: topology.vertexCount)
    let joins = JoinResolution(topology, assets: assets, sources: roots)
    let components = joins.components
    let totals = AssetTotals(assets, weights, components)
    graph = Condensation(
      joins.rows, components, isMarked: totals.counts.map { $0 > 0 }, separatesLeaves: true)
    var answers = Array(repeating: AssetCounter.notAsked, count: components.count)
    var answerCount: UInt32 = 0
    for root in roots where answers[Int(components.ids[Int(root)])] == AssetCounter.notAsked {
      answers[Int(components.ids[Int(root)])] = answerCount
      answerCount += 1
    }
    let layout = AssetLayout(totals)
    blocks = layout.blocks
    seeds = Seeds(layout, graph) { answers[$0] != AssetCounter.notAsked }
    self.answers = answers
    self.answerCount = Int(answerCount)
    answersBySource = sources.map { answers[Int(components.ids[Int($0)])] }
    var work = Work()
    work.components = components.count
    work.unreducedEdges = graph.unreducedEdgeCount
    work.edges = graph.heads.count
    work.leafEdges = graph.leaves.count
    work.blocks = blocks.count
    work.joinRounds = joins.roundCount
    work.joinEdges = joins.edgeCount
    self.work = work
  }

  private static func check(
    _ topology: Topology, assets: [UInt32], weights: [UInt64], sources: [UInt32]
  ) {
    precondition(assets.count == weights.count, "Every asset has a weight.")
    var isAsset = Array(repeating: false, count: topology.vertexCount)
    for asset in assets {
      precondition(asset < isAsset.count, "An asset is one of the topology's vertices.")
      precondition(!isAsset[Int(asset)], "Assets are distinct.")
      isAsset[Int(asset)] = true
    }
    precondition(
      fits(weights), "The weights of all assets add up to less than 2 to the power 64.")
    precondition(
      sources.allSatisfy { $0 < topology.vertexCount },
      "A source is one of the topology's vertices.")
  }

  /// Returns whether the sum of numbers does not overflow.
  ///
  /// A loop that only traps, with a sum that nobody reads, is optimised away together with its trap
  /// (Swift 6.3); hence a result.
  private static func fits(_ numbers: [UInt64]) -> Bool {
    var total: UInt64 = 0
    var fits = true
    for number in numbers {
      let (sum, overflow) = total.addingReportingOverflow(number)
      fits = fits && !overflow
      total = sum
    }
    return fits
  }

  /// Returns the distinct sources in ascending order, so that the order given changes nothing.
  private static func ascending(_ sources: [UInt32], vertexCount: Int) -> [UInt32] {
    var isSource = Array(repeating: false, count: vertexCount)
    for source in sources { isSource[Int(source)] = true }
    return (0..<UInt32(vertexCount)).filter { isSource[Int($0)] }
  }
}
