/// A label on its way: it arrives, and may then turn out to be worth nothing.
struct PendingLabel {
  let arrival: Int64
  let expiry: Int64
  let vertex: UInt32
  let edge: UInt32
  let parent: Int32
  /// Whether it is offered to a join rather than settled.
  let isJoinInput: Bool

  /// Earlier first; at one instant the longer lasting, then vertex, edge and parent.
  @inline(__always)
  func precedes(_ other: PendingLabel) -> Bool {
    if arrival != other.arrival { return arrival < other.arrival }
    if expiry != other.expiry { return expiry > other.expiry }
    if vertex != other.vertex { return vertex < other.vertex }
    if edge != other.edge { return edge < other.edge }
    return parent < other.parent
  }
}
