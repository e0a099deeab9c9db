import GraphKernels
import TestSupport

extension TimedGraphCase {
  var sourceVertices: [UInt32] { sources.map(\.vertex) }

  /// Whether some join is reached that is no source and needs two in-neighbours or more.
  func reachesJoin(_ reached: [Bool]) -> Bool {
    joinNeeds.contains { join, need in
      let inputs = StaticOracle.neighbours(into: join, self).count
      let isMany = need.map { $0 > 1 } ?? (inputs > 1)
      return reached[Int(join)] && isMany && !sourceVertices.contains(join)
    }
  }

  /// The graph with joins that one in-neighbour is enough for.
  var withJoinsAsOr: TimedGraphCase {
    var graph = self
    graph.joinNeeds = [:]
    return graph
  }

  /// Draws any small graph for even seeds and, for odd ones, one in which many joins are reached.
  static func mixed(seed: UInt64) -> TimedGraphCase {
    guard !seed.isMultiple(of: 2) else { return .random(seed: seed) }
    var random = SplitMix(seed: seed)
    return joined(vertexCount: 4 + random.below(6), &random)
  }

  /// Draws a graph in which many joins are reached, with some cycles.
  static func joined(vertexCount: Int, _ random: inout SplitMix) -> TimedGraphCase {
    var graph = forward(vertexCount: vertexCount, span: 9, &random)
    for _ in 0..<random.below(4) {
      let ends = (0..<2).map { _ in UInt32(random.below(graph.vertexCount)) }
      graph.edges.append(session(ends[0], ends[1]))
    }
    graph.drawJoins(percent: random.pick([15, 35, 60]), &random)
    for _ in 0..<random.below(3) {
      graph.sources.append(TimedSource(vertex: UInt32(random.below(graph.vertexCount))))
    }
    return graph
  }

  /// Draws a graph whose last vertex is entered from several joins of the same few inputs.
  ///
  /// Cutting it off is a choice of inputs that hits every join.
  static func gated(inputs: Int, joins: Int, _ random: inout SplitMix) -> TimedGraphCase {
    let last = UInt32(1 + inputs + joins)
    var edges = (1...UInt32(inputs)).map { input in
      session(random.chance(80) ? 0 : UInt32(random.below(Int(input))), input)
    }
    var graph = TimedGraphCase.plain(Int(last) + 1, [])
    for join in UInt32(inputs + 1)..<last {
      for input in random.permutation(inputs).prefix(2 + random.below(2)) {
        edges.append(session(UInt32(input) + 1, join))
      }
      edges.append(session(join, last))
      graph.joinNeeds.updateValue(random.pick([2, nil]), forKey: join)
    }
    graph.edges = edges
    return graph
  }

  /// Draws a graph with cycles and joins, all of which vertex 0 reaches.
  static func large(vertexCount: Int, seed: UInt64) -> TimedGraphCase {
    var random = SplitMix(seed: seed)
    var graph = forward(vertexCount: vertexCount, span: 4, &random)
    graph.drawJoins(percent: 30, &random)
    for _ in 0..<vertexCount / 10 {
      let tail = random.below(vertexCount)
      let head = max(0, tail - random.below(30))
      // A join that needs all its in-neighbours must not wait for itself.
      guard graph.joinNeeds[UInt32(head)] == nil else { continue }
      graph.edges.append(session(UInt32(tail), UInt32(head)))
    }
    return graph
  }

  /// Every vertex but the first has edges from one to three of the vertices shortly before it.
  private static func forward(
    vertexCount: Int, span: Int, _ random: inout SplitMix
  ) -> TimedGraphCase {
    var edges: [TimedEdge] = []
    for vertex in 1..<vertexCount {
      for _ in 0...random.below(3) {
        let tail = vertex - 1 - random.below(min(span, vertex))
        edges.append(session(UInt32(tail), UInt32(vertex)))
      }
    }
    return .plain(vertexCount, edges)
  }

  private mutating func drawJoins(percent: Int, _ random: inout SplitMix) {
    for vertex in 1..<UInt32(vertexCount) where random.chance(percent) {
      guard StaticOracle.neighbours(into: vertex, self).count > 1 else { continue }
      joinNeeds.updateValue(random.pick([2, 2, nil, nil]), forKey: vertex)
    }
  }
}
