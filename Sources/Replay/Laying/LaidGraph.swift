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
///
/// **The policy's own paths.** Given a plan, an attacker who holds a principal may ask for what it
/// can have on request, break the glass, and approve with approvers they hold. Every elevation then
/// has further copies, always there (or for as long as the requester is in the team in which they
/// may ask), which lead where all its copies lead and are entered by ``PolicyStep``s alone; their
/// durations are 0 until ``PolicyPaths`` gives them others. Approvers, panels and approvals are laid
/// vertices of their own, and so is what all copies of an elevation lead through where that saves
/// edges. A vertex for an approver, a panel or a choice of panels has some approver's user for its
/// base, the others the elevation; none is among the ``copies(of:)`` a vertex.
/// Without a plan nothing of this is laid.
package struct LaidGraph: Sendable {
  package let graph: AttackGraph
  package let timeline: Timeline
  /// The policy's processes, which attackers may use; `nil` leaves them out.
  package let plan: AccessPlan?
  /// Steps through those processes, ascending by slot.
  package let policySteps: [PolicyStep]
  /// What only those steps enter, ascending: without these vertices the attacker has what was really
  /// granted, and asks for nothing.
  package let policyCopies: [UInt32]
  package let topology: TimedTopology
  package let windows: VertexWindows
  /// The attack graph's vertex of each laid vertex, or the nearest one; shape
  /// [topology.vertexCount].
  package let base: [UInt32]
  /// The attack graph's edge of each CSR slot, ``noBaseEdge`` where it has none; shape [edge count].
  package let baseEdges: [UInt32]
  /// Stands for no edge of the attack graph: on the way from approvers to an approval, and from the
  /// copies of an elevation to what they lead through.
  package static let noBaseEdge = UInt32.max
  /// First laid copy of each vertex; shape [graph vertices + 1].
  private let firstCopy: [UInt32]
  /// Names of the vertices that are no copies, which come last: by who or what they stand for.
  private let addedKeys: [EntityKey]
  /// What is laid of each slot; shape [overlay.credentials].
  let slots: [LaidSlot]
  /// The slots that each place keeps copies of, ascending.
  let slotsAt: [CredentialPlace: [Int]]
  /// The longest life of a copy of what some step mints, such as a mounted token, by the attack
  /// graph's vertex.
  let mintedLives: [UInt32: Int64]
  /// What the durations of steps are drawn by.
  var stepDraws: [TimedStepList.Draw] { timed.draws }
  private let timed: TimedStepList
  /// First of the steps that leaves each laid vertex; shape [topology.vertexCount + 1].
  private let timedOffsets: [UInt32]
  /// The same of `policySteps`; empty where there are none.
  private let policyOffsets: [UInt32]

  /// - Complexity: O(laid vertices + laid edges).
  package init(_ graph: AttackGraph, timeline: Timeline, plan: AccessPlan? = nil) {
    self.plan = plan
    let layer = plan.flatMap { $0.bundles.isEmpty ? nil : PolicyLayer($0, graph, timeline) }
    var builder = LaidGraphBuilder(graph: graph, timeline: timeline, policy: layer)
    builder.build()
    self.graph = graph
    self.timeline = timeline
    topology = TimedTopology(
      vertexCount: builder.base.count, edges: builder.edges, joinNeeds: builder.joinNeeds)
    windows = builder.windows
    base = builder.base
    firstCopy = builder.firstCopy
    addedKeys = builder.addedKeys
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
    timed = TimedStepList(graph, topology, baseEdges: baseEdges, base: base)
    timedOffsets = Self.offsets(of: timed.steps.lazy.map(\.slot), in: topology)
    policySteps = Self.policySteps(builder, laid)
    let heads = topology.heads
    policyCopies = Set(policySteps.map { heads[$0.slot] }).sorted()
    policyOffsets =
      policySteps.isEmpty ? [] : Self.offsets(of: policySteps.lazy.map(\.slot), in: topology)
  }

  /// The steps that take time and leave a laid vertex.
  func timedSteps(from vertex: UInt32) -> ArraySlice<TimedStepList.Step> {
    timed.steps[Int(timedOffsets[Int(vertex)])..<Int(timedOffsets[Int(vertex) + 1])]
  }

  /// The steps through the policy's processes that leave a laid vertex: a principal, or an approval
  /// that captured approvers give.
  package func policySteps(from vertex: UInt32) -> ArraySlice<PolicyStep> {
    guard !policyOffsets.isEmpty else { return [] }
    return policySteps[
      Int(policyOffsets[Int(vertex)])..<Int(policyOffsets[Int(vertex) + 1])]
  }

  /// The laid copies of a vertex.
  package func copies(of vertex: UInt32) -> Range<UInt32> {
    firstCopy[Int(vertex)]..<firstCopy[Int(vertex) + 1]
  }

  /// Whether a laid vertex is no copy of its base: an approver, a panel, an approval, or what all
  /// copies of an elevation lead through.
  func isAdded(_ vertex: UInt32) -> Bool { Int(vertex) >= base.count - addedKeys.count }

  /// What such a vertex is called in keys; `nil` for a copy.
  func ownKey(of vertex: UInt32) -> EntityKey? {
    isAdded(vertex) ? addedKeys[Int(vertex) - (base.count - addedKeys.count)] : nil
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

  /// - Parameter slots: Ascending.
  private static func offsets(
    of slots: some RandomAccessCollection<Int>, in topology: TimedTopology
  ) -> [UInt32] {
    let slots = Array(slots)
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(topology.vertexCount + 1)
    var next = 0
    for vertex in 0..<UInt32(topology.vertexCount) {
      let end = topology.row(of: vertex).upperBound
      while next < slots.count, slots[next] < end { next += 1 }
      offsets.append(UInt32(next))
    }
    return offsets
  }

  private static func policySteps(_ builder: LaidGraphBuilder, _ laid: Topology) -> [PolicyStep] {
    guard !builder.policySteps.isEmpty else { return [] }
    return (0..<UInt32(laid.edgeCount)).compactMap { slot in
      let edge = Int(laid.originalEdge(ofSlot: slot)) - builder.firstPolicyEdge
      guard edge >= 0, var step = builder.policySteps[edge] else { return nil }
      step.slot = Int(slot)
      return step
    }
  }
}
