import GraphKernels

/// Weights from whose sum the number of assets of each kind can be read, so that a kernel that adds
/// integers counts by kind and no weight in the estate has to be a whole number.
///
/// An asset of the first kind of a group weighs 1, one of the next kind as much as all assets of the
/// kinds before and 1 more, and so on: the digits of a number with mixed radix. Kinds that would not
/// fit into 64 bits together are in several groups.
struct AssetDigits {
  /// Kinds whose counts one sum holds, the one of least weight first.
  struct Group {
    fileprivate(set) var kinds: [Asset.Kind] = []
    /// What an asset weighs, and one more than the greatest count; both by kind.
    fileprivate(set) var units: [UInt64] = []
    fileprivate var radices: [UInt64] = []

    /// Adds the counts that a sum of weights stands for.
    func add(_ sum: UInt64, to counts: inout AssetCounts) {
      for place in kinds.indices {
        counts[kinds[place]] += Int(sum / units[place] % radices[place])
      }
    }
  }

  let groups: [Group]
  private let graph: AttackGraph

  init(_ graph: AttackGraph) {
    self.graph = graph
    let all = graph.assetCounts
    var groups: [Group] = []
    // One more than the greatest sum of the last group.
    var end: UInt64 = 1
    for kind in Asset.Kind.allCases where all[kind] > 0 {
      let radix = UInt64(all[kind]) + 1
      let (product, isTooGreat) = end.multipliedReportingOverflow(by: radix)
      if groups.isEmpty || isTooGreat {
        groups.append(Group())
        end = 1
      }
      groups[groups.count - 1].kinds.append(kind)
      groups[groups.count - 1].units.append(end)
      groups[groups.count - 1].radices.append(radix)
      end = isTooGreat ? radix : max(product, radix)
    }
    self.groups = groups
  }

  /// The assets of a group's kinds, and what each weighs.
  func assets(of group: Group) -> WeightedAssets {
    var vertices: [UInt32] = []
    var weights: [UInt64] = []
    for vertex in graph.assets {
      guard let kind = graph.storage.records[Int(vertex)].form.asset,
        let place = group.kinds.firstIndex(of: kind)
      else { continue }
      vertices.append(vertex)
      weights.append(group.units[place])
    }
    return WeightedAssets(vertices, weights: weights)
  }
}
