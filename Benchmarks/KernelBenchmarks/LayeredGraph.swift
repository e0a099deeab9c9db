import GraphKernels

/// A seeded random graph in layers, shaped like an attack graph: long, sparse and mostly instant.
///
/// Edges lead to one of the next three layers, so there are no cycles and a run's work is bounded.
/// The shares below are assumptions; they fix the work, they do not describe an estate.
struct LayeredGraph {
  static let layerCount = 40
  static let layerSize = 500
  static let edgesPerVertex = 5
  static let horizonSeconds: Int64 = 30 * 86_400

  let topology: TimedTopology
  let windows: VertexWindows
  let sources: [UInt32]

  init(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let vertexCount = Self.layerCount * Self.layerSize
    var edges: [TimedEdge] = []
    edges.reserveCapacity(vertexCount * Self.edgesPerVertex)
    for tail in 0..<vertexCount {
      for _ in 0..<Self.edgesPerVertex {
        edges.append(Self.edge(from: tail, among: vertexCount, &random))
      }
    }
    var windows = VertexWindows(alwaysFor: vertexCount)
    var joinNeeds: [UInt32: UInt32?] = [:]
    for vertex in 0..<vertexCount {
      if random.chance(25) { Self.drawWindow(of: vertex, &windows, &random) }
      if random.chance(2) { joinNeeds[UInt32(vertex)] = 2 }
    }
    topology = TimedTopology(vertexCount: vertexCount, edges: edges, joinNeeds: joinNeeds)
    self.windows = windows
    sources = (0..<8).map { _ in UInt32(random.below(Self.layerSize)) }
  }

  /// Every vertex of the first layer.
  var firstLayer: [UInt32] { Array(0..<UInt32(Self.layerSize)) }

  /// Every vertex of the last eight layers.
  var assets: [UInt32] {
    let count = UInt32(Self.layerCount * Self.layerSize)
    return Array(count - UInt32(8 * Self.layerSize)..<count)
  }

  private static func edge(
    from tail: Int, among vertexCount: Int, _ random: inout SplitMix64
  ) -> TimedEdge {
    let layer = min(tail / layerSize + 1 + random.below(3), layerCount - 1)
    let head = layer * layerSize + random.below(layerSize)
    let isLast = tail / layerSize == layerCount - 1
    return TimedEdge(
      tail: UInt32(tail), head: UInt32(isLast ? tail : head),
      duration: random.chance(70) ? 0 : Int64(1 + random.below(1800)),
      lifetimeExtension: random.chance(50)
        ? 0 : random.chance(40) ? Int64(600 * (1 + random.below(6))) : TimeBound.forever)
  }

  private static func drawWindow(
    of vertex: Int, _ windows: inout VertexWindows, _ random: inout SplitMix64
  ) {
    let from = Int64(random.below(Int(horizonSeconds)))
    windows[vertex].from = random.chance(50) ? from : TimeBound.beginning
    windows[vertex].until = from + Int64(86_400 * (1 + random.below(20)))
  }
}

/// The generator of the benchmark graph.
///
/// - Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
private struct SplitMix64 {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
