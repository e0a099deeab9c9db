/// How many assets of each kind there are in some set.
///
/// What they weigh is the sum, kind by kind, of count times weight: the same whoever counted, and in
/// whatever order, even where weights are no whole numbers.
package struct AssetCounts: Sendable, Hashable {
  /// In order of `Asset.Kind.allCases`.
  private var counts = [Int](repeating: 0, count: Asset.Kind.allCases.count)

  package init() {}

  /// Counts the assets among some vertices.
  init(of vertices: some Sequence<UInt32>, in graph: AttackGraph) {
    for vertex in vertices {
      if let kind = graph.storage.records[Int(vertex)].form.asset { self[kind] += 1 }
    }
  }

  package subscript(kind: Asset.Kind) -> Int {
    get { counts[kind.position] }
    set { counts[kind.position] = newValue }
  }

  /// Of all kinds together.
  package var total: Int { counts.reduce(0, +) }

  /// By the name of the kind, for JSON.
  package var byName: [String: Int] {
    Dictionary(uniqueKeysWithValues: Asset.Kind.allCases.map { ($0.rawValue, self[$0]) })
  }
}

extension Asset.Kind {
  /// Position among all kinds.
  fileprivate var position: Int {
    switch self {
    case .secret: 0
    case .namespace: 1
    case .node: 2
    case .cluster: 3
    case .cloudRole: 4
    }
  }
}

extension AttackGraph {
  /// All its assets.
  package var assetCounts: AssetCounts { AssetCounts(of: assets, in: self) }

  /// What assets weigh together.
  package func weight(of counts: AssetCounts) -> Double {
    Asset.Kind.allCases.reduce(0) { $0 + Double(counts[$1]) * storage.weight(of: $1) }
  }
}
