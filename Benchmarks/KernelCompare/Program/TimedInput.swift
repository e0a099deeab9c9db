import GraphKernels

/// A timed graph file (BLT1): rows, durations, extensions, joins, windows and kinds.
struct TimedInput {
  static let magic = "BLT1"
  static let horizon: Int64 = 30 * 86_400
  /// Seconds between the starts of the runs from successive sources.
  static let startStep: Int64 = 600

  let topology: TimedTopology
  let windows: VertexWindows
  /// The 64 fixed ones.
  let sources: [UInt32]

  /// Reads what follows the magic.
  init(_ reader: inout BinaryReader) throws(ProgramError) {
    let vertexCount = try reader.size("vertices", atMost: GraphLimit.vertices)
    let edgeCount = try reader.size("edges", atMost: GraphLimit.edges)
    let rows = try GraphRows(&reader, vertexCount: vertexCount, edgeCount: edgeCount)
    let durations: [UInt32] = try reader.numbers(edgeCount, "the durations")
    let extensions: [Int64] = try reader.numbers(edgeCount, "the extensions")
    for slot in 0..<edgeCount where extensions[slot] < 0 {
      throw .badData(reader.path, "the extension of edge \(slot) is negative")
    }
    let needs: [UInt32] = try reader.numbers(vertexCount, "the needs")
    let starts: [Int64] = try reader.numbers(vertexCount, "the windows' starts")
    let ends: [Int64] = try reader.numbers(vertexCount, "the windows' ends")
    let identities = try VertexKind.identities(&reader, vertexCount: vertexCount)
    try reader.finish()
    var joinNeeds: [UInt32: UInt32?] = [:]
    for vertex in 0..<vertexCount where needs[vertex] > 0 {
      joinNeeds[UInt32(vertex)] = .some(needs[vertex])
    }
    topology = TimedTopology(
      Topology(offsets: rows.offsets, heads: rows.heads, joinNeeds: joinNeeds),
      extensions: extensions, durations: durations.map(Int64.init))
    windows = zip(starts, ends).map { VertexWindow(from: $0, until: $1) }
    sources = FixedSources.draw(from: identities)
  }
}
