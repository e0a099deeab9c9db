/// Collects vertices and edges, interning vertices by key and dropping repeated edges.
struct GraphBuilder {
  private(set) var vertices: [Vertex] = []
  private(set) var edges: [AttackEdge] = []
  private var positions: [String: UInt32] = [:]
  private var seen: Set<EdgeKey> = []

  private struct EdgeKey: Hashable {
    var tail: UInt32
    var head: UInt32
    var technique: Int
  }

  /// The vertex with this key; made from `vertex` when there is none yet.
  mutating func intern(_ vertex: Vertex) -> (index: UInt32, isNew: Bool) {
    if let index = positions[vertex.key] { return (index, false) }
    let index = UInt32(vertices.count)
    vertices.append(vertex)
    positions[vertex.key] = index
    return (index, true)
  }

  /// The vertex with this key, `nil` when there is none.
  func index(of key: VertexKey) -> UInt32? {
    positions[key.text]
  }

  /// Draws an edge unless the same technique already leads from `tail` to `head`; a missing
  /// technique (a catalogue without that row) draws nothing.
  mutating func connect(
    _ tail: UInt32, _ head: UInt32, _ technique: Int?, _ provenance: String,
    lifetime: Int64? = nil
  ) {
    guard let technique, tail != head,
      seen.insert(EdgeKey(tail: tail, head: head, technique: technique)).inserted
    else { return }
    edges.append(
      AttackEdge(
        tail: tail, head: head, technique: technique, provenance: provenance, lifetime: lifetime))
  }
}
