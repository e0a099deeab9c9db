/// One edge of an attack graph, 20 bytes.
///
/// Fields are in order of size, so that nothing is lost to padding.
package struct AttackEdge: Sendable, Hashable {
  package var tail: UInt32
  package var head: UInt32
  private var provenanceFirst: UInt32
  private var provenanceSecond: UInt32
  private var row: UInt16
  private var provenanceKind: Provenance.Kind
  package var certainty: Certainty

  init(
    tail: UInt32, head: UInt32, technique: Int, provenance: Provenance, certainty: Certainty
  ) {
    self.certainty = certainty
    self.tail = tail
    self.head = head
    row = UInt16(technique)
    provenanceKind = provenance.kind
    provenanceFirst = provenance.first
    provenanceSecond = provenance.second
  }

  /// Position in the catalogue.
  package var technique: Int { Int(row) }

  /// What makes the step possible; a graph puts it in words.
  package var provenance: Provenance {
    Provenance(provenanceKind, provenanceFirst, provenanceSecond)
  }

  /// Whether it is the step itself, whatever makes it possible.
  @inline(__always)
  func isSameStep(tail: UInt32, head: UInt32, row: UInt16) -> Bool {
    self.tail == tail && self.head == head && self.row == row
  }

  @inline(__always)
  static func hash(tail: UInt32, head: UInt32, row: UInt16) -> UInt64 {
    CompactHash.mix(CompactHash.pair(tail, head), UInt64(row))
  }

  @inline(__always)
  var hash: UInt64 { Self.hash(tail: tail, head: head, row: row) }

  /// The edge with its ends moved up in a graph that holds other clusters first.
  func moved(by offset: UInt32) -> AttackEdge {
    var edge = self
    edge.tail += offset
    edge.head += offset
    return edge
  }
}
