extension ChokePoints {
  /// Sums the assets below every vertex and edge of the dominator tree.
  ///
  /// An edge is lost with all that its head dominates if it is the only one by which its head is
  /// entered from what the head does not dominate.
  static func dominators(
    _ part: ReachedPart, _ assets: WeightedAssets, _ options: Options
  ) -> (vertices: [Point], edges: [Point]) {
    let tree = DominatorTree(part)
    let weights = weights(part, assets)
    let own = options.countsOwnAsset
    let losses = losses(tree, weights, includesOwn: own)
    let vertices = part.vertices.indices.filter { number in
      options.includesSources || part.needs[number] > 0
    }.map { part.vertices[$0] }.map { Point(id: $0, loss: losses[Int($0)]) }
    var edges: [Point] = []
    if options.includesEdges {
      let whole = own ? losses : Self.losses(tree, weights, includesOwn: true)
      for (number, vertex) in part.vertices.enumerated() {
        guard let slot = onlyEdge(into: number, part, tree) else { continue }
        edges.append(Point(id: slot, loss: whole[Int(vertex)]))
      }
    }
    return (vertices.filter { $0.loss.count > 0 }, edges.filter { $0.loss.count > 0 })
  }

  private static func weights(
    _ part: ReachedPart, _ assets: WeightedAssets
  ) -> (counts: [UInt64], weights: [UInt64]) {
    var counts = Array(repeating: UInt64(0), count: part.numbers.count)
    var weights = counts
    for (asset, weight) in zip(assets.vertices, assets.weights) {
      counts[Int(asset)] = 1
      weights[Int(asset)] = weight
    }
    return (counts, weights)
  }

  private static func losses(
    _ tree: DominatorTree, _ weights: (counts: [UInt64], weights: [UInt64]), includesOwn: Bool
  ) -> [RemovalLoss] {
    let counts = tree.sums(of: weights.counts, includesOwn: includesOwn)
    let sums = tree.sums(of: weights.weights, includesOwn: includesOwn)
    return zip(counts, sums).map { RemovalLoss(count: Int($0), weight: $1) }
  }

  /// Returns the slot of the edge without which a vertex is not reached, nil if there is none.
  private static func onlyEdge(
    into number: Int, _ part: ReachedPart, _ tree: DominatorTree
  ) -> UInt32? {
    let vertex = part.vertices[number]
    var only: UInt32?
    for place in part.entering.row(of: number) {
      let tail = part.vertices[Int(part.entering.tails[place])]
      guard !tree.dominates(vertex, tail) else { continue }
      guard only == nil else { return nil }
      only = part.entering.slots[place]
    }
    return only
  }
}
