package import AccessSimulation
package import AttackGraph
package import GraphKernels
import Estate
import Sampling

/// An attack graph with a timeline laid over it: every vertex once per window it has.
///
/// Two vertices of one credential slot meet version by version; all others meet in every pair of
/// windows, and the windows themselves decide what is feasible. A slot with very many versions is
/// laid as one (see ``LaidSlot``).
package struct LaidGraph: Sendable {
  package let graph: AttackGraph
  package let timeline: Timeline
  package let topology: TimedTopology
  package let windows: VertexWindows
  /// The attack graph's vertex of each laid vertex; shape [topology.vertexCount].
  package let base: [UInt32]
  /// The attack graph's edge of each CSR slot; shape [edge count].
  package let baseEdges: [UInt32]
  /// First laid copy of each vertex; shape [graph vertices + 1].
  private let firstCopy: [UInt32]
  /// What is laid of each slot; shape [overlay.credentials].
  let slots: [LaidSlot]
  /// The slots that each place keeps copies of, ascending.
  let slotsAt: [CredentialPlace: [Int]]
  /// The longest life of a copy of what some step mints, such as a mounted token, by the attack
  /// graph's vertex.
  let mintedLives: [UInt32: Int64]
  /// CSR slots whose steps take time, ascending, with the key and the distribution of their duration.
  private let timedSteps: [TimedStep]
  /// First of `timedSteps` that leaves each laid vertex; shape [topology.vertexCount + 1].
  private let timedOffsets: [UInt32]

  struct TimedStep: Sendable {
    var slot: Int
    var key: EntityKey
    var duration: Distribution
  }

  /// - Complexity: O(laid vertices + laid edges).
  package init(_ graph: AttackGraph, timeline: Timeline) {
    var builder = LaidGraphBuilder(graph: graph, timeline: timeline)
    builder.build()
    self.graph = graph
    self.timeline = timeline
    topology = TimedTopology(
      vertexCount: builder.base.count, edges: builder.edges, joinNeeds: builder.joinNeeds)
    windows = builder.windows
    base = builder.base
    firstCopy = builder.firstCopy
    slots = builder.slots
    var slotsAt: [CredentialPlace: [Int]] = [:]
    for (position, slot) in graph.overlay.credentials.enumerated() {
      for place in slot.places where slotsAt[place]?.last != position {
        slotsAt[place, default: []].append(position)
      }
    }
    self.slotsAt = slotsAt
    mintedLives = Self.mintedLives(graph)
    let edgeBase = builder.edgeBase
    let laid = topology.graph
    baseEdges = (0..<UInt32(laid.edgeCount)).map { edgeBase[Int(laid.originalEdge(ofSlot: $0))] }
    timedSteps = Self.timedSteps(
      graph: graph, topology: topology, baseEdges: baseEdges, base: base)
    timedOffsets = Self.offsets(of: timedSteps, in: topology)
  }

  /// The steps that take time and leave a laid vertex.
  func timedSteps(from vertex: UInt32) -> ArraySlice<TimedStep> {
    timedSteps[Int(timedOffsets[Int(vertex)])..<Int(timedOffsets[Int(vertex) + 1])]
  }

  /// The laid copies of a vertex.
  package func copies(of vertex: UInt32) -> Range<UInt32> {
    firstCopy[Int(vertex)]..<firstCopy[Int(vertex) + 1]
  }

  /// What somebody holds who copied, at an instant, what a place keeps of a slot: each version for
  /// as long as it is valid.
  func copies(ofSlot slot: Int, keptAt instant: Int64) -> [HeldCopy] {
    guard let vertex = graph.vertex(.slot(graph.overlay.credentials[slot])) else { return [] }
    let first = firstCopy[Int(vertex)]
    guard slots[slot].longestLife == nil else {
      let window = TimeWindow(from: instant, until: instant + 1)
      return timeline.schedules[slot].versions(storedIn: window).map {
        HeldCopy(vertex: first, version: $0)
      }
    }
    return slots[slot].versions.indices.filter { slots[slot].versions[$0].stored.contains(instant) }
      .map { HeldCopy(vertex: first + UInt32($0), version: slots[slot].versions[$0]) }
  }

  private static func mintedLives(_ graph: AttackGraph) -> [UInt32: Int64] {
    graph.edges.reduce(into: [:]) { lives, edge in
      guard case .mint(let seconds) = graph.technique(of: edge).gain else { return }
      lives[edge.head] = max(lives[edge.head] ?? 0, graph.lifetime(of: edge) ?? seconds)
    }
  }

  private static func offsets(of steps: [TimedStep], in topology: TimedTopology) -> [UInt32] {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(topology.vertexCount + 1)
    var next = 0
    for vertex in 0..<UInt32(topology.vertexCount) {
      let end = topology.row(of: vertex).upperBound
      while next < steps.count, steps[next].slot < end { next += 1 }
      offsets.append(UInt32(next))
    }
    return offsets
  }

  /// A duration is drawn per technique and target, whoever performs the step and whichever version
  /// or window of the target it meets: the same under every policy.
  private static func timedSteps(
    graph: AttackGraph, topology: TimedTopology, baseEdges: [UInt32], base: [UInt32]
  ) -> [TimedStep] {
    baseEdges.indices.compactMap { slot in
      let technique = graph.technique(of: graph.edges[Int(baseEdges[slot])])
      guard case .lognormal(let mean, let sigma) = technique.duration else { return nil }
      let target = base[Int(topology.heads[slot])]
      let key = EntityKey(technique.id, graph.vertices[Int(target)].key)
      return TimedStep(slot: slot, key: key, duration: .lognormal(mean: mean, sigma: sigma))
    }
  }
}
