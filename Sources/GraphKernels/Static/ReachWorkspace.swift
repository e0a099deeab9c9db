/// Finds what can be reached from a set of sources, whatever the windows.
///
/// A join is reached once as many of its distinct in-neighbours as it needs are. One workspace
/// serves one run at a time; resetting it costs what the last run touched.
package struct ReachWorkspace: ~Copyable {
  /// The vertices reached by the last run, in order of discovery: breadth first in slot order.
  package private(set) var reached: [UInt32] = []

  private static let noEdge: UInt32 = .max

  private var visited: [UInt64]
  /// Meaningful for visited vertices only, so it is never cleared; shape [vertexCount].
  private var parents: [UInt32]
  /// Distinct in-neighbours reached so far; shape [vertexCount].
  private var inputCounts: [UInt32]
  private var latestTails: [UInt32]
  private var touchedJoins: [UInt32] = []
  private let edgeCount: Int

  /// Creates a workspace for runs over one topology.
  package init(for topology: TimedTopology) {
    visited = Array(repeating: 0, count: (topology.vertexCount + 63) / 64)
    parents = Array(repeating: Self.noEdge, count: topology.vertexCount)
    inputCounts = Array(repeating: 0, count: topology.vertexCount)
    latestTails = Array(repeating: Self.noEdge, count: topology.vertexCount)
    edgeCount = topology.edgeCount
  }

  /// Runs from the sources; the results can be read until the next run.
  ///
  /// - Parameters:
  ///   - topology: The one the workspace was made for.
  ///   - sources: Repeated ones count once.
  ///   - admits: Which vertices may be entered, sources included; all if nil; shape [vertexCount].
  /// - Complexity: O(vertices reached + edges that leave them).
  package mutating func run(
    _ topology: TimedTopology, sources: [UInt32], admits: [Bool]? = nil
  ) {
    precondition(
      topology.vertexCount == parents.count && topology.edgeCount == edgeCount,
      "A workspace runs over the topology it was made for.")
    precondition(
      admits.map { $0.count == parents.count } ?? true, "Admissions have one entry per vertex.")
    reset()
    for source in sources {
      precondition(source < parents.count, "A source is one of the topology's vertices.")
      if !contains(source), admits?[Int(source)] ?? true { discover(source, by: Self.noEdge) }
    }
    var next = 0
    while next < reached.count {
      expand(reached[next], topology, filtered: admits != nil, admits ?? [])
      next += 1
    }
  }

  /// Returns whether the last run reached a vertex.
  package func contains(_ vertex: UInt32) -> Bool {
    visited[Int(vertex) / 64] & (1 << UInt64(vertex % 64)) != 0
  }

  /// Returns the CSR slot of the edge by which a vertex was discovered; nil if it is a source or
  /// was not reached.
  ///
  /// For a join: the edge of the in-neighbour that completed it.
  package func parentEdge(of vertex: UInt32) -> UInt32? {
    guard contains(vertex), parents[Int(vertex)] != Self.noEdge else { return nil }
    return parents[Int(vertex)]
  }

  /// Returns the slots of a shortest path from a source to a vertex, nil if it was not reached.
  ///
  /// Through a join the path follows the in-neighbour that completed it.
  /// - Complexity: O(length · log V).
  package func path(to vertex: UInt32, in topology: TimedTopology) -> [UInt32]? {
    guard contains(vertex) else { return nil }
    var path: [UInt32] = []
    var place = vertex
    while let edge = parentEdge(of: place) {
      path.append(edge)
      place = topology.tail(ofSlot: edge)
    }
    return path.reversed()
  }

  private mutating func reset() {
    for vertex in reached { visited[Int(vertex) / 64] = 0 }
    for join in touchedJoins {
      inputCounts[Int(join)] = 0
      latestTails[Int(join)] = Self.noEdge
    }
    reached.removeAll(keepingCapacity: true)
    touchedJoins.removeAll(keepingCapacity: true)
  }

  private mutating func expand(
    _ tail: UInt32, _ topology: TimedTopology, filtered: Bool, _ admits: [Bool]
  ) {
    let heads = topology.heads.span
    let needs = topology.joinNeeds.span
    for slot in topology.row(of: tail) {
      let head = heads[slot]
      guard !contains(head), !filtered || admits[Int(head)] else { continue }
      let need = needs[Int(head)]
      if need == 0 || need <= countInput(tail, of: head) { discover(head, by: UInt32(slot)) }
    }
  }

  /// Counts an in-neighbour of a join once and returns how many are reached.
  private mutating func countInput(_ tail: UInt32, of join: UInt32) -> UInt32 {
    // A row is expanded once and whole, so a neighbour counted before is the latest one counted.
    if latestTails[Int(join)] != tail {
      if inputCounts[Int(join)] == 0 { touchedJoins.append(join) }
      latestTails[Int(join)] = tail
      inputCounts[Int(join)] += 1
    }
    return inputCounts[Int(join)]
  }

  @inline(__always)
  private mutating func discover(_ vertex: UInt32, by edge: UInt32) {
    visited[Int(vertex) / 64] |= 1 << UInt64(vertex % 64)
    parents[Int(vertex)] = edge
    reached.append(vertex)
  }
}
