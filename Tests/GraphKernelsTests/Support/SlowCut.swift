import GraphKernels
import TestSupport

/// The cheapest cut of a small graph, found by trying every subset of what can be removed.
struct SlowCut {
  /// Cost of the cheapest cut, nil if there is none.
  private(set) var optimum: UInt128?
  /// The fewest elements of a cheapest cut.
  private(set) var fewest = Int.max
  /// Targets held although everything is removed, ascending.
  private(set) var uncuttable: [UInt32] = []

  private let graph: TimedGraphCase
  private let needs: [Int]

  /// - Parameter costs: Of edges by slot, as the kernel takes them.
  init(_ graph: TimedGraphCase, targets: [UInt32], costs: RemovalCosts) {
    self.graph = graph
    needs = (0..<UInt32(graph.vertexCount)).map { vertex in
      guard let join = graph.joinNeeds[vertex] else { return 1 }
      return join.map(Int.init) ?? max(1, StaticOracle.neighbours(into: vertex, graph).count)
    }
    let topology = graph.topology.graph
    var elements: [(isEdge: Bool, position: Int, cost: UInt64)] = []
    for (vertex, cost) in (costs.vertices ?? []).enumerated() {
      if let cost { elements.append((false, vertex, cost)) }
    }
    for (slot, cost) in (costs.edges ?? []).enumerated() {
      if let cost {
        elements.append((true, Int(topology.originalEdge(ofSlot: UInt32(slot))), cost))
      }
    }
    for subset in 0..<(1 << elements.count) {
      let chosen = elements.indices.filter { subset >> $0 & 1 == 1 }.map { elements[$0] }
      // The last one tells which targets are uncuttable.
      guard chosen.count == elements.count || isBetter(chosen.map(\.cost)) else { continue }
      let held = held(
        withoutVertices: mask(chosen.filter { !$0.isEdge }.map(\.position)),
        withoutEdges: mask(chosen.filter { $0.isEdge }.map(\.position)))
      let left = Set(targets).filter { held >> $0 & 1 == 1 }
      if chosen.count == elements.count { uncuttable = left.sorted() }
      if left.isEmpty { offer(chosen.map(\.cost)) }
    }
  }

  /// Returns whether a cut of such elements would be the best so far.
  private func isBetter(_ chosen: [UInt64]) -> Bool {
    guard let optimum else { return true }
    return (sum(chosen), chosen.count) < (optimum, fewest)
  }

  private mutating func offer(_ chosen: [UInt64]) {
    guard isBetter(chosen) else { return }
    optimum = sum(chosen)
    fewest = chosen.count
  }

  private func sum(_ costs: [UInt64]) -> UInt128 { costs.reduce(0) { $0 + UInt128($1) } }

  private func mask(_ positions: [Int]) -> UInt64 {
    positions.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Chains forward over sets of vertices, one bit each.
  private func held(withoutVertices vertices: UInt64, withoutEdges edges: UInt64) -> UInt64 {
    var inputs = Array(repeating: UInt64(0), count: graph.vertexCount)
    for (position, edge) in graph.edges.enumerated() where edges >> UInt64(position) & 1 == 0 {
      inputs[Int(edge.head)] |= 1 << UInt64(edge.tail)
    }
    var held = mask(graph.sourceVertices.map(Int.init)) & ~vertices
    while true {
      var next = held
      for vertex in 0..<graph.vertexCount where vertices >> UInt64(vertex) & 1 == 0 {
        if (inputs[vertex] & held).nonzeroBitCount >= needs[vertex] { next |= 1 << UInt64(vertex) }
      }
      guard next != held else { return held }
      held = next
    }
  }
}
