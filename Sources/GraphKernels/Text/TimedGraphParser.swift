/// Reads `.tg` records one line at a time.
struct TimedGraphParser {
  private struct EdgeRecord {
    let line: Int
    let tail: Substring
    let head: Substring
    let duration: Int64
    let lifetimeExtension: Int64
  }

  private var ids: [String] = []
  private var lines: [Int] = []
  private var vertices: [Substring: UInt32] = [:]
  private var windows = VertexWindows(alwaysFor: 0)
  private var joinNeeds: [UInt32: UInt32?] = [:]
  private var edges: [EdgeRecord] = []

  /// Reads one line, which may hold a record, a comment, both or nothing.
  mutating func read(
    _ bytes: Substring.UTF8View, line: Int
  ) throws(TimedGraphTextError) {
    let record = bytes.prefix { $0 != UInt8(ascii: "#") }
    let fields = record.split { $0 <= UInt8(ascii: " ") }.map { Substring($0) }
    guard let kind = fields.first else { return }
    let reader = FieldReader(line: line, fields: fields)
    switch kind {
    case "v": try readVertex(reader, names: ["id", "from", "until"], isJoin: false)
    case "j": try readVertex(reader, names: ["id", "from", "until"], isJoin: true)
    case "e": try readEdge(reader)
    default:
      throw TimedGraphTextError(
        line: line,
        message: "unknown record '\(kind)'; expected v (vertex), j (join) or e (edge)")
    }
  }

  /// Resolves the edges' ends once all vertices are known.
  func finish() throws(TimedGraphTextError) -> TimedGraphText {
    var resolved: [TimedEdge] = []
    resolved.reserveCapacity(edges.count)
    for edge in edges {
      resolved.append(
        TimedEdge(
          tail: try vertex(edge.tail, line: edge.line),
          head: try vertex(edge.head, line: edge.line),
          duration: edge.duration, lifetimeExtension: edge.lifetimeExtension))
    }
    return TimedGraphText(
      ids: ids,
      topology: TimedTopology(vertexCount: ids.count, edges: resolved, joinNeeds: joinNeeds),
      windows: windows)
  }

  private func vertex(_ id: Substring, line: Int) throws(TimedGraphTextError) -> UInt32 {
    guard let vertex = vertices[id] else {
      throw TimedGraphTextError(
        line: line, message: "unknown vertex '\(id)'; expected the id of a v or j record")
    }
    return vertex
  }

  private mutating func readVertex(
    _ reader: FieldReader, names: [String], isJoin: Bool
  ) throws(TimedGraphTextError) {
    try reader.check(names: names, optional: isJoin ? "need" : nil)
    let id = reader.fields[1]
    let from = try reader.instant(2, "from", always: TimeBound.beginning)
    let until = try reader.instant(3, "until", always: TimeBound.forever)
    let need = reader.fields.count > 4 ? try reader.need(4) : nil
    let vertex = UInt32(ids.count)
    if let earlier = vertices.updateValue(vertex, forKey: id) {
      throw TimedGraphTextError(
        line: reader.line,
        message: "duplicate id '\(id)'; it names the vertex of line \(lines[Int(earlier)])")
    }
    ids.append(String(id))
    lines.append(reader.line)
    windows.append(VertexWindow(from: from, until: until))
    if isJoin { joinNeeds.updateValue(need, forKey: vertex) }
  }

  private mutating func readEdge(_ reader: FieldReader) throws(TimedGraphTextError) {
    try reader.check(names: ["tail", "head", "duration", "extension"], optional: nil)
    edges.append(
      EdgeRecord(
        line: reader.line, tail: reader.fields[1], head: reader.fields[2],
        duration: try reader.seconds(3, "duration", orInfinite: false),
        lifetimeExtension: try reader.seconds(4, "extension", orInfinite: true)))
  }
}
