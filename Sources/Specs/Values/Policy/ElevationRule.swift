package import Sampling

/// A process by which rights are had on request: who decides, how, and how long a grant lasts.
package struct ElevationRule: Sendable, Hashable {
  /// Seconds a grant lasts at most, `.max` for ever; what is asked for unless ``requested`` says
  /// otherwise.
  package var grantDuration: Int64
  /// First match decides; no match denies.
  package var rules: [DecisionRule]
  /// Time an approver takes from turning to a request to deciding it; the approver is busy meanwhile.
  package var approverService: Distribution
  /// Whether the process's controller runs in the clusters (and can be attacked there).
  package var controller: Bool

  /// What one request is for.
  package var granularity: Granularity = .binding
  /// Seconds that requesters ask for, never more than the maximum; `nil` means the maximum.
  package var requested: Distribution?
  /// From when a grant's duration counts.
  package var clockOrigin: ClockOrigin = .approval
  /// Seconds from the request to the start that it names; with ``ClockOrigin/scheduledStart`` only.
  package var scheduledDelay: Distribution = .constant(0)
  /// Which maximum holds where several rules match.
  package var combine: Combination = .first

  /// How requests reach approvers.
  package var assignment: Assignment = .queue
  /// Seconds until an approver turns to a request at all; the approver is free meanwhile.
  package var attention: Distribution = .constant(0)
  /// Whether requesters may decide their own requests.
  package var selfApproval: Bool = false
  /// The share of rightful requests that an approver denies.
  package var denialShare: Double = 0
  package var fatigue: Fatigue?
  /// How approvers treat requests that are not what they seem.
  package var scrutiny = Scrutiny()

  /// Seconds after which a request nobody decided expires; `nil` means never.
  package var pendingExpiry: Int64?
  /// Until when a request may be withdrawn or expire.
  package var withdrawal: Withdrawal = .begun
  /// How often a requester asks again after an expiry.
  package var reRequests: Int = 0
  /// Seconds from an expiry until the requester asks again.
  package var reRequestDelay: Distribution = .constant(0)
  /// Ascending by delay.
  package var escalations: [Escalation] = []

  /// Seconds from the decision until the grant works.
  package var propagation: Distribution = .constant(0)
  /// Seconds between two looks of the component that withdraws ended grants: each ends up to that
  /// much later, uniformly; 0 withdraws at once.
  package var revocationPoll: Int64 = 0
  /// Seconds without use after which a grant ends early; `nil` means never.
  package var idleTimeout: Int64?
  /// Seconds that sessions opened during a grant live on after its end.
  package var sessionTail: Int64 = 0

  /// Whether a grant is for one task only: every task asks, and the grant ends with its work. Files
  /// that do not say mean so for runs of pipelines and invocations of agents.
  package var endsWithTask: Bool = false

  package var coverage: Coverage = .all
  /// Grants everything at time 0 to everybody who may ask for it, as if all had asked at once.
  package var requestAtStart: Bool = false

  package init(
    grantDuration: Int64, rules: [DecisionRule], approverService: Distribution, controller: Bool
  ) {
    self.grantDuration = grantDuration
    self.rules = rules
    self.approverService = approverService
    self.controller = controller
  }
}

extension ElevationRule {
  package enum Granularity: String, Sendable, Hashable, CaseIterable {
    /// One binding of the requester.
    case binding
    /// Every binding of the requester in one namespace.
    case namespace
    /// Every binding of the requester in one cluster.
    case cluster
    /// Every binding of the requester in every cluster.
    case fleet
  }

  package enum ClockOrigin: String, Sendable, Hashable, CaseIterable {
    case request
    case approval
    case scheduledStart = "scheduled-start"
    case firstUse = "first-use"
  }

  package enum Combination: String, Sendable, Hashable, CaseIterable {
    /// The maximum of the rule that decides.
    case first
    case shortest
    case longest
  }

  /// Until when waiting may end by itself: the requester's patience, or the request's expiry.
  package enum Withdrawal: String, Sendable, Hashable, CaseIterable {
    /// Until an approver has begun to look at it, as in the Erlang-A model.
    case begun
    /// Until it is decided; an approver who has begun is freed.
    case decided
  }

  package enum Assignment: String, Sendable, Hashable, CaseIterable {
    /// One queue per pool: a member who is free takes the oldest request.
    case queue
    /// Every member is told of every request and answers when they come to it.
    case broadcast
  }

  /// A pool that is asked as well once a request has waited.
  package struct Escalation: Sendable, Hashable {
    /// Seconds after the request.
    package var after: Int64
    /// Name of the pool.
    package var pool: String

    package init(after: Int64, pool: String) {
      self.after = after
      self.pool = pool
    }
  }

  /// What many decisions in a day do to an approver.
  package struct Fatigue: Sendable, Hashable {
    /// Decisions within 24 hours after which the approver is tired.
    package var decisionsPerDay: Int
    /// What the time for a decision is multiplied with from then on.
    package var serviceFactor: Double
    /// What the shares of denials and of frauds noticed are multiplied with from then on.
    package var scrutinyFactor: Double

    package init(decisionsPerDay: Int, serviceFactor: Double, scrutinyFactor: Double) {
      self.decisionsPerDay = decisionsPerDay
      self.serviceFactor = serviceFactor
      self.scrutinyFactor = scrutinyFactor
    }
  }

  /// What becomes of an attacker's request in front of an approver; the rest is approved.
  package struct Scrutiny: Sendable, Hashable {
    /// The share that is denied, reported or not.
    package var deniedShare: Double
    /// The share of those denied that is reported.
    package var reportedShare: Double

    package init(
      deniedShare: Double = SpecDefaults.fraudDeniedShare,
      reportedShare: Double = SpecDefaults.fraudReportedShare
    ) {
      self.deniedShare = deniedShare
      self.reportedShare = reportedShare
    }
  }
}
