/// What each removal loses, as `kernel choke` prints it.
package struct ChokeAnswer: Encodable, Sendable, Hashable {
  /// A vertex whose removal loses something.
  package struct VertexRow: Encodable, Sendable, Hashable {
    package var id: String
    /// Number of assets lost.
    package var count: Int
    /// Sum of their weights.
    package var weight: UInt64
  }

  /// An edge whose removal loses something.
  package struct EdgeRow: Encodable, Sendable, Hashable {
    package var tail: String
    package var head: String
    /// Number of assets lost.
    package var count: Int
    /// Sum of their weights.
    package var weight: UInt64
  }

  /// Assets reached while nothing is removed, and their weight.
  package var reachedCount: Int
  package var reachedWeight: UInt64
  /// The greatest loss of weight first, then of assets, then by the bytes of the id.
  package var vertices: [VertexRow]
  /// Nil unless asked for.
  package var edges: [EdgeRow]?

  /// One line `v<TAB>id<TAB>count<TAB>weight` per vertex, then `e<TAB>tail<TAB>head<TAB>count<TAB>weight`
  /// per edge.
  package var text: String {
    vertices.map { "v\t\($0.id)\t\($0.count)\t\($0.weight)\n" }.joined()
      + (edges ?? []).map { "e\t\($0.tail)\t\($0.head)\t\($0.count)\t\($0.weight)\n" }.joined()
  }
}

extension TimedGraphText {
  /// Finds what removing each vertex, and if asked each edge, loses, whatever the windows.
  ///
  /// Sources are not removed; an asset that is removed counts as lost with all beyond it.
  /// - Parameter assets: Entries `ID` or `ID=WEIGHT`.
  /// - Throws: `TimedGraphTextError` without a line for an unknown id and a bad weight.
  package func chokePoints(
    from sources: [String], assets: [String], withEdges: Bool
  ) throws(TimedGraphTextError) -> ChokeAnswer {
    let points = ChokePoints(
      topology.graph, sources: try vertices(named: sources), assets: try self.assets(assets),
      options: ChokePoints.Options(countsOwnAsset: true, includesEdges: withEdges))
    let vertices = points.vertices.map { point in
      ChokeAnswer.VertexRow(
        id: ids[Int(point.id)], count: point.loss.count, weight: point.loss.weight)
    }
    let edges = points.edges.map { point in
      ChokeAnswer.EdgeRow(
        tail: ids[Int(topology.tail(ofSlot: point.id))],
        head: ids[Int(topology.heads[Int(point.id)])], count: point.loss.count,
        weight: point.loss.weight)
    }
    return ChokeAnswer(
      reachedCount: points.reached.count, reachedWeight: points.reached.weight,
      vertices: vertices.sorted { one, other in
        one.weight != other.weight
          ? one.weight > other.weight
          : one.count != other.count
            ? one.count > other.count : one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
      },
      edges: withEdges ? edges.sorted(by: ChokeAnswer.EdgeRow.precedes) : nil)
  }
}

extension ChokeAnswer.EdgeRow {
  fileprivate static func precedes(_ one: Self, _ other: Self) -> Bool {
    if one.weight != other.weight { return one.weight > other.weight }
    if one.count != other.count { return one.count > other.count }
    if one.tail != other.tail { return one.tail.utf8.lexicographicallyPrecedes(other.tail.utf8) }
    return one.head.utf8.lexicographicallyPrecedes(other.head.utf8)
  }
}
