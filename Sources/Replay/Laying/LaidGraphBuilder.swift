import AccessSimulation
import AttackGraph
import Estate
import GraphKernels

/// Copies each vertex once per window and connects the copies.
struct LaidGraphBuilder {
  let graph: AttackGraph
  let timeline: Timeline
  var base: [UInt32] = []
  var firstCopy: [UInt32] = [0]
  var windows = VertexWindows(alwaysFor: 0)
  var edges: [TimedEdge] = []
  /// The attack graph's edge of each laid edge.
  var edgeBase: [UInt32] = []
  var joinNeeds: [UInt32: UInt32?] = [:]
  var keptVersions: [[Int]] = []

  init(graph: AttackGraph, timeline: Timeline) {
    self.graph = graph
    self.timeline = timeline
  }

  mutating func build() {
    keptVersions = graph.overlay.credentials.indices.map(keep)
    for position in graph.vertices.indices { addCopies(of: position) }
    for position in graph.edges.indices { connectCopies(of: position) }
  }

  /// The versions of a slot that a replay can meet: those kept or valid from the leak window on.
  /// The token of a run is only ever taken from the run's log, so that later runs are left out.
  private func keep(_ slot: Int) -> [Int] {
    let clock = timeline.clock
    let later = TimeWindow(from: clock.measured.from, until: clock.end)
    let isOfRun = graph.overlay.credentials[slot].kind == .federatedToken
    return timeline.versions[slot].indices.filter { index in
      let version = timeline.versions[slot][index]
      return isOfRun
        ? clock.measured.contains(version.stored.from)
        : version.stored.overlaps(later) || version.valid.overlaps(later)
    }
  }

  private func windowsOf(_ timing: Timing) -> [TimeWindow] {
    switch timing {
    case .always: [.always]
    case .credential(let slot): keptVersions[slot].map { timeline.versions[slot][$0].valid }
    case .occurrence(let slot): keptVersions[slot].map { timeline.versions[slot][$0].stored }
    case .grant(let entitlement):
      timeline.grants[entitlement].filter { $0.until > timeline.clock.measured.from }
    }
  }

  private mutating func addCopies(of position: Int) {
    let vertex = graph.vertices[position]
    for window in windowsOf(vertex.timing) {
      if let need = vertex.need { joinNeeds[UInt32(base.count)] = UInt32(need) }
      base.append(UInt32(position))
      windows.append(VertexWindow(from: window.from, until: window.until))
    }
    firstCopy.append(UInt32(base.count))
  }

  private mutating func connectCopies(of position: Int) {
    let edge = graph.edges[position]
    let tails = copies(edge.tail)
    let heads = copies(edge.head)
    let lifetime = extensionOf(edge)
    let tailSlot = graph.vertices[Int(edge.tail)].timing.slot
    let isPaired = tailSlot != nil && tailSlot == graph.vertices[Int(edge.head)].timing.slot
    precondition(
      isPaired || tails.count <= 1 || graph.vertices[Int(edge.head)].need == nil,
      "a join must not count two windows of one thing as two inputs")
    for tail in tails {
      for head in isPaired ? heads.lowerBound + (tail - tails.lowerBound)..<heads.upperBound : heads
      {
        edges.append(
          TimedEdge(tail: tail, head: head, duration: 0, lifetimeExtension: lifetime))
        edgeBase.append(UInt32(position))
        if isPaired { break }
      }
    }
  }

  private func copies(_ vertex: UInt32) -> Range<UInt32> {
    firstCopy[Int(vertex)]..<firstCopy[Int(vertex) + 1]
  }

  private func extensionOf(_ edge: AttackEdge) -> Int64 {
    switch graph.technique(of: edge).gain {
    case .session: 0
    case .durable: TimeBound.forever
    case .mint(let seconds): graph.lifetime(of: edge) ?? seconds
    }
  }
}
