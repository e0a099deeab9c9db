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
  var slots: [LaidSlot] = []

  init(graph: AttackGraph, timeline: Timeline) {
    self.graph = graph
    self.timeline = timeline
  }

  mutating func build() {
    slots = graph.overlay.credentials.indices.map { position in
      LaidSlot(
        graph.overlay.credentials[position], timeline.schedules[position], timeline.clock)
    }
    for position in graph.vertices.indices { addCopies(of: position) }
    for position in graph.edges.indices { connectCopies(of: position) }
  }

  private func windowsOf(_ timing: Timing) -> [TimeWindow] {
    switch timing {
    case .always: [.always]
    case .credential(let slot): slots[slot].versions.map(\.valid)
    case .occurrence(let slot): slots[slot].versions.map(\.stored)
    case .grant(let entitlement):
      grantWindows(of: entitlement)
    }
  }

  /// Each with the tail of the sessions opened inside it: an upper bound, since a session must have
  /// been opened before the window ended.
  private func grantWindows(of entitlement: Int) -> [TimeWindow] {
    timeline.grants[entitlement]
      .map { TimeWindow(from: $0.window.from, until: $0.sessionsUntil) }
      .filter { $0.until > timeline.clock.measured.from }
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

  /// Seconds by which a head outlives its tail.
  ///
  /// Where the versions of a slot are one vertex, whoever reads its place holds the place no longer
  /// than the right to read it, and the credential for the longest life of a version beyond that.
  private func extensionOf(_ edge: AttackEdge) -> Int64 {
    let tail = graph.vertices[Int(edge.tail)].timing
    let head = graph.vertices[Int(edge.head)].timing
    if case .occurrence(let slot) = head, slots[slot].longestLife != nil { return 0 }
    if case .occurrence(let slot) = tail, slot == head.slot,
      let longest = slots[slot].longestLife
    {
      return longest
    }
    return switch graph.technique(of: edge).gain {
    case .session: 0
    case .durable: TimeBound.forever
    case .mint(let seconds): graph.lifetime(of: edge) ?? seconds
    }
  }
}
