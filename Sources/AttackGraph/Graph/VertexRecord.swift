/// A vertex as numbers, 20 bytes; its texts are made when somebody asks.
struct VertexRecord: Sendable, Hashable {
  var form: VertexForm
  var isIdentity = false
  var first: UInt32
  var second: UInt32
  var third: UInt32
  /// Position of a credential slot or an entitlement in the overlay, or of the binding after which
  /// a grant is called; negative for none.
  var slot: Int32

  init(
    _ form: VertexForm, _ first: UInt32 = 0, _ second: UInt32 = 0, _ third: UInt32 = 0,
    slot: Int32 = -1
  ) {
    self.form = form
    self.first = first
    self.second = second
    self.third = third
    self.slot = slot
  }

  /// Whether both stand for the same thing.
  @inline(__always)
  func hasSameKey(as other: VertexRecord) -> Bool {
    form == other.form && first == other.first && second == other.second && third == other.third
  }

  @inline(__always)
  var hash: UInt64 {
    CompactHash.mix(
      CompactHash.pair(first, second), UInt64(third) << 8 | UInt64(form.rawValue))
  }

  var timing: Timing {
    guard slot >= 0 else { return .always }
    return switch form {
    case .secret: .occurrence(slot: Int(slot))
    case .elevation: .grant(entitlement: Int(slot))
    case .grant, .asGrant: .always
    default: .credential(slot: Int(slot))
    }
  }
}
