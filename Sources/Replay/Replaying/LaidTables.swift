import AttackGraph
import GraphKernels
import Sampling

/// What trials look up by step of a laid graph, worked out once for all compromises of a unit.
package struct LaidTables: Sendable {
  let graph: GraphTables
  let reverse: ReverseRows
  /// Vertex that the edge in each slot leaves; shape [edge count].
  let tails: [UInt32]
  /// The order in which steps are preferred to which a hold may be owed alike; shape [edge count].
  let ranks: [UInt32]
  /// The same order by place of the reverse rows; shape [edge count].
  let placeRanks: [UInt32]
  /// What a step is noticed by that is its target's first; that of no text where it never is; shape
  /// [edge count].
  let firstKeys: [EntityKey]
  /// Technique of each step; −1 where it is none of the attack graph's; shape [edge count].
  let techniques: [Int16]
  /// Shape [laid vertices].
  let marks: [VertexMarks]
  /// No time for any step, and no way through the policy's processes; shape [edge count].
  let structural: [Int64]

  /// - Parameter graph: The tables of the attack graph that was laid.
  /// - Complexity: O(e log e) for e laid edges.
  package init(_ laid: LaidGraph, graph: GraphTables) {
    self.graph = graph
    let reverse = ReverseRows(laid.topology.graph)
    self.reverse = reverse
    var tails = Array(repeating: UInt32(0), count: laid.topology.edgeCount)
    for place in reverse.slots.indices {
      tails[Int(reverse.slots[place])] = reverse.tails[place]
    }
    self.tails = tails
    let ranks = StepRanks.ranks(laid, graph, tails: tails)
    self.ranks = ranks
    placeRanks = reverse.slots.map { ranks[Int($0)] }
    let techniques = laid.baseEdges.indices.map { slot in
      laid.attackEdge(ofSlot: slot).map { Int16(laid.graph.edges[Int($0)].technique) } ?? -1
    }
    self.techniques = techniques
    firstKeys = techniques.enumerated().map { slot, technique in
      guard technique >= 0, graph.chances[Int(technique)] > 0 else { return EntityKey() }
      let target = laid.base[Int(laid.topology.heads[slot])]
      return graph.key(technique: Int(technique), target: target).appending(0)
    }
    marks = VertexMarks.marks(laid, graph, techniques: techniques)
    var structural = Array(repeating: Int64(0), count: laid.topology.edgeCount)
    for step in laid.policySteps { structural[step.slot] = Self.never }
    self.structural = structural
  }

  /// The duration of a step that does not happen: no run is as long.
  static let never = Int64.max
}
