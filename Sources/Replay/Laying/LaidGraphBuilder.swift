import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Sampling

/// Copies each vertex once per window and connects the copies.
///
/// What a policy's processes open comes last: an elevation's copies for it follow those for what was
/// really granted, and vertices and edges that only they need follow all others. All copies of an
/// elevation that has such lead to the same heads, and where that saves edges by way of one vertex,
/// which also counts once as an input of a join.
struct LaidGraphBuilder {
  let graph: AttackGraph
  let timeline: Timeline
  let policy: PolicyLayer?
  var base: [UInt32] = []
  var firstCopy: [UInt32] = [0]
  var windows = VertexWindows(alwaysFor: 0)
  var edges: [TimedEdge] = []
  /// The attack graph's edge of each laid edge, ``LaidGraph/noBaseEdge`` for those of approvals.
  var edgeBase: [UInt32] = []
  /// What the last laid edges, from ``firstPolicyEdge`` on, are steps of.
  private(set) var policySteps: [PolicyStep?] = []
  private(set) var firstPolicyEdge = 0
  /// The graph's edges into elevations that have further copies, by entitlement.
  private var doors: [Int: [UInt32]] = [:]
  /// Edges out of each of the graph's vertices; empty without a policy.
  private var degrees: [UInt32] = []
  /// What all copies of an elevation lead through; by the graph's vertex.
  private var unions: [UInt32: UInt32] = [:]
  var joinNeeds: [UInt32: UInt32?] = [:]
  /// Names of the vertices that are no copies, which follow all copies.
  private(set) var addedKeys: [EntityKey] = []
  var slots: [LaidSlot] = []

  init(graph: AttackGraph, timeline: Timeline, policy: PolicyLayer?) {
    self.graph = graph
    self.timeline = timeline
    self.policy = policy
  }

  mutating func build() {
    slots = graph.overlay.credentials.indices.map { position in
      LaidSlot(
        graph.overlay.credentials[position], timeline.schedules[position], timeline.clock)
    }
    for position in graph.vertices.indices { addCopies(of: position) }
    if policy != nil {
      degrees = Array(repeating: 0, count: graph.vertices.count)
      for edge in graph.edges { degrees[Int(edge.tail)] += 1 }
    }
    for position in graph.edges.indices { connectCopies(of: position) }
    firstPolicyEdge = edges.count
    guard let policy, !doors.isEmpty else { return }
    var paths = PolicyPathBuilder(graph, policy, doors: doors)
    paths.build(into: &self)
  }

  private func windowsOf(_ timing: Timing) -> [TimeWindow] {
    switch timing {
    case .always: [.always]
    case .credential(let slot): slots[slot].versions.map(\.valid)
    case .occurrence(let slot): slots[slot].versions.map(\.stored)
    case .grant(let entitlement):
      grantWindows(of: entitlement) + policyWindows(of: entitlement)
    }
  }

  /// Those of the copies of an elevation that are for the policy's processes.
  private func policyWindows(of entitlement: Int) -> [TimeWindow] {
    policy?.windows(ofEntitlement: entitlement) ?? []
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
    let tails = copiesOrUnion(edge.tail)
    let heads = grantedCopies(edge.head)
    if heads.upperBound < copies(edge.head).upperBound,
      case .grant(let entitlement) = graph.vertices[Int(edge.head)].timing
    {
      doors[entitlement, default: []].append(UInt32(position))
    }
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

  func copies(_ vertex: UInt32) -> Range<UInt32> {
    firstCopy[Int(vertex)]..<firstCopy[Int(vertex) + 1]
  }

  /// The copies of an elevation that are for the policy's processes, the last of all.
  func policyCopies(of vertex: UInt32) -> Range<UInt32> {
    let end = copies(vertex).upperBound
    guard policy != nil, case .grant(let entitlement) = graph.vertices[Int(vertex)].timing else {
      return end..<end
    }
    return end - UInt32(policyWindows(of: entitlement).count)..<end
  }

  /// The vertices from which all copies of a vertex lead on.
  private mutating func copiesOrUnion(_ vertex: UInt32) -> Range<UInt32> {
    if let union = unions[vertex] { return union..<union + 1 }
    let all = copies(vertex)
    guard all.count > 1, !degrees.isEmpty, degrees[Int(vertex)] > 1,
      !policyCopies(of: vertex).isEmpty
    else { return all }
    let union = addVertex(
      base: vertex, key: Self.key("union").appending(graph.vertices[Int(vertex)].key))
    for copy in all {
      edges.append(TimedEdge(tail: copy, head: union, lifetimeExtension: 0))
      edgeBase.append(LaidGraph.noBaseEdge)
    }
    unions[vertex] = union
    return union..<union + 1
  }

  /// All the others.
  private func grantedCopies(_ vertex: UInt32) -> Range<UInt32> {
    copies(vertex).lowerBound..<policyCopies(of: vertex).lowerBound
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

/// What the policy's processes need beyond copies of the attack graph's vertices.
extension LaidGraphBuilder {
  /// The beginning of the name of a vertex that is no copy: no key of a vertex of the graph, which
  /// is a single text.
  static func key(_ role: String) -> EntityKey { EntityKey("policy", role) }

  /// Names a laid copy: its vertex and which of its copies it is.
  func key(ofCopy copy: UInt32) -> EntityKey {
    let vertex = base[Int(copy)]
    return EntityKey(graph.vertices[Int(vertex)].key)
      .appending(UInt64(copy - copies(vertex).lowerBound))
  }

  /// Adds a vertex that always exists.
  ///
  /// - Parameters:
  ///   - base: The attack graph's vertex that it stands nearest to.
  ///   - key: What it is called, whatever its number.
  ///   - need: For a join: how many of its distinct in-neighbours are needed.
  mutating func addVertex(base vertex: UInt32, key: EntityKey, need: Int? = nil) -> UInt32 {
    let added = UInt32(base.count)
    addedKeys.append(key)
    if let need { joinNeeds[added] = UInt32(need) }
    base.append(vertex)
    windows.append(.always)
    return added
  }

  /// Adds a vertex that needs so many of some others; any of them where nothing is said.
  mutating func connect(_ inputs: [UInt32], key: EntityKey, need: Int?) -> UInt32 {
    let bases = inputs.map { (vertex: base[Int($0)], key: graph.vertices[Int(base[Int($0)])].key) }
    // The least name, so that it hangs on no order.
    let nearest = bases.min { $0.key < $1.key }?.vertex ?? base[Int(inputs[0])]
    let vertex = addVertex(base: nearest, key: key, need: need)
    for input in inputs { add(TimedEdge(tail: input, head: vertex, lifetimeExtension: 0)) }
    return vertex
  }

  mutating func add(
    _ edge: TimedEdge, base: UInt32 = LaidGraph.noBaseEdge, _ step: PolicyStep? = nil
  ) {
    edges.append(edge)
    edgeBase.append(base)
    policySteps.append(step)
  }
}
