/// One line of the decision at request time.
package struct DecisionRule: Sendable, Hashable {
  package enum Decision: String, Sendable, Hashable, CaseIterable {
    case approval
    case policy
    case deny
  }

  package var match: Match
  package var decision: Decision
  /// Seconds a grant lasts at most where this rule matches; `nil` leaves the process's maximum.
  package var maxDuration: Int64?
  /// The levels of approval, one after the other; within a level any threshold that is reached
  /// decides. Empty means one approval by anybody of the first pool.
  package var levels: [[Threshold]] = []

  /// What a request must be like; an empty list or `nil` admits anything.
  package struct Match: Sendable, Hashable {
    /// Names of people, pipelines or agents.
    package var requesters: [String] = []
    /// External groups that the requester is in at the time of the request.
    package var groups: [String] = []
    package var teams: [String] = []
    package var clusters: [String] = []
    package var namespaces: [String] = []
    /// Names of `Estate.Environment`; rights in a whole cluster count as `cluster`.
    package var environments: [String] = []
    /// Labels that the namespace of what is asked for has; of a whole cluster there are none.
    package var labels: [String: String] = [:]
    /// Any right of the role with one of these verbs, or with `*`.
    package var verbs: [String] = []
    /// Any right of the role on one of these resources, or on `*`.
    package var resources: [String] = []
    /// Whether the requester is on call at that time.
    package var onCall: Bool?
    /// Seconds after midnight, in the requester's local time, between which the request is made.
    package var timeOfDay: ClosedRange<Int64>?
    /// Whether the task is urgent.
    package var urgent: Bool?
    /// Whether it is within the requester's working hours.
    package var workingHours: Bool?
    /// The least risk score of what is asked for, 0 to 1.
    package var riskAtLeast: Double?
    /// The risk score that what is asked for stays below.
    package var riskBelow: Double?

    package init() {}

    /// Whether it admits everything.
    package var isEmpty: Bool { self == Match() }
  }

  /// So many approvals, or so many denials, by members of a pool.
  package struct Threshold: Sendable, Hashable {
    /// `nil` means the first pool of the estate.
    package var pool: String?
    /// Only members in one of these groups count; empty admits all.
    package var groups: [String] = []
    /// Only members of one of these teams count; empty admits all.
    package var teams: [String] = []
    package var approvals: Int
    package var denials: Int

    package init(
      pool: String? = nil, approvals: Int = SpecDefaults.approvals,
      denials: Int = SpecDefaults.denials
    ) {
      self.pool = pool
      self.approvals = approvals
      self.denials = denials
    }
  }

  package init(match: Match, decision: Decision) {
    self.match = match
    self.decision = decision
  }

  package init(environments: [String] = [], decision: Decision) {
    match = Match()
    match.environments = environments
    self.decision = decision
  }

  /// Environments it applies to; empty means any.
  package var environments: [String] { match.environments }
}
