package import GraphKernels

/// A small timed graph and the run to make on it.
package struct TimedGraphCase: Sendable {
  /// Vertices are `0 ..< vertexCount`.
  package var vertexCount: Int
  /// In the order in which the topology gets them.
  package var edges: [TimedEdge]
  /// Need of each join, nil for all its in-neighbours.
  package var joinNeeds: [UInt32: UInt32?]
  /// Shape [vertexCount].
  package var windows: VertexWindows
  /// What is held at the outset.
  package var sources: [TimedSource]
  /// First second of the run.
  package var start: Int64
  /// Second at which the run ends, exclusive.
  package var horizon: Int64

  /// Creates a case from its parts.
  package init(
    vertexCount: Int, edges: [TimedEdge], joinNeeds: [UInt32: UInt32?], windows: VertexWindows,
    sources: [TimedSource], start: Int64, horizon: Int64
  ) {
    self.vertexCount = vertexCount
    self.edges = edges
    self.joinNeeds = joinNeeds
    self.windows = windows
    self.sources = sources
    self.start = start
    self.horizon = horizon
  }

  /// The graph without windows, as the kernels take it.
  package var topology: TimedTopology {
    TimedTopology(vertexCount: vertexCount, edges: edges, joinNeeds: joinNeeds)
  }

  /// The graph as `.tg` text with the call in its first line, to show when a test fails.
  package var text: String {
    let graph = TimedGraphText(
      ids: (0..<vertexCount).map { "n\($0)" }, topology: topology, windows: windows)
    let calls = sources.map { "n\($0.vertex) [\($0.from), \($0.until))" }.joined(separator: ", ")
    return "# from \(calls) at \(start) until \(horizon)\n" + graph.formatted()
  }
}

extension TimedGraphCase {
  /// Draws a graph: windows, waits, durations 0 to 5, mints, joins, self loops, parallel edges.
  ///
  /// Times may be negative, windows empty, needs beyond what a join has, sources late or brief.
  package static func random(seed: UInt64) -> TimedGraphCase {
    var random = SplitMix(seed: seed)
    let vertexCount = 1 + random.below(9)
    let origin = random.pick([0, 0, 0, -20, 7])
    let start = Int64(origin + random.below(4))
    let horizon = start + Int64(random.chance(3) ? 0 : 5 + random.below(35))
    var graph = TimedGraphCase(
      vertexCount: vertexCount, edges: [], joinNeeds: [:],
      windows: VertexWindows(alwaysFor: vertexCount), sources: [], start: start, horizon: horizon)
    let extensions = random.pick(extensionMixes)
    for _ in 0..<random.below(vertexCount * random.pick([2, 4, 6]) + 1) {
      graph.drawEdge(extensions, &random)
    }
    let windowPercent = random.pick([10, 40, 70])
    let joinPercent = random.pick([0, 20, 50])
    for vertex in 0..<vertexCount {
      if random.chance(windowPercent) { graph.drawWindow(of: vertex, origin: origin, &random) }
      if random.chance(joinPercent) {
        let need: UInt32? = random.chance(40) ? nil : UInt32(1 + random.below(3))
        graph.joinNeeds.updateValue(need, forKey: UInt32(vertex))
      }
    }
    for _ in 0...random.below(3) { graph.drawSource(origin: origin, &random) }
    return graph
  }

  /// Draws a graph made to renew itself: cycles of mints whose laps take time or none, steps that
  /// outlast a hold, joins and windows on the laps, and a horizon many laps away.
  package static func renewing(seed: UInt64) -> TimedGraphCase {
    var random = SplitMix(seed: seed)
    let vertexCount = 2 + random.below(6)
    let horizon = Int64(40 + random.below(110))
    var graph = TimedGraphCase(
      vertexCount: vertexCount, edges: [], joinNeeds: [:],
      windows: VertexWindows(alwaysFor: vertexCount), sources: [], start: 0, horizon: horizon)
    let durations = random.pick([[0], [0, 0, 1, 2], [0, 1, 3, 7], [0, 2, 9, 20]] as [[Int64]])
    let extensions = random.pick(
      [[0, 3, 8], [0, 0, 1, 2, 4], [0, 5, 12], [0, 4, TimeBound.forever]] as [[Int64]])
    let length = 1 + random.below(vertexCount)
    for vertex in 0..<length {
      graph.edges.append(
        TimedEdge(
          tail: UInt32(vertex), head: UInt32((vertex + 1) % length),
          duration: random.pick(durations), lifetimeExtension: random.pick(extensions)))
    }
    for _ in 0..<random.below(2 * vertexCount + 1) {
      graph.edges.append(
        TimedEdge(
          tail: UInt32(random.below(vertexCount)), head: UInt32(random.below(vertexCount)),
          duration: random.pick(durations), lifetimeExtension: random.pick(extensions)))
    }
    let windowPercent = random.pick([0, 0, 25])
    let joinPercent = random.pick([0, 20, 40])
    for vertex in 0..<vertexCount {
      if random.chance(windowPercent) { graph.drawLongWindow(of: vertex, &random) }
      if random.chance(joinPercent) {
        graph.joinNeeds.updateValue(UInt32(1 + random.below(2)), forKey: UInt32(vertex))
      }
    }
    graph.sources = [
      TimedSource(vertex: UInt32(random.below(length)), until: Int64(1 + random.below(20)))
    ]
    if random.chance(50) { graph.drawSource(origin: 0, &random) }
    return graph
  }

  private mutating func drawLongWindow(of vertex: Int, _ random: inout SplitMix) {
    if random.chance(60) { windows[vertex].from = Int64(random.below(60)) }
    if random.chance(40) { windows[vertex].until = Int64(20 + random.below(120)) }
  }

  /// Sessions, mints and durable gains in equal parts; mostly mints; everything durable.
  private static let extensionMixes: [[Int64]] = [
    [0, 0, 0, TimeBound.forever, TimeBound.forever, 1, 2, 4, 9],
    [0, 1, 2, 3, 5, 9], [TimeBound.forever],
  ]

  private mutating func drawEdge(_ extensions: [Int64], _ random: inout SplitMix) {
    edges.append(
      TimedEdge(
        tail: UInt32(random.below(vertexCount)), head: UInt32(random.below(vertexCount)),
        duration: random.pick([0, 0, 0, 1, 1, 2, 3, 5]),
        lifetimeExtension: random.pick(extensions)))
  }

  private mutating func drawWindow(of vertex: Int, origin: Int, _ random: inout SplitMix) {
    let from = Int64(origin + random.below(20) - 2)
    if random.chance(70) { windows[vertex].from = from }
    if random.chance(70) { windows[vertex].until = from + Int64(random.below(25)) }
  }

  private mutating func drawSource(origin: Int, _ random: inout SplitMix) {
    var source = TimedSource(vertex: UInt32(random.below(vertexCount)))
    if random.chance(20) { source.from = Int64(origin + random.below(10)) }
    if random.chance(50) { source.until = Int64(origin + 2 + random.below(15)) }
    sources.append(source)
  }
}
