/// A vertex that a search reached and the edge by which it was found, in one word.
struct Discovery: BitwiseCopyable, Sendable {
  private let word: UInt64

  private static let noEdge = UInt32.max

  /// A source, which no edge found.
  init(_ source: UInt32) {
    word = UInt64(Self.noEdge) << 32 | UInt64(source)
  }

  /// - Parameter slot: Less than 2^32 - 1.
  @inline(__always)
  init(_ vertex: UInt32, by slot: Int) {
    word = UInt64(truncatingIfNeeded: slot) &<< 32 | UInt64(vertex)
  }

  @inline(__always)
  var vertex: UInt32 { UInt32(truncatingIfNeeded: word) }

  /// The slot of the edge, nil for a source.
  var edge: UInt32? {
    let slot = UInt32(truncatingIfNeeded: word >> 32)
    return slot == Self.noEdge ? nil : slot
  }
}
