/// The joins that may have to be entered by several in-neighbours and lead to an asset.
struct LiveJoins: Sendable {
  /// Ascending by number of inputs, need, vertex.
  private(set) var joins: [LiveJoin] = []

  /// The distinct in-neighbours of the joins, one join after the other.
  private(set) var inputs: [UInt32] = []

  /// The graph without edges into such joins and without edges that lead to no asset.
  let rows: PlainRows

  /// - Complexity: O(V + E); O(joins) where every join needs one in-neighbour.
  init(_ topology: Topology, assets: [UInt32]) {
    let isPending = topology.joins.contains { topology.joinNeeds[Int($0)] > 1 }
    guard isPending else {
      rows = PlainRows(offsets: topology.offsets, heads: topology.heads)
      return
    }
    let reverse = ReverseRows(topology)
    var isShut = Array(repeating: false, count: topology.vertexCount)
    var found: [LiveJoin] = []
    for join in topology.joins where topology.joinNeeds[Int(join)] > 1 {
      let inputs = Self.inputs(of: join, reverse, appendingTo: &self.inputs)
      let need = topology.joinNeeds[Int(join)]
      isShut[Int(join)] = need > inputs.count
      if need <= inputs.count { found.append(LiveJoin(vertex: join, need: need, inputs: inputs)) }
    }
    let leads = Self.leading(to: assets, reverse, isShut: isShut)
    joins = found.filter { leads[Int($0.vertex)] }.sorted {
      ($0.inputs.count, $0.need, $0.vertex) < ($1.inputs.count, $1.need, $1.vertex)
    }
    rows = PlainRows(topology, keepsHead: { leads[$0] && topology.joinNeeds[$0] <= 1 })
  }

  /// Appends the distinct in-neighbours of a join but itself: it cannot help to enter itself.
  private static func inputs(
    of join: UInt32, _ reverse: ReverseRows, appendingTo inputs: inout [UInt32]
  ) -> Range<Int> {
    let start = inputs.count
    for place in reverse.row(of: join) where reverse.tails[place] != join {
      let tail = reverse.tails[place]
      if inputs.count == start || inputs.last != tail { inputs.append(tail) }
    }
    return start..<inputs.count
  }

  /// Returns whether each vertex leads to an asset, every join but those shut taken as ordinary.
  private static func leading(
    to assets: [UInt32], _ reverse: ReverseRows, isShut: [Bool]
  ) -> [Bool] {
    var leads = Array(repeating: false, count: isShut.count)
    var pending = assets
    for asset in assets { leads[Int(asset)] = true }
    while let vertex = pending.popLast() {
      guard !isShut[Int(vertex)] else { continue }
      for place in reverse.row(of: vertex) where !leads[Int(reverse.tails[place])] {
        leads[Int(reverse.tails[place])] = true
        pending.append(reverse.tails[place])
      }
    }
    return leads
  }
}

/// A join that is entered once `need` of its inputs are reached, between two and all of them.
struct LiveJoin: Sendable {
  var vertex: UInt32
  var need: UInt32
  /// Its places in the inputs of all joins.
  var inputs: Range<Int>
}
