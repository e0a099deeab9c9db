/// The kinds of vertex that matter here; the generator has others.
enum VertexKind {
  static let identity: UInt8 = 0
  static let last: UInt8 = 6

  /// Reads `kind[n]` and returns the identities, ascending.
  ///
  /// - Throws: `ProgramError` where a kind is unknown or none is an identity.
  static func identities(
    _ reader: inout BinaryReader, vertexCount: Int
  ) throws(ProgramError) -> [UInt32] {
    let kinds: [UInt8] = try reader.numbers(vertexCount, "the kinds")
    for vertex in 0..<vertexCount where kinds[vertex] > last {
      throw .badData(reader.path, "vertex \(vertex) is of the unknown kind \(kinds[vertex])")
    }
    let identities = (0..<UInt32(vertexCount)).filter { kinds[Int($0)] == identity }
    guard !identities.isEmpty else { throw .badData(reader.path, "no vertex is an identity") }
    return identities
  }
}
