import GraphKernels

/// What each of many starting points reaches alone, whatever the time, the worst first.
package struct BlastRanking: Sendable {
  /// One starting point and what it reaches.
  package struct Row: Sendable, Hashable {
    package var name: VertexQuery
    package var counts: AssetCounts
    package var weight: Double
    /// The same along certain steps only.
    package var certainCounts: AssetCounts
    package var certainWeight: Double
  }

  /// The greatest weight first, then the most assets; of equal ones what belongs to `kube-system`,
  /// where reaching everything is no finding, comes last; then by name.
  package let rows: [Row]
  /// All assets of the estate.
  package let totals: AssetCounts
  package let totalWeight: Double

  /// - Parameters:
  ///   - followed: How sure steps have to be to be followed.
  ///   - threads: The answer is the same for any number.
  /// - Complexity: That of two all-source counts, `AllSourcePlan`.
  package init(
    _ graph: AttackGraph, of points: [StartingPoint], following followed: Set<Certainty>,
    threads: Int
  ) {
    totals = graph.assetCounts
    totalWeight = graph.weight(of: totals)
    let all = graph.counts(from: points, following: followed, threads: threads)
    let isAllCertain = graph.edges.allSatisfy {
      $0.certainty == .certain || !followed.contains($0.certainty)
    }
    let certain =
      isAllCertain ? all : graph.counts(from: points, following: [.certain], threads: threads)
    let rows = points.indices.map { point in
      Row(
        name: points[point].query, counts: all[point], weight: graph.weight(of: all[point]),
        certainCounts: certain[point], certainWeight: graph.weight(of: certain[point]))
    }
    let names = rows.map(\.name.description)
    let order = rows.indices.sorted { one, other in
      let (left, right) = (rows[one], rows[other])
      if left.weight != right.weight { return left.weight > right.weight }
      if left.counts.total != right.counts.total { return left.counts.total > right.counts.total }
      let (isLater, isEarlier) = (left.name.isOfSystem, right.name.isOfSystem)
      if isLater != isEarlier { return isEarlier }
      return names[one].utf8.lexicographicallyPrecedes(names[other].utf8)
    }
    self.rows = order.map { rows[$0] }
  }
}

extension VertexQuery {
  /// Whether it is something of the namespace of the cluster's own controllers.
  fileprivate var isOfSystem: Bool { name.hasPrefix("kube-system/") }
}

extension AttackGraph {
  /// The assets by kind that each point reaches alone.
  ///
  /// A point of several vertices gets a vertex of its own that leads to all of them.
  fileprivate func counts(
    from points: [StartingPoint], following followed: Set<Certainty>, threads: Int
  ) -> [AssetCounts] {
    let positions = positions(following: followed)
    var tails = positions.map { edges[$0].tail }
    var heads = positions.map { edges[$0].head }
    var vertexCount = UInt32(vertices.count)
    let sources = points.map { point in
      guard point.vertices.count != 1 else { return point.vertices[0] }
      tails += point.vertices.map { _ in vertexCount }
      heads += point.vertices
      vertexCount += 1
      return vertexCount - 1
    }
    let topology = Topology(
      vertexCount: Int(vertexCount), tails: tails, heads: heads, joinNeeds: joinNeeds)
    let digits = AssetDigits(self)
    var counts = points.map { _ in AssetCounts() }
    for group in digits.groups {
      let assets = digits.assets(of: group)
      let reach = AllSourcePlan(
        topology, assets: assets.vertices, weights: assets.weights, sources: sources
      ).count(threads: threads)
      for point in points.indices { group.add(reach.weights[point], to: &counts[point]) }
    }
    return counts
  }
}
