/// Finds what can be reached from a set of sources, whatever the windows.
///
/// A join is reached once as many of its distinct in-neighbours as it needs are. One workspace
/// serves one run at a time; resetting it costs what the last run touched.
package struct ReachWorkspace: ~Copyable {
  /// Number of vertices reached by the last run.
  package private(set) var reachedCount = 0

  /// The vertices reached, in order of discovery; shape [vertexCount], of which `reachedCount` hold.
  private var queue: [UInt32]
  /// The slot of the edge that found a vertex, or one of `ReachState`; shape [vertexCount].
  private var states: [UInt32]
  private var joins: JoinCounts
  private var removed: [UInt32] = []
  private let edgeCount: Int

  /// Creates a workspace for runs over one topology.
  ///
  /// - Complexity: O(V).
  package init(for topology: Topology) {
    queue = Array(repeating: 0, count: topology.vertexCount)
    states = topology.joinNeeds.map { $0 == 0 ? ReachState.unseen : ReachState.join }
    joins = JoinCounts(for: topology)
    edgeCount = topology.edgeCount
  }

  /// Runs from the sources; the results can be read until the next run.
  ///
  /// - Parameters:
  ///   - topology: The one the workspace was made for.
  ///   - sources: Repeated ones count once.
  ///   - removal: What is not there during this run.
  ///   - goal: A vertex at which the run may stop; what is reached then is only part of it all.
  /// - Complexity: O(vertices reached + edges that leave them + what is removed), of joins among
  ///   them also their in-degrees; up to log(edges removed).
  package mutating func run(
    _ topology: Topology, sources: [UInt32], without removal: Removal = .none,
    until goal: UInt32? = nil
  ) {
    precondition(
      topology.vertexCount == states.count && topology.edgeCount == edgeCount,
      "A workspace runs over the topology it was made for.")
    reset(topology)
    remove(removal.vertices)
    for source in sources {
      precondition(source < states.count, "A source is one of the topology's vertices.")
      guard states[Int(source)] >= ReachState.join else { continue }
      states[Int(source)] = ReachState.source
      queue[reachedCount] = source
      reachedCount += 1
    }
    precondition(
      goal.map { $0 < states.count } ?? true, "A goal is one of the topology's vertices.")
    let goal = goal ?? .max
    if goal != .max, contains(goal) { return }
    if topology.joins.isEmpty && removal.edges.isEmpty {
      reachedCount = Self.flood(
        topology.offsets.span, topology.heads.span, &states, &queue, count: reachedCount,
        until: goal)
    } else {
      flood(topology, without: SortedSlots(removal.edges), until: goal)
    }
  }

  /// The vertices reached by the last run, in order of discovery: breadth first in slot order.
  package var reached: ArraySlice<UInt32> { queue[..<reachedCount] }

  /// Returns whether the last run reached a vertex.
  package func contains(_ vertex: UInt32) -> Bool {
    states[Int(vertex)] <= ReachState.source
  }

  /// Returns the CSR slot of the edge by which a vertex was discovered; nil if it is a source or
  /// was not reached.
  ///
  /// For a join: the edge of the in-neighbour that completed it.
  package func parentEdge(of vertex: UInt32) -> UInt32? {
    let state = states[Int(vertex)]
    return state < ReachState.source ? state : nil
  }

  /// Returns the slots of a shortest path from a source to a vertex, nil if it was not reached.
  ///
  /// Through a join the path follows the in-neighbour that completed it.
  /// - Complexity: O(length · log V).
  package func path(to vertex: UInt32, in topology: Topology) -> [UInt32]? {
    guard contains(vertex) else { return nil }
    var path: [UInt32] = []
    var place = vertex
    while let edge = parentEdge(of: place) {
      path.append(edge)
      place = topology.tail(ofSlot: edge)
    }
    return path.reversed()
  }
}

/// What a run knows of a vertex that no edge has found; other numbers are the slot of the edge.
enum ReachState {
  static let source = UInt32.max - 3
  static let removed = UInt32.max - 2
  /// A join that waits for more in-neighbours.
  static let join = UInt32.max - 1
  static let unseen = UInt32.max
}

extension ReachWorkspace {
  private mutating func reset(_ topology: Topology) {
    Self.forget(queue, reachedCount, topology, &states)
    Self.forget(removed, removed.count, topology, &states)
    removed.removeAll(keepingCapacity: true)
    joins.reset()
    reachedCount = 0
  }

  private static func forget(
    _ vertices: [UInt32], _ count: Int, _ topology: Topology, _ states: inout [UInt32]
  ) {
    let vertices = vertices.span
    var states = states.mutableSpan
    if topology.joins.isEmpty {
      for place in 0..<count { states[Int(vertices[place])] = ReachState.unseen }
    } else {
      let needs = topology.joinNeeds.span
      for place in 0..<count {
        let vertex = Int(vertices[place])
        states[vertex] = needs[vertex] > 0 ? ReachState.join : ReachState.unseen
      }
    }
  }

  private mutating func remove(_ vertices: [UInt32]) {
    for vertex in vertices {
      precondition(vertex < states.count, "What is removed is of the topology.")
      states[Int(vertex)] = ReachState.removed
    }
    removed.append(contentsOf: vertices)
  }

  /// Follows every edge out of what is reached, where no vertex is a join and no edge is removed.
  ///
  /// - Returns: The number of vertices reached.
  private static func flood(
    _ offsets: Span<UInt32>, _ heads: Span<UInt32>, _ states: inout [UInt32],
    _ queue: inout [UInt32], count: Int, until goal: UInt32
  ) -> Int {
    var states = states.mutableSpan
    var queue = queue.mutableSpan
    var count = count
    var next = 0
    while next < count {
      let tail = Int(queue[next])
      next &+= 1
      if next &+ 12 < count {
        offsets.prefetch(Int(queue[next &+ 12]))
        heads.prefetch(Int(offsets[Int(queue[next &+ 6])]))
      }
      for slot in Int(offsets[tail])..<Int(offsets[tail &+ 1]) {
        let head = heads[slot]
        guard states[Int(head)] == ReachState.unseen else { continue }
        states[Int(head)] = UInt32(truncatingIfNeeded: slot)
        queue[count] = head
        count &+= 1
        if head == goal { return count }
      }
    }
    return count
  }

  /// The same with joins and removed edges.
  private mutating func flood(
    _ topology: Topology, without removed: SortedSlots, until goal: UInt32
  ) {
    let heads = topology.heads.span
    var next = 0
    while next < reachedCount {
      let tail = queue[next]
      next += 1
      for slot in topology.row(of: tail) {
        let head = Int(heads[slot])
        let state = states[head]
        guard state >= ReachState.join, !removed.contains(UInt32(slot)) else { continue }
        if state == ReachState.join {
          guard joins.count(tail, of: UInt32(head)) >= topology.joinNeeds[head] else { continue }
        }
        states[head] = UInt32(slot)
        queue[reachedCount] = UInt32(head)
        reachedCount += 1
        if head == goal { return }
      }
    }
  }
}
