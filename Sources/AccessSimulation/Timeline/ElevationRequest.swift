/// One request for elevation and what became of it.
///
/// Kept in 72 bytes, since a timeline may hold millions.
package struct ElevationRequest: Sendable, Hashable {
  package enum Decider: Sendable, Hashable {
    case policy
    /// A person: who gave the deciding vote, as a position in the context's people; `nil` until
    /// somebody has.
    case person(Int?)
    /// Time: it expired, or was withdrawn.
    case nobody
  }

  package enum Outcome: Sendable, Hashable {
    case approved
    case denied
    /// Nobody decided in time.
    case expired
    /// The requester gave up waiting.
    case withdrawn
    /// Still undecided when the timeline ends.
    case pending
  }

  /// When it was filed.
  package var requested: Int64
  package var outcome: Outcome
  private var bundlePosition: Int32
  private var taskPosition: Int32
  private var attemptNumber: Int32
  private var rulePosition: Int32
  /// A person's position, or one of the codes below.
  private var deciderCode: Int32
  private var begunAt: Int64 = never
  private var decidedAt: Int64 = never
  private var plannedUntil: Int64 = never
  private var grantWindow = noWindow

  private static let never = Int64.min
  private static let noWindow = TimeWindow(from: .max, until: .min)
  private static let policyCode: Int32 = -1
  private static let nobodyCode: Int32 = -2
  private static let somebodyCode: Int32 = -3

  package init(
    bundle: Int, task: Int, attempt: Int = 0, requested: Int64, decided: Int64? = nil,
    decider: Decider, outcome: Outcome = .pending, rule: Int = -1, grant: TimeWindow? = nil
  ) {
    bundlePosition = Int32(bundle)
    taskPosition = Int32(task)
    attemptNumber = Int32(attempt)
    rulePosition = Int32(rule)
    self.requested = requested
    self.outcome = outcome
    deciderCode = Self.code(of: decider)
    self.decided = decided
    self.grant = grant
  }

  private static func code(of decider: Decider) -> Int32 {
    switch decider {
    case .policy: policyCode
    case .nobody: nobodyCode
    case .person(nil): somebodyCode
    case .person(.some(let position)): Int32(position)
    }
  }
}

extension ElevationRequest {
  /// Position in the plan's bundles.
  package var bundle: Int {
    get { Int(bundlePosition) }
    set { bundlePosition = Int32(newValue) }
  }

  /// Position in the timeline's tasks; the first that asked for it.
  package var task: Int {
    get { Int(taskPosition) }
    set { taskPosition = Int32(newValue) }
  }

  /// 0 for the first request of a task, 1 for the next after an expiry, and so on.
  package var attempt: Int {
    get { Int(attemptNumber) }
    set { attemptNumber = Int32(newValue) }
  }

  /// Position in the process's rules of the one that decided how; negative when none matched.
  package var rule: Int {
    get { Int(rulePosition) }
    set { rulePosition = Int32(newValue) }
  }

  package var decider: Decider {
    get {
      switch deciderCode {
      case Self.policyCode: .policy
      case Self.nobodyCode: .nobody
      case Self.somebodyCode: .person(nil)
      default: .person(Int(deciderCode))
      }
    }
    set { deciderCode = Self.code(of: newValue) }
  }

  /// When an approver first turned to it; `nil` when none did.
  package var begun: Int64? {
    get { begunAt == Self.never ? nil : begunAt }
    set { begunAt = newValue ?? Self.never }
  }

  /// When it was approved, denied, expired or withdrawn; `nil` while pending.
  package var decided: Int64? {
    get { decidedAt == Self.never ? nil : decidedAt }
    set { decidedAt = newValue ?? Self.never }
  }

  /// Writes down how it ended, and who decided it unless that is known.
  mutating func end(_ outcome: Outcome, at instant: Int64, by decider: Decider?) {
    self.outcome = outcome
    decided = instant
    if let decider { self.decider = decider }
  }

  /// When the grant was to end by the clock, as known at the approval: `.max` where its first use
  /// starts the clock; `nil` unless approved.
  package var plannedEnd: Int64? {
    get { plannedUntil == Self.never ? nil : plannedUntil }
    set { plannedUntil = newValue ?? Self.never }
  }

  /// When the grant works, until it is withdrawn; `nil` unless approved, and where nothing of it is
  /// left.
  package var grant: TimeWindow? {
    get { grantWindow == Self.noWindow ? nil : grantWindow }
    set { grantWindow = newValue ?? Self.noWindow }
  }
}

/// What one approver said to one request.
package struct ReviewVote: Sendable, Hashable {
  /// Position in the timeline's requests.
  package var request: Int32
  /// Position among the levels of the rule, from 0.
  package var level: Int32
  /// Position in the context's people; negative for somebody it does not know.
  package var approver: Int32
  package var instant: Int64
  package var approves: Bool

  package init(request: Int, level: Int, approver: Int, instant: Int64, approves: Bool) {
    self.request = Int32(request)
    self.level = Int32(level)
    self.approver = Int32(approver)
    self.instant = instant
    self.approves = approves
  }
}
