package import Estate
import Specs

/// What a policy costs the people under it and what it leaves open, on one timeline.
///
/// Everything is measured on the clock's measured stretch and over the whole estate. What has no
/// population there (no request, no exceptional action, no shift) is `nil`, never 0. Counts are
/// exact integers; each share and rate is one division.
package struct AccessMetrics: Sendable, Equatable {
  package var requests: RequestFigures
  package var tasks: TaskFigures
  package var actions: ActionFigures
  /// Busy time over on-shift time of each pool, then the mean over the pools that were on shift.
  package var approverUtilisation: Double?
  /// See ``PermissionMetrics``; `nil` without weights.
  package var standingPermissionHours: Double?
  package var credentials: CredentialFigures?
  /// What reviewers spend on looking at grants; `nil` where the policy has no reviews.
  package var reviewerHoursPerWeek: Double?

  /// Measures a timeline.
  ///
  /// - Parameters:
  ///   - plan: The plan that the timeline was simulated from.
  ///   - weights: What an hour of each grant counts; shape as the plan's overlay.
  ///   - credentials: The figures about credentials, which are made elsewhere.
  /// - Complexity: O(requests + tasks log grants + grants + actors × targets).
  package init(
    _ timeline: Timeline, plan: AccessPlan, weights: GrantWeights? = nil,
    credentials: CredentialFigures? = nil
  ) {
    requests = RequestFigures(timeline)
    tasks = TaskFigures(timeline)
    actions = ActionFigures(timeline, plan: plan)
    approverUtilisation = timeline.approverUtilisation
    standingPermissionHours = weights.flatMap {
      PermissionMetrics.hoursPerWeek(timeline.grants, $0, in: timeline.clock.measured)
    }
    self.credentials = credentials
    reviewerHoursPerWeek = plan.policy.reviews.flatMap { _ in timeline.reviewerHoursPerWeek }
  }
}

extension Timeline {
  /// What reviewers spend on looking at grants; `nil` where nothing is measured.
  package var reviewerHoursPerWeek: Double? {
    MeasuredTime(clock).perWeek(Int(reviewerSeconds)).map { $0 / 3600 }
  }
}

/// What is measured of credentials.
package struct CredentialFigures: Sendable, Hashable {
  /// Σ over credential versions of the hours that each is valid, per week.
  package var liveHoursPerWeek: Double
  /// Of the credentials that a leakable place holds at a uniform instant, the share that still works
  /// an hour later; `nil` where no place ever holds one.
  package var validAfterHour: Double?
  /// The same a day later.
  package var validAfterDay: Double?
  /// Rotations that fail, per week.
  package var rotationIncidentsPerWeek: Double

  package init(
    liveHoursPerWeek: Double, validAfterHour: Double?, validAfterDay: Double?,
    rotationIncidentsPerWeek: Double
  ) {
    self.liveHoursPerWeek = liveHoursPerWeek
    self.validAfterHour = validAfterHour
    self.validAfterDay = validAfterDay
    self.rotationIncidentsPerWeek = rotationIncidentsPerWeek
  }
}

extension CredentialFigures {
  /// The figures of a timeline's credentials.
  package init(_ timeline: Timeline, _ overlay: Overlay) {
    let metrics = CredentialMetrics(timeline, overlay)
    self.init(
      liveHoursPerWeek: metrics.liveHoursPerWeek, validAfterHour: metrics.validAfterHour,
      validAfterDay: metrics.validAfterDay,
      rotationIncidentsPerWeek: metrics.rotationIncidentsPerWeek)
  }
}

extension AccessMetrics {
  /// Measures everything: with the plan's weights of grants and the timeline's credentials.
  package static func complete(_ timeline: Timeline, plan: AccessPlan) -> AccessMetrics {
    AccessMetrics(
      timeline, plan: plan,
      weights: GrantWeights(
        standing: plan.standingWeight, entitlements: plan.entitlementWeights),
      credentials: CredentialFigures(timeline, plan.overlay))
  }
}
