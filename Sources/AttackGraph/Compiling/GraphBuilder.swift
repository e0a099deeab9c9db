/// Collects the vertices and edges of one cluster, dropping repeated ones.
struct GraphBuilder {
  private(set) var records: [VertexRecord] = []
  private(set) var edges: [AttackEdge] = []
  private(set) var index: FlatIndex
  private var seen: FlatIndex

  /// - Parameter objects: Objects of the cluster, from which the tables' first size is guessed.
  init(objects: Int) {
    records.reserveCapacity(3 * objects)
    edges.reserveCapacity(8 * objects)
    index = FlatIndex(capacity: 3 * objects)
    seen = FlatIndex(capacity: 8 * objects)
  }

  /// The vertex with this record's key; made when there is none yet.
  mutating func intern(_ record: VertexRecord) -> (index: UInt32, isNew: Bool) {
    let next = UInt32(records.count)
    let known = index.insert(next, hash: record.hash) { entry in
      records[Int(entry)].hasSameKey(as: record)
    } rehash: { entry in
      entry == next ? record.hash : records[Int(entry)].hash
    }
    if let known { return (known, false) }
    records.append(record)
    return (next, true)
  }

  /// The vertex with this record's key, `nil` when there is none.
  func find(_ record: VertexRecord) -> UInt32? {
    index.find(hash: record.hash) { records[Int($0)].hasSameKey(as: record) }
  }

  mutating func markIdentity(_ vertex: UInt32) {
    records[Int(vertex)].isIdentity = true
  }

  /// Draws an edge unless the same technique already leads from `tail` to `head`; a missing
  /// technique (a catalogue without that row) draws nothing.
  mutating func connect(
    _ tail: UInt32, _ head: UInt32, _ technique: Int?, _ provenance: Provenance
  ) {
    guard let technique, tail != head else { return }
    let row = UInt16(technique)
    let next = UInt32(edges.count)
    let hash = AttackEdge.hash(tail: tail, head: head, row: row)
    let known = seen.insert(next, hash: hash) { entry in
      edges[Int(entry)].isSameStep(tail: tail, head: head, row: row)
    } rehash: { entry in
      entry == next ? hash : edges[Int(entry)].hash
    }
    guard known == nil else { return }
    edges.append(AttackEdge(tail: tail, head: head, technique: technique, provenance: provenance))
  }
}
