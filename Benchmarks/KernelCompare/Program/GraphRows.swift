/// The rows of a graph as both formats have them.
struct GraphRows {
  let offsets: [UInt32]
  let heads: [UInt32]

  var vertexCount: Int { offsets.count - 1 }

  /// Reads `off[n + 1]` and `dst[m]`.
  ///
  /// - Throws: `ProgramError` where they are not rows over the vertices.
  init(
    _ reader: inout BinaryReader, vertexCount: Int, edgeCount: Int
  ) throws(ProgramError) {
    offsets = try reader.numbers(vertexCount + 1, "the offsets")
    heads = try reader.numbers(edgeCount, "the heads")
    guard offsets[0] == 0, offsets[vertexCount] == edgeCount else {
      throw .badData(reader.path, "the offsets do not run from 0 to \(edgeCount)")
    }
    for vertex in 0..<vertexCount where offsets[vertex] > offsets[vertex + 1] {
      throw .badData(reader.path, "the row of vertex \(vertex) ends before it begins")
    }
    for slot in 0..<edgeCount where heads[slot] >= vertexCount {
      throw .badData(
        reader.path, "edge \(slot) enters vertex \(heads[slot]) of \(vertexCount)")
    }
  }
}

/// The largest graphs that are read.
enum GraphLimit {
  static let vertices = Int(Int32.max)
  static let edges = Int(UInt32.max) - 65
}
