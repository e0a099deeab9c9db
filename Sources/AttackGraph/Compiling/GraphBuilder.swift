/// Collects the vertices and edges of one cluster, dropping repeated ones.
struct GraphBuilder {
  private(set) var records: [VertexRecord] = []
  private(set) var edges: [AttackEdge] = []
  private(set) var index: FlatIndex
  private var seen: FlatIndex
  /// One bit per certainty.
  private let included: UInt8

  /// - Parameters:
  ///   - objects: Objects of the cluster, from which the tables' first size is guessed.
  ///   - included: How sure steps have to be.
  init(objects: Int, including included: Set<Certainty>) {
    self.included = included.reduce(0) { $0 | 1 << $1.rawValue }
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

  /// Whether steps as sure as this are drawn.
  func draws(_ certainty: Certainty) -> Bool { (included & 1 << certainty.rawValue != 0) }

  /// How sure a step is where it is drawn; `nil` where it is left out.
  func certainty(of step: Step, isUnknown: Bool) -> Certainty? {
    let certainty = isUnknown ? max(.unknown, step.certainty) : step.certainty
    return (included & 1 << certainty.rawValue != 0) ? certainty : nil
  }

  mutating func markIdentity(_ vertex: UInt32) {
    records[Int(vertex)].isIdentity = true
  }

  /// Draws an edge unless the same technique already leads from `tail` to `head`; a missing
  /// technique (a catalogue without that row) draws nothing.
  ///
  /// - Parameter isUnknown: Whether the dump lacks what would decide it. Where the same step is drawn
  ///   twice, the surer one stays.
  mutating func connect(
    _ tail: UInt32, _ head: UInt32, _ step: Step?, _ provenance: Provenance,
    isUnknown: Bool = false
  ) {
    guard let step, tail != head, let certainty = certainty(of: step, isUnknown: isUnknown) else {
      return
    }
    let row = UInt16(step.technique)
    let next = UInt32(edges.count)
    let hash = AttackEdge.hash(tail: tail, head: head, row: row)
    let known = seen.insert(next, hash: hash) { entry in
      edges[Int(entry)].isSameStep(tail: tail, head: head, row: row)
    } rehash: { entry in
      entry == next ? hash : edges[Int(entry)].hash
    }
    let edge = AttackEdge(
      tail: tail, head: head, technique: step.technique, provenance: provenance,
      certainty: certainty)
    guard let known else {
      edges.append(edge)
      return
    }
    if certainty < edges[Int(known)].certainty { edges[Int(known)] = edge }
  }
}
