extension ChokePoints {
  /// Removes every vertex and edge of one derivation of each asset.
  static func sweep(
    _ part: ReachedPart, _ topology: Topology, _ assets: WeightedAssets, _ options: Options
  ) -> (vertices: [Point], edges: [Point]) {
    let goals = assets.vertices.map { part.numbers[Int($0)] }.filter { $0 != ReachedPart.none }
    let derivations = Derivations(of: goals, in: part)
    let candidates = derivations.vertices
      .filter { options.includesSources || part.needs[Int($0)] > 0 }
      .map { part.vertices[Int($0)] }
    var sweep = RemovalSweep(part)
    var vertices: [Point] = []
    for block in blocks(candidates) {
      sweep.run(removingVertices: block)
      let losses = sweep.losses(of: assets, countsOwn: options.countsOwnAsset)
      vertices += points(block, losses)
    }
    guard options.includesEdges else { return (vertices, []) }
    var edges: [Point] = []
    for block in blocks(derivations.slots) {
      sweep.run(removingEdges: block, of: topology)
      edges += points(block, sweep.losses(of: assets))
    }
    return (vertices, edges)
  }

  private static func blocks(_ candidates: [UInt32]) -> [ArraySlice<UInt32>] {
    stride(from: 0, to: candidates.count, by: RemovalSweep.blockSize).map { start in
      candidates[start..<min(candidates.count, start + RemovalSweep.blockSize)]
    }
  }

  private static func points(_ ids: ArraySlice<UInt32>, _ losses: [RemovalLoss]) -> [Point] {
    zip(ids, losses).filter { $0.1.count > 0 }.map { Point(id: $0, loss: $1) }
  }
}
