/// Something somebody asks for, from the first request to the grant or the end of all waiting: a
/// request, what the approvers have said so far, and the tasks that wait.
struct Petition {
  enum Stage: UInt8 {
    /// Before the approvers.
    case undecided
    /// Expired, to be asked again.
    case between
    /// Approved; the grant does not work yet.
    case approved
  }

  var bundle: Int32
  var process: Int32
  /// The task that asked first, which draws are keyed by.
  var task: Int32
  /// What approvers draw for, at the present level of the present attempt.
  var subject: DeskDraws.Subject
  /// Position of the latest request.
  var request: Int32 = -1
  /// Goes up whenever earlier events about it are void.
  var serial: UInt32 = 0
  var stage = Stage.undecided
  var rule: Int32 = -1
  /// The approver who asks, and whom nobody else may ask to decide it; negative for none.
  var excluded: Int32 = -1
  /// Whether it is before its requester, who will approve it.
  var isWithRequester = false
  /// Seconds that a grant will last.
  var duration: Int64 = 0
  /// The start that the approved request named; `.min` where it named none.
  var start: Int64 = .min
  /// How many pools were asked beside those of the level.
  var escalated: Int32 = 0
  /// Heads of lists: waiting tasks, review items, approvers at it, votes.
  var firstWaiter: Int32 = -1
  var firstItem: Int32 = -1
  var firstReviewer: Int32 = -1
  var firstVote: Int32 = -1
  /// The window of the approved grant that does not work yet.
  var grant = TimeWindow(from: .max, until: .max)

  /// How often it was asked before.
  var attempt: UInt16 {
    get { subject.attempt }
    set { subject.attempt = newValue }
  }

  var level: UInt16 {
    get { subject.level }
    set { subject.level = newValue }
  }

  /// Asks at the first level, for the first time or again.
  mutating func begin(request position: Int, rule line: Int32) {
    request = Int32(position)
    rule = line
    level = 0
    stage = .undecided
  }

  /// Makes earlier events about it void, and takes it from whoever waits.
  mutating func retire() {
    serial &+= 1
    firstWaiter = -1
  }

  /// Puts a task first among those that wait; returns the one that was first.
  mutating func addWaiter(_ task: Int32) -> Int32 {
    defer { firstWaiter = task }
    return firstWaiter
  }

  /// Puts an approver first among those at it; returns the one who was first.
  mutating func addReviewer(_ approver: Int32) -> Int32 {
    defer { firstReviewer = approver }
    return firstReviewer
  }
}

/// One threshold of one level of a petition, or an emergency to be looked at: work for a panel.
struct ReviewItem {
  /// Negative for an emergency.
  var petition: Int32
  /// Of an emergency only.
  var task: Int32
  var panel: Int32
  /// Goes up whenever the item is done with.
  var serial: UInt32
  /// When it entered the queue, as a number.
  var order: UInt64 = 0
  var approvalsNeeded: Int32
  var denialsNeeded: Int32
  var approvals: Int32 = 0
  var denials: Int32 = 0
  var inProgress: Int32 = 0
  /// The approver who may not take it; negative for none.
  var excluded: Int32
  var isQueued = false
  /// Whether the requester was one of those at it from the start.
  var isWithRequester = false
  /// Neighbours in the panel's queue.
  var previous: Int32 = -1
  var next: Int32 = -1
  /// The next item of the same petition.
  var sibling: Int32 = -1

  /// Whether more approvers have to turn to it than have approved or are at it.
  var needsMore: Bool { approvals + inProgress < approvalsNeeded }

  mutating func enter(_ before: Int32, _ after: Int32) {
    previous = before
    next = after
    isQueued = true
  }
}

/// A request in front of one approver of many.
struct Delivery {
  var petition: Int32
  var serial: UInt32
  var level: UInt16
  var calendar: Int32
  var pool: Int32
  var approver: Int32
  var order: UInt64 = 0
  var next: Int32 = -1
}

/// What an approver is at.
struct ApproverState {
  /// The petition they decide; ``free`` or ``emergency`` otherwise.
  var petition: Int32 = ApproverState.free
  /// The item they took; negative where the request was delivered.
  var item: Int32 = -1
  /// Goes up with every piece of work.
  var serial: UInt32 = 0
  var started: Int64 = 0
  /// The shift in which they began, and the pool for which they work.
  var window: Int32 = 0
  var pool: Int32 = -1
  var isTired = false
  /// The next approver at the same petition.
  var nextReviewer: Int32 = -1
  /// Deliveries that wait for them.
  var firstDelivery: Int32 = -1
  var lastDelivery: Int32 = -1

  static let free: Int32 = -1
  static let emergency: Int32 = -2

  /// Turns to a decision.
  ///
  /// - Parameter next: The next approver at the same petition.
  mutating func begin(isTired: Bool, before next: Int32) {
    self.isTired = isTired
    nextReviewer = next
  }

  /// Turns to something.
  mutating func begin(
    _ petition: Int32, _ item: Int32, pool: Int32, window: Int, at now: Int64
  ) {
    self.petition = petition
    self.item = item
    self.pool = pool
    self.window = Int32(window)
    started = now
  }

  mutating func end() {
    petition = ApproverState.free
    serial &+= 1
  }
}

/// One approver's vote on the present request of a petition, at any level.
struct Vote {
  var approver: Int32
  var next: Int32
}
