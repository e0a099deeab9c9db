/// How many assets each component has and what they weigh together.
struct AssetTotals: Sendable {
  /// Shape [component count].
  private(set) var counts: [UInt32]

  /// Shape [component count].
  private(set) var weights: [UInt64]

  /// Leaves out assets that are in no component.
  init(_ assets: [UInt32], _ weights: [UInt64], _ components: StronglyConnectedComponents) {
    counts = Array(repeating: 0, count: components.count)
    self.weights = Array(repeating: 0, count: components.count)
    for (asset, weight) in zip(assets, weights) {
      let id = components.ids[Int(asset)]
      guard id != StronglyConnectedComponents.none else { continue }
      counts[Int(id)] += 1
      self.weights[Int(id)] += weight
    }
  }
}
