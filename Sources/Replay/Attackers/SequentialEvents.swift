/// A hold on its way: it begins at an instant, if it is worth anything then.
struct ComingHold: Comparable {
  var arrival: Int64
  var expiry: Int64
  /// 0 for the foothold, else 1 above the rank of the edge.
  var order: UInt32
  /// The laid vertex; an input of it where it is a join.
  var vertex: UInt32
  /// CSR slot of the edge; `nil` for the foothold.
  var slot: UInt32?
  /// Index of the hold it follows from, −1 for the foothold.
  var parent: Int32

  /// Earlier first; at one instant the longest, then the edge of the least rank.
  static func < (left: ComingHold, right: ComingHold) -> Bool {
    if left.arrival != right.arrival { return left.arrival < right.arrival }
    if left.expiry != right.expiry { return left.expiry > right.expiry }
    if left.order != right.order { return left.order < right.order }
    return (left.vertex, left.parent) < (right.vertex, right.parent)
  }
}

/// A step that takes time, from the instant at which it is open.
struct OpeningStep: Comparable {
  var instant: Int64
  var slot: UInt32

  static func < (left: OpeningStep, right: OpeningStep) -> Bool {
    (left.instant, left.slot) < (right.instant, right.slot)
  }
}

/// A step that is open, in the order of an attacker who takes one at a time.
struct OpenStep: Comparable {
  /// How the attacker comes by it.
  enum Manner: UInt8, Comparable {
    /// By its own hands.
    case own
    /// By asking somebody, or in a captured approver's name.
    case asked
    /// By breaking the glass, which is the last resort.
    case glass

    static func < (left: Manner, right: Manner) -> Bool { left.rawValue < right.rawValue }
  }

  var manner: Manner
  var duration: Int64
  /// A uniform number keyed by technique, target and trial.
  var tie: UInt64
  var rank: UInt32
  var slot: UInt32

  static func < (left: OpenStep, right: OpenStep) -> Bool {
    if left.manner != right.manner { return left.manner < right.manner }
    if left.duration != right.duration { return left.duration < right.duration }
    if left.tie != right.tie { return left.tie < right.tie }
    return (left.rank, left.slot) < (right.rank, right.slot)
  }
}
