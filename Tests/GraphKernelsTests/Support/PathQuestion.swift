import GraphKernels
import TestSupport

/// A path as a test compares it: its edges as positions in those of the case.
struct PlainPath<Weight: Hashable>: Hashable {
  let vertices: [UInt32]
  let edges: [Int]
  let total: Weight
}

/// A random graph with weights and targets, to ask for paths.
struct PathQuestion {
  let graph: TimedGraphCase
  let topology: Topology
  let targets: [UInt32]

  /// By position of the edge; many equal, many zero.
  let lengths: [UInt64]

  /// By position of the edge; some zero, products of the same in another order.
  let probabilities: [Double]

  var sources: [UInt32] { graph.sources.map(\.vertex) }

  init(seed: UInt64) {
    var random = SplitMix(seed: seed ^ 0x9A75)
    graph =
      seed.isMultiple(of: 3)
      ? TimedGraphCase.random(seed: seed).withNeedsFixed : Self.meshed(&random)
    topology = graph.topology.graph
    let vertexCount = graph.vertexCount
    targets = (0...random.below(2)).map { _ in UInt32(random.below(vertexCount)) }
    let lengthMix: [UInt64] = random.pick([[0, 0, 1], [1], [0, 1, 2, 3, 5, 8], [0]])
    lengths = graph.edges.map { _ in random.pick(lengthMix) }
    let probabilityMix = random.pick([
      [1, 1, 0.5], [0.3, 0.7, 0.9], [0.1, 0.3, 0.3, 1], [0, 0.1, 0.2, 0.4, 1],
    ])
    probabilities = graph.edges.map { _ in random.pick(probabilityMix) }
  }

  /// Every vertex leads to every other, by probabilities of which many products are nearly equal.
  init(completeFor seed: UInt64) {
    var random = SplitMix(seed: seed)
    let edges = (0..<UInt32(7)).flatMap { tail in
      (0..<UInt32(7)).filter { $0 != tail }.map { session(tail, $0) }
    }
    graph = TimedGraphCase.plain(7, edges)
    topology = graph.topology.graph
    targets = [UInt32(1 + random.below(6))]
    lengths = edges.map { _ in UInt64(random.below(2)) }
    probabilities = edges.map { _ in random.pick([0.9, 0.7, 0.3, 0.81, 0.63]) }
  }

  /// A graph with many paths: no self loops, few sources, joins that need two or three.
  private static func meshed(_ random: inout SplitMix) -> TimedGraphCase {
    let vertexCount = 6 + random.below(3)
    var edges: [TimedEdge] = []
    for _ in 0..<(vertexCount * 2 + random.below(vertexCount)) {
      let tail = random.below(vertexCount)
      let head = (tail + 1 + random.below(vertexCount - 1)) % vertexCount
      edges.append(session(UInt32(tail), UInt32(head)))
    }
    var joins: [UInt32: UInt32?] = [:]
    for vertex in 0..<UInt32(vertexCount) where random.chance(25) {
      joins.updateValue(random.pick([1, 2, 2, 2, 3]), forKey: vertex)
    }
    let sources = (0...random.below(2)).map { _ in
      TimedSource(vertex: UInt32(random.below(vertexCount)))
    }
    return TimedGraphCase.plain(vertexCount, edges, joins: joins, sources: sources)
  }

  func need(of vertex: UInt32) -> Int { Int(topology.joinNeeds[Int(vertex)]) }

  func inSlots<Weight>(_ weights: [Weight]) -> [Weight] {
    (0..<UInt32(weights.count)).map { weights[Int(topology.originalEdge(ofSlot: $0))] }
  }

  func plain<Weight>(_ path: LooplessPath<Weight>, _ total: Weight) -> PlainPath<Weight> {
    PlainPath(
      vertices: path.vertices, edges: path.steps.map { Int(topology.originalEdge(ofSlot: $0)) },
      total: total)
  }

  /// Sorts paths as the kernel promises, and leaves one per vertex sequence if asked.
  func ranked<Weight: Hashable>(
    _ paths: [LooplessPathOracle.Path], _ parallelEdges: ParallelEdges, _ weights: [Weight],
    worth: ([Weight]) -> Weight, isBetter: (Weight, Weight) -> Bool
  ) -> [PlainPath<Weight>] {
    let allowed = paths.filter { path in
      parallelEdges == .distinct
        || path.edges.allSatisfy { isBest($0, weights, isBetter) }
    }
    return allowed.map {
      PlainPath(vertices: $0.vertices, edges: $0.edges, total: worth($0.edges.map { weights[$0] }))
    }.sorted { left, right in
      if left.total != right.total { return isBetter(left.total, right.total) }
      if left.edges.count != right.edges.count { return left.edges.count < right.edges.count }
      if left.vertices != right.vertices {
        return left.vertices.lexicographicallyPrecedes(right.vertices)
      }
      // Slots within a row are in the order of the positions.
      return left.edges.lexicographicallyPrecedes(right.edges)
    }
  }

  private func isBest<Weight: Hashable>(
    _ edge: Int, _ weights: [Weight], _ isBetter: (Weight, Weight) -> Bool
  ) -> Bool {
    !graph.edges.indices.contains { other in
      graph.edges[other].tail == graph.edges[edge].tail
        && graph.edges[other].head == graph.edges[edge].head
        && (isBetter(weights[other], weights[edge])
          || weights[other] == weights[edge] && other < edge)
    }
  }
}
