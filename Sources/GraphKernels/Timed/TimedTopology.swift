/// The fixed part of a timed graph: who leads where, which vertices are joins, what steps give.
///
/// Windows and, where they differ, durations come with each run.
package struct TimedTopology: Sendable, Hashable {
  /// The graph without times; the edges within a row are in the order in which they were given.
  package let graph: Topology

  /// Seconds by which a head outlives its tail, `TimeBound.forever` = durable; shape [edgeCount].
  package let extensions: [Int64]

  /// Seconds each step takes, as given; shape [edgeCount].
  package let durations: [Int64]

  /// The edges as the inner loop reads them; shape [edgeCount].
  let links: [TimedLink]

  /// Nil where no expiry can grow lap by lap.
  let renewingCycles: RenewingCycles?

  /// Creates a topology from a list of edges.
  ///
  /// - Parameters:
  ///   - vertexCount: Vertices are `0 ..< vertexCount`.
  ///   - edges: Self loops and parallel edges are welcome.
  ///   - joinNeeds: The join vertices; how many distinct in-neighbours each needs, 1 or more, and
  ///     nil for all of them. Fixed here: no later change of the graph lowers it.
  /// - Complexity: O(V + E).
  package init(vertexCount: Int, edges: [TimedEdge], joinNeeds: [UInt32: UInt32?]) {
    let graph = Topology(
      vertexCount: vertexCount, tails: edges.map(\.tail), heads: edges.map(\.head),
      joinNeeds: joinNeeds)
    var extensions: [Int64] = []
    var durations: [Int64] = []
    extensions.reserveCapacity(edges.count)
    durations.reserveCapacity(edges.count)
    for slot in 0..<UInt32(edges.count) {
      let edge = edges[Int(graph.originalEdge(ofSlot: slot))]
      extensions.append(edge.lifetimeExtension)
      durations.append(edge.duration)
    }
    self.init(graph, extensions: extensions, durations: durations)
  }

  /// Gives times to a graph.
  ///
  /// - Parameters:
  ///   - extensions: 0 or more, by slot; shape [edgeCount].
  ///   - durations: 0 or more, by slot; shape [edgeCount].
  package init(_ graph: Topology, extensions: [Int64], durations: [Int64]) {
    precondition(
      extensions.count == graph.edgeCount && durations.count == graph.edgeCount,
      "Every edge has an extension and a duration.")
    precondition(durations.allSatisfy { $0 >= 0 }, "A duration is 0 or more.")
    precondition(extensions.allSatisfy { $0 >= 0 }, "A lifetime extension is 0 or more.")
    self.graph = graph
    links = zip(graph.heads, extensions).map { head, lifetimeExtension in
      TimedLink(
        head: head, isJoin: graph.joinNeeds[Int(head)] > 0, lifetimeExtension: lifetimeExtension)
    }
    renewingCycles = RenewingCycles(graph, extensions)
    self.extensions = extensions
    self.durations = durations
  }

  package var vertexCount: Int { graph.vertexCount }
  package var edgeCount: Int { graph.edgeCount }
  package var offsets: [UInt32] { graph.offsets }
  package var heads: [UInt32] { graph.heads }
  package var joinNeeds: [UInt32] { graph.joinNeeds }
  var inputs: JoinInputs { graph.inputs }

  /// Returns the slots of the edges that leave a vertex.
  package func row(of vertex: UInt32) -> Range<Int> { graph.row(of: vertex) }

  /// Returns the vertex that the edge in a slot leaves.
  ///
  /// - Complexity: O(log V).
  package func tail(ofSlot slot: UInt32) -> UInt32 { graph.tail(ofSlot: slot) }
}
