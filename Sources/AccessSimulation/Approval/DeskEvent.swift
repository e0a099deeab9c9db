/// Something that happens at an instant, in the total order (instant, phase, sequence).
package struct DeskEvent: Equatable {
  /// What comes first among the events of one instant.
  package enum Phase: UInt64 {
    case expiry
    case shift
    case arrival
    case decision
    case grant
  }

  package enum Kind: UInt64, CaseIterable {
    /// A request that nobody decided; of a petition.
    case pendingExpiry
    /// The end of somebody's patience; of a task.
    case patience
    /// The end of an emergency, which has to be looked at now; of a task.
    case reviewDue
    /// The start of a shift; of a calendar.
    case opening
    /// Of a petition.
    case reRequest
    /// Of a petition.
    case escalation
    /// Somebody breaks the glass; of a task.
    case emergency
    /// A request reaches a queue; of a review item.
    case entry
    /// A request reaches one approver; of a delivery.
    case delivery
    /// An approver is done; of an approver.
    case decision
    /// A grant begins to work; of a petition.
    case grantStart

    package var phase: Phase {
      switch self {
      case .pendingExpiry, .patience, .reviewDue: .expiry
      case .opening: .shift
      case .reRequest, .escalation, .emergency, .entry, .delivery: .arrival
      case .decision: .decision
      case .grantStart: .grant
      }
    }
  }

  package var instant: Int64
  /// Phase, then sequence, then kind, from the most significant bit.
  package private(set) var order: UInt64
  /// Position of what it is about.
  package var subject: Int32
  /// What the subject's serial number must be for the event to count still.
  var serial: UInt32

  private static let phaseShift: UInt64 = 61
  private static let kindBits: UInt64 = 4

  /// - Precondition: `sequence` is below 2⁵⁷.
  package init(_ kind: Kind, at instant: Int64, sequence: UInt64, subject: Int32, serial: UInt32) {
    self.instant = instant
    self.subject = subject
    self.serial = serial
    order =
      kind.phase.rawValue << Self.phaseShift | sequence << Self.kindBits | kind.rawValue
  }

  package var kind: Kind { Kind(rawValue: order & (1 << Self.kindBits - 1)) ?? .pendingExpiry }

  /// Whether it comes before a task that is taken up at an instant: tasks are the first arrivals.
  func precedesTask(at instant: Int64) -> Bool {
    self.instant < instant
      || (self.instant == instant && order < Phase.arrival.rawValue << Self.phaseShift)
  }

  package static func precedes(_ left: DeskEvent, _ right: DeskEvent) -> Bool {
    left.instant < right.instant || (left.instant == right.instant && left.order < right.order)
  }
}
