import GraphKernels

/// A static graph file (BLG1): rows, asset weights and kinds.
struct StaticInput {
  static let magic = "BLG1"

  let topology: Topology
  let identities: [UInt32]
  /// The 64 fixed ones.
  let sources: [UInt32]
  /// The vertices that have a weight, ascending.
  let assets: [UInt32]
  /// By asset.
  let weights: [UInt64]

  /// Reads what follows the magic; the intervals of a temporal file are skipped.
  init(_ reader: inout BinaryReader) throws(ProgramError) {
    let vertexCount = try reader.size("vertices", atMost: GraphLimit.vertices)
    let edgeCount = try reader.size("edges", atMost: GraphLimit.edges)
    let intervalCount = try reader.size("intervals", atMost: GraphLimit.edges)
    let rows = try GraphRows(&reader, vertexCount: vertexCount, edgeCount: edgeCount)
    let vertexWeights: [UInt32] = try reader.numbers(vertexCount, "the weights")
    identities = try VertexKind.identities(&reader, vertexCount: vertexCount)
    if intervalCount > 0 {
      let words = 2 * edgeCount + 1 + 2 * intervalCount
      let _: [UInt32] = try reader.numbers(words, "the intervals")
    }
    try reader.finish()
    topology = Topology(offsets: rows.offsets, heads: rows.heads)
    sources = FixedSources.draw(from: identities)
    assets = (0..<UInt32(vertexCount)).filter { vertexWeights[Int($0)] > 0 }
    weights = assets.map { UInt64(vertexWeights[Int($0)]) }
  }
}
