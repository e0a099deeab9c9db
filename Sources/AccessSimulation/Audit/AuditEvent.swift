/// Something that the log has to tell of, as a reference into the timeline.
///
/// Total order: by instant, then what comes first among the events of one instant (the order of the
/// cases of ``Kind``), then position. Causes come before effects: a review before the end it brings,
/// a request before its decision, a decision before its grant.
struct AuditEvent: Comparable, Hashable {
  enum Kind: Int {
    case opened
    /// Position is of the slot, part is of the version; likewise below.
    case credentialPresent
    /// Position is of the entitlement, part is of the window; likewise below.
    case grantPresent
    case reviewed
    case credentialRevoked
    case tokenDeleted
    case grantEnded
    /// A request that waited in vain.
    case requestLapsed
    case requested
    /// Position is of the task; likewise for the alarm.
    case brokeGlass
    /// Position is of the vote.
    case voted
    /// A decision, or a request that lapsed in the second in which it was made.
    case decided
    case alarmed
    case granted
    case credentialIssued
    case tokenCreated
    /// Position is of the task; likewise below.
    case used
    case accessChanged
  }

  var instant: Int64
  var kind: Kind
  var position: Int
  var part = 0

  static func < (left: AuditEvent, right: AuditEvent) -> Bool {
    (left.instant, left.kind.rawValue, left.position, left.part)
      < (right.instant, right.kind.rawValue, right.position, right.part)
  }
}
