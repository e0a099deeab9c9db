import GraphKernels

/// The things whose removal alone would save most, as a value for JSON.
package struct ChokePointReport: Encodable, Sendable, Hashable {
  /// A thing and the assets that are out of reach without it.
  package struct Point: Encodable, Sendable, Hashable {
    package var thing: RemovableThing
    package var savedWeight: Double
    /// Of the weight reached.
    package var savedShare: Double
    package var savedAssets: [String: Int]
  }

  package var reachedWeight: Double
  /// How many things save anything.
  package var count: Int
  /// Whether anything is reached at all.
  package var reachesAssets: Bool
  /// The greatest weight first, then the most assets, then what the attacker meets first.
  package var points: [Point]

  /// Leaves out what a defender cannot take away by itself: where the attacker starts, assets,
  /// relations of the graph, what the attacker makes, what every cluster has.
  ///
  /// - Parameter limit: How many are listed at most.
  /// - Complexity: That of `ChokePoints`, and O(vertices + edges) for each that is listed.
  package init(_ analysis: Analysis, limit: Int) {
    let graph = analysis.graph
    reachedWeight = analysis.weight
    reachesAssets = analysis.assetCounts.total > 0
    let removal = RemovalGraph(analysis)
    let saved = Self.savings(analysis, removal)
    let weights = saved.mapValues { graph.weight(of: $0) }
    let order = saved.keys.sorted { one, other in
      let (left, right) = (weights[one] ?? 0, weights[other] ?? 0)
      if left != right { return left > right }
      let (leftCount, rightCount) = (saved[one]?.total ?? 0, saved[other]?.total ?? 0)
      if leftCount != rightCount { return leftCount > rightCount }
      return (analysis.ranks[one] ?? .max) < (analysis.ranks[other] ?? .max)
    }
    count = order.count
    let listed = order.prefix(limit)
    let steps = removal.stepsInto(listed.map { [$0] }, analysis)
    let reachedWeight = reachedWeight
    points = listed.map { vertex in
      let weight = weights[vertex] ?? 0
      return Point(
        thing: RemovableThing(vertex, entering: steps[vertex] ?? [], in: graph),
        savedWeight: weight, savedShare: reachedWeight > 0 ? weight / reachedWeight : 0,
        savedAssets: (saved[vertex] ?? AssetCounts()).byName)
    }
  }

  /// What each thing that can be taken away saves, if anything.
  private static func savings(
    _ analysis: Analysis, _ removal: RemovalGraph
  ) -> [UInt32: AssetCounts] {
    let graph = analysis.graph
    let digits = AssetDigits(graph)
    let sources = Set(analysis.sources)
    var saved: [UInt32: AssetCounts] = [:]
    for group in digits.groups {
      let points = ChokePoints(
        removal.topology, sources: analysis.sources, assets: digits.assets(of: group))
      for point in points.vertices
      where point.id < graph.vertices.count && !sources.contains(point.id)
        && graph.storage.removability(of: point.id) != .glue
      {
        group.add(point.loss.weight, to: &saved[point.id, default: AssetCounts()])
      }
    }
    return saved
  }
}

extension ChokePointReport {
  /// The things for a terminal.
  package var lines: [String] {
    guard reachesAssets else { return ["No asset is reached, so nothing has to be taken away."] }
    guard !points.isEmpty else {
      return [
        "Nothing that can be taken away saves any asset alone: every asset has two ways or more."
      ]
    }
    var lines = ["What taking away one thing alone saves, of the weight \(reachedWeight) reached:"]
    for (number, point) in points.enumerated() {
      let tenths = (point.savedShare * 1000).rounded() / 10
      let assets = point.savedAssets.values.reduce(0, +)
      lines.append(
        "  \(number + 1). saves \(point.savedWeight) (\(tenths) %), "
          + (assets == 1 ? "1 asset" : "\(assets) assets")
          + ": \(point.thing.name) [\(point.thing.kind)]")
      lines += point.thing.details(indent: "       ")
    }
    let more = count - points.count
    if more > 0 { lines.append("  \(more) more save something (--choke-points \(count)).") }
    return lines
  }
}
