/// A timed graph with named vertices, as the `.tg` text format holds it.
///
///     v <id> <from> <until>             '-' for always; ids are tokens without blanks
///     j <id> <from> <until> [<need>]    a join; without a need, of all its in-neighbours
///     e <u> <v> <duration> <extension>  extension 'inf' allowed
///
/// `#` starts a comment. All times are whole seconds. An edge may come before its vertices.
package struct TimedGraphText: Sendable, Hashable {
  /// Names by vertex, in the order of the text; shape [vertexCount].
  package let ids: [String]
  package let topology: TimedTopology
  package let windows: VertexWindows

  private let vertices: [String: UInt32]

  /// Reads the text of a timed graph.
  ///
  /// - Throws: `TimedGraphTextError` with the line of the first fault: an unknown record, a missing
  ///   or surplus field, a bad number, a duplicate id, an edge to an unknown vertex.
  /// - Complexity: O(length).
  package static func parse(_ text: String) throws(TimedGraphTextError) -> TimedGraphText {
    var parser = TimedGraphParser()
    var line = 0
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      try parser.read(bytes, line: line)
    }
    return try parser.finish()
  }

  /// Names the vertices of a graph.
  ///
  /// - Parameter ids: Distinct, not empty, free of blanks and `#`; shape [vertexCount].
  package init(ids: [String], topology: TimedTopology, windows: VertexWindows) {
    precondition(ids.count == topology.vertexCount, "Every vertex has an id.")
    precondition(
      windows.count == ids.count,
      "Windows have one entry per vertex.")
    var vertices: [String: UInt32] = [:]
    for (position, id) in ids.enumerated() {
      precondition(
        !id.isEmpty && id.utf8.allSatisfy { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "#") },
        "An id is a token without blanks and number signs.")
      precondition(
        vertices.updateValue(UInt32(position), forKey: id) == nil, "Ids are distinct.")
    }
    self.ids = ids
    self.topology = topology
    self.windows = windows
    self.vertices = vertices
  }

  /// Returns the vertex with a name, nil if the graph has none.
  package func vertex(_ id: String) -> UInt32? { vertices[id] }
}
