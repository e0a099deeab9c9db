/// The vertices, and if asked the edges, whose removal makes assets unreachable, and what it buys.
package struct ChokePoints: Sendable {
  /// A vertex or an edge and what its removal alone loses.
  package struct Point: Sendable, Hashable {
    /// The vertex, or the slot of the edge.
    package let id: UInt32

    package let loss: RemovalLoss

    package init(id: UInt32, loss: RemovalLoss) {
      self.id = id
      self.loss = loss
    }
  }

  /// What is listed beyond vertices that lose other vertices.
  package struct Options: Sendable, Hashable {
    /// Whether sources are listed too.
    package var includesSources = false

    /// Whether a vertex that is an asset loses itself; else it counts only among what others lose.
    package var countsOwnAsset = false

    /// Whether edges are looked at too. An edge into an asset does lose that asset.
    package var includesEdges = false

    package init(
      includesSources: Bool = false, countsOwnAsset: Bool = false, includesEdges: Bool = false
    ) {
      self.includesSources = includesSources
      self.countsOwnAsset = countsOwnAsset
      self.includesEdges = includesEdges
    }
  }

  /// The assets reached while nothing is removed.
  package let reached: RemovalLoss

  /// Vertices that lose something, the greatest weight first, then the greatest count, then the
  /// lowest vertex.
  package let vertices: [Point]

  /// Edges that lose something, in the same order by slot; none unless asked for.
  package let edges: [Point]

  /// Finds them all.
  ///
  /// Where no join that needs two in-neighbours or more is reached, the dominator tree tells. Else
  /// a sweep removes each vertex of one derivation of every asset: what is in none loses nothing.
  /// - Parameters:
  ///   - sources: Repeated ones count once.
  ///   - assets: Those not reached are ignored.
  /// - Complexity: O(V + E log V); with joins, O(candidates / block size) runs of `RemovalSweep`.
  package init(
    _ topology: Topology, sources: [UInt32], assets: WeightedAssets, options: Options = Options()
  ) {
    let part = ReachedPart(topology, sources: sources)
    var reached = RemovalLoss.none
    for (asset, weight) in zip(assets.vertices, assets.weights) {
      precondition(asset < topology.vertexCount, "An asset is one of the topology's vertices.")
      if part.numbers[Int(asset)] != ReachedPart.none { reached.add(weight: weight) }
    }
    self.reached = reached
    let finding =
      part.hasJoins
      ? Self.sweep(part, topology, assets, options) : Self.dominators(part, assets, options)
    vertices = finding.vertices.sorted(by: Self.precedes)
    edges = finding.edges.sorted(by: Self.precedes)
  }

  private static func precedes(_ one: Point, _ other: Point) -> Bool {
    (other.loss.weight, other.loss.count, one.id) < (one.loss.weight, one.loss.count, other.id)
  }
}
