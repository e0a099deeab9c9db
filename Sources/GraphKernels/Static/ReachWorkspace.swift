/// Finds what can be reached from a set of sources, whatever the windows.
///
/// A join is reached once as many of its distinct in-neighbours as it needs are. One workspace
/// serves one run at a time; resetting it costs what the last run touched.
package struct ReachWorkspace: ~Copyable {
  /// Number of vertices reached by the last run.
  package private(set) var reachedCount = 0

  /// Number of them that are sources; they come first.
  package private(set) var sourceCount = 0

  /// Number of edges that it looked at, a measure of its work.
  package private(set) var scannedCount = 0

  /// What was reached, in order of discovery, and room for one more; shape [vertexCount + 1].
  private var queue: [Discovery]
  private var visited: VertexSet
  private var joins: JoinCounts
  /// Where each vertex reached is in the queue, for those who ask; shape [vertexCount].
  private var places: [UInt32] = []
  private var hasPlaces = false
  private let edgeCount: Int

  /// Creates a workspace for runs over one topology.
  ///
  /// - Complexity: O(V).
  package init(for topology: Topology) {
    queue = Array(repeating: Discovery(0), count: topology.vertexCount + 1)
    visited = VertexSet(vertexCount: topology.vertexCount)
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
    check(topology)
    precondition(
      goal.map { $0 < topology.vertexCount } ?? true, "A goal is one of the topology's vertices.")
    reset()
    for vertex in removal.vertices {
      precondition(vertex < topology.vertexCount, "What is removed is of the topology.")
      visited.insert(vertex)
    }
    for source in sources {
      precondition(source < topology.vertexCount, "A source is one of the topology's vertices.")
      if visited.insert(source) { append(Discovery(source)) }
    }
    sourceCount = reachedCount
    if topology.joins.isEmpty && removal.edges.isEmpty && goal == nil {
      (reachedCount, scannedCount) = Self.flood(topology, &visited, &queue, count: reachedCount)
    } else {
      flood(topology, without: SortedSlots(removal.edges), until: goal)
    }
    for vertex in removal.vertices { visited.remove(vertex) }
  }

  /// The vertices reached by the last run, in order of discovery: breadth first in slot order.
  package var reached: some RandomAccessCollection<UInt32> {
    queue[..<reachedCount].lazy.map(\.vertex)
  }

  /// Returns whether the last run reached a vertex.
  package func contains(_ vertex: UInt32) -> Bool { visited.contains(vertex) }

  /// Returns the CSR slot of the edge by which a vertex was discovered; nil if it is a source or
  /// was not reached.
  ///
  /// For a join: the edge of the in-neighbour that completed it.
  /// - Complexity: O(vertices reached) when it is first asked after a run, then O(1).
  package mutating func parentEdge(of vertex: UInt32) -> UInt32? {
    guard contains(vertex) else { return nil }
    if !hasPlaces { findPlaces() }
    return queue[Int(places[Int(vertex)])].edge
  }

  /// Returns the slots of a shortest path from a source to a vertex, nil if it was not reached.
  ///
  /// Through a join the path follows the in-neighbour that completed it.
  /// - Complexity: O(length · log V), and that of the first question after a run.
  package mutating func path(to vertex: UInt32, in topology: Topology) -> [UInt32]? {
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

extension ReachWorkspace {
  private func check(_ topology: Topology) {
    precondition(
      topology.vertexCount == queue.count - 1 && topology.edgeCount == edgeCount,
      "A workspace runs over the topology it was made for.")
  }

  private mutating func reset() {
    visited.remove(queue, count: reachedCount)
    joins.reset()
    reachedCount = 0
    scannedCount = 0
    hasPlaces = false
  }

  private mutating func append(_ discovery: Discovery) {
    queue[reachedCount] = discovery
    reachedCount += 1
  }

  private mutating func findPlaces() {
    if places.isEmpty { places = Array(repeating: 0, count: queue.count - 1) }
    for place in 0..<reachedCount { places[Int(queue[place].vertex)] = UInt32(place) }
    hasPlaces = true
  }

  /// Follows every edge out of what is reached, where no vertex is a join and no edge is removed.
  ///
  /// Every head is written behind the queue, which grows only where it was not visited: a branch
  /// here would be guessed wrong too often.
  /// - Returns: The number of vertices reached and that of the edges that leave them.
  private static func flood(
    _ topology: Topology, _ visited: inout VertexSet, _ queue: inout [Discovery], count: Int
  ) -> (reached: Int, scanned: Int) {
    let offsets = topology.offsets.span
    let heads = topology.heads.span
    var words = visited.words.mutableSpan
    var queue = queue.mutableSpan
    var count = count
    var scanned = 0
    var next = 0
    while next < count {
      let tail = Int(queue[next].vertex)
      next &+= 1
      if next &+ 12 < count {
        offsets.prefetch(Int(queue[next &+ 12].vertex))
        heads.prefetch(Int(offsets[Int(queue[next &+ 6].vertex)]))
      }
      scanned &+= Int(offsets[tail &+ 1] &- offsets[tail])
      for slot in Int(offsets[tail])..<Int(offsets[tail &+ 1]) {
        let head = heads[slot]
        let word = words[Int(head &>> 6)]
        let bit = UInt64(head & 63)
        queue[count] = Discovery(head, by: slot)
        count &+= Int(truncatingIfNeeded: (~word &>> bit) & 1)
        words[Int(head &>> 6)] = word | (1 &<< bit)
      }
    }
    return (count, scanned)
  }

  /// The same with joins, removed edges or a goal.
  private mutating func flood(
    _ topology: Topology, without removed: SortedSlots, until goal: UInt32?
  ) {
    let heads = topology.heads.span
    let needs = topology.joinNeeds.span
    if let goal, reached.contains(goal) { return }
    var next = 0
    while next < reachedCount {
      let tail = queue[next].vertex
      next += 1
      for slot in topology.row(of: tail) {
        scannedCount += 1
        let head = heads[slot]
        guard !visited.contains(head), !removed.contains(UInt32(slot)) else { continue }
        let need = needs[Int(head)]
        guard need == 0 || joins.count(tail, of: head) >= need else { continue }
        visited.insert(head)
        append(Discovery(head, by: slot))
        if head == goal { return }
      }
    }
  }
}
