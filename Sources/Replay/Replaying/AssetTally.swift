import AttackGraph

/// Counts reached assets by kind and weighs the counts: the sum is the same bit by bit in whatever
/// order they come.
package struct AssetTally: Sendable {
  private var counts = AssetCounts()
  private var weights: [Asset.Kind: Double] = [:]

  package init() {}

  /// - Precondition: All assets of a kind have one weight, as those of an attack graph do.
  package mutating func add(_ asset: TrialOutcome.ReachedAsset) {
    if counts[asset.kind] == 0 { weights[asset.kind] = asset.weight }
    assert(weights[asset.kind] == asset.weight, "assets of a kind weigh the same")
    counts[asset.kind] += 1
  }

  /// Σ weights of what was added.
  package var weight: Double {
    Asset.Kind.allCases.reduce(0) { $0 + Double(counts[$1]) * (weights[$1] ?? 0) }
  }
}
