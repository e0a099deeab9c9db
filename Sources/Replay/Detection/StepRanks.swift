import AttackGraph
import GraphKernels
import Sampling

/// The order among edges that give the same hold at the same instant: the step that is noticed
/// least comes first, then the one of the lesser stable key.
///
/// A key is a hash of what stands at both ends, which of its windows that is, and the technique; so
/// ranks depend neither on the numbers of vertices nor on the order of edges. Two of a hundred
/// thousand edges share a key by accident with probability 3·10⁻¹⁰; they would go by slot.
enum StepRanks {
  private struct Entry {
    var chance: Double
    var key: UInt64
    var slot: UInt32

    func precedes(_ other: Entry) -> Bool {
      if chance != other.chance { return chance < other.chance }
      return key == other.key ? slot < other.slot : key < other.key
    }
  }

  /// - Complexity: O(e log e) for e laid edges.
  static func ranks(_ laid: LaidGraph, _ graph: GraphTables, tails: [UInt32]) -> [UInt32] {
    let keys = vertexKeys(laid, graph)
    var entries = laid.baseEdges.indices.map { slot in
      let key = keys[Int(tails[slot])].appending(keys[Int(laid.topology.heads[slot])].value)
      guard let edge = laid.attackEdge(ofSlot: slot) else {
        return Entry(chance: 0, key: key.value, slot: UInt32(slot))
      }
      let technique = laid.graph.edges[Int(edge)].technique
      return Entry(
        chance: graph.chances[technique],
        key: key.appending(graph.techniqueKeys[technique]).value, slot: UInt32(slot))
    }
    entries.sort { $0.precedes($1) }
    var ranks = Array(repeating: UInt32(0), count: entries.count)
    for (rank, entry) in entries.enumerated() { ranks[Int(entry.slot)] = UInt32(rank) }
    return ranks
  }

  /// Names every window of every vertex, and what the policy's processes add; shape
  /// [laid vertices].
  private static func vertexKeys(_ laid: LaidGraph, _ graph: GraphTables) -> [EntityKey] {
    laid.base.indices.map { vertex in
      if let own = laid.ownKey(of: UInt32(vertex)) { return own }
      let base = laid.base[vertex]
      let copies = laid.copies(of: base)
      let key = graph.vertexKeys[Int(base)]
      return copies.count == 1 ? key : key.appending(UInt64(vertex) &- UInt64(copies.lowerBound))
    }
  }
}

extension LaidGraph {
  /// The attack graph's edge in a CSR slot; `nil` where the step is none of its edges.
  func attackEdge(ofSlot slot: Int) -> UInt32? {
    baseEdges[slot] == UInt32.max ? nil : baseEdges[slot]
  }
}
