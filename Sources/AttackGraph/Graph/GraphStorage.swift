import Estate

/// The vertices of a graph as numbers, with what their texts are made from.
///
/// It shares the estate's objects, which costs nothing while nobody changes them.
final class GraphStorage: Sendable {
  let catalogue: Catalogue
  let overlay: Overlay
  let weights: AssetWeights
  let records: [VertexRecord]
  /// In order of the estate's clusters.
  let parts: [GraphPart]
  /// Seconds that a copy of a mounted token lives, by its vertex, where the policy says so.
  let mountedLifetimes: [UInt32: Int64]

  init(
    catalogue: Catalogue, overlay: Overlay, weights: AssetWeights, records: [VertexRecord],
    parts: [GraphPart]
  ) {
    self.catalogue = catalogue
    self.overlay = overlay
    self.weights = weights
    self.records = records
    self.parts = parts
    mountedLifetimes = Self.mountedLifetimes(overlay.mountedTokens, parts, records)
  }

  /// The part that a vertex belongs to.
  ///
  /// - Complexity: O(log clusters).
  func part(of vertex: UInt32) -> GraphPart {
    var low = 0
    var high = parts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle].base <= vertex { low = middle } else { high = middle }
    }
    return parts[low]
  }

  /// The parts of the clusters with a name: one, or none.
  func part(named cluster: ExactString) -> GraphPart? {
    parts.first { ExactString($0.name) == cluster }
  }

  /// The vertex with a key, `nil` when the graph has none.
  func find(_ key: VertexKey) -> UInt32? {
    guard let part = part(named: key.cluster), let first = part.symbols.find(key.first.value),
      let second = part.symbols.find(key.second.value),
      let third = part.symbols.find(key.third.value)
    else { return nil }
    let sought = VertexRecord(key.form, first, second, third)
    let local = part.index.find(hash: sought.hash) { entry in
      records[Int(part.base + entry)].hasSameKey(as: sought)
    }
    return local.map { part.base + $0 }
  }

  func weight(of kind: Asset.Kind) -> Double {
    switch kind {
    case .secret: weights.secret
    case .namespace: weights.namespace
    case .node: weights.node
    case .cluster: weights.cluster
    case .cloudRole: weights.cloudRole
    }
  }

  /// Bytes of the arrays, without the estate's own objects and strings.
  var bytes: Int {
    parts.reduce(records.count * MemoryLayout<VertexRecord>.stride) {
      $0 + $1.index.bytes + $1.symbols.bytes
    }
  }
}
