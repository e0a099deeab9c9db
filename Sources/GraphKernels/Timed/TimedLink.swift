/// An edge as the inner loop reads it: eight bytes, one cache line for eight.
struct TimedLink: Sendable, Hashable, BitwiseCopyable {
  private static let endless: UInt32 = .max
  private static let wide: UInt32 = .max - 1

  private static let joinBit: UInt32 = 1 << 31

  private let taggedHead: UInt32
  private let code: UInt32

  init(head: UInt32, isJoin: Bool, lifetimeExtension: Int64) {
    taggedHead = isJoin ? head | Self.joinBit : head
    if lifetimeExtension == TimeBound.forever {
      code = Self.endless
    } else {
      code = lifetimeExtension < Int64(Self.wide) ? UInt32(lifetimeExtension) : Self.wide
    }
  }

  /// Vertex it enters.
  var head: UInt32 { taggedHead & ~Self.joinBit }

  /// Whether that is a join.
  var isJoin: Bool { taggedHead & Self.joinBit != 0 }

  /// Returns an expiry moved later by the edge's extension.
  ///
  /// - Parameter extensions: The edges' extensions, for those that are too long for a link.
  @inline(__always)
  func extend(_ expiry: Int64, _ slot: Int, _ extensions: Span<Int64>) -> Int64 {
    if code == Self.endless { return TimeBound.forever }
    if code == 0 { return expiry }
    return TimeBound.extend(expiry, by: code == Self.wide ? extensions[slot] : Int64(code))
  }
}
