/// Something that happens at an instant, in the total order (instant, phase, sequence).
struct ScheduledEvent: Comparable {
  /// What comes first among the events of one instant.
  enum Phase: Int {
    case shift
    case request
    case decision
  }

  enum Kind: Hashable {
    case opening
    /// Position in the tasks.
    case request(Int)
    /// Positions in the requests and in the pool.
    case decision(request: Int, approver: Int)
  }

  var instant: Int64
  var phase: Phase
  var sequence: Int
  var kind: Kind

  static func < (left: ScheduledEvent, right: ScheduledEvent) -> Bool {
    (left.instant, left.phase.rawValue, left.sequence)
      < (right.instant, right.phase.rawValue, right.sequence)
  }
}
