import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport

/// Requesters in several time zones in front of one pool of approvers, as an estate and a policy.
///
/// One namespace for each right, and one binding for each requester and right, so that requests of
/// one person hardly ever fall together.
struct OfficeModel {
  private let parameters: Parameters
  private let simulator: AccessSimulator
  private let shift: WorkingHours

  init(_ parameters: Parameters) throws {
    self.parameters = parameters
    shift = Self.hours(parameters, offset: parameters.approverUtcOffsetHours)
    let clock = TimelineClock(
      warmUp: parameters.warmUpWeeks * Self.week, leakWindow: parameters.measuredWeeks * Self.week,
      tail: Self.week)
    simulator = AccessSimulator(
      plan: try AccessPlan(
        Self.policy(parameters), on: Self.estate(parameters, shift: shift),
        activity: Self.activity(parameters)),
      clock: clock)
  }

  /// Simulates one unit; only that is timed.
  func run(seed: UInt64) -> Outcome {
    let (seconds, processor, timeline) = timing {
      simulator.simulate(RandomStreams(seed: seed, unit: 0))
    }
    return Outcome(
      timeline, shift: WorkingClock(shift), seconds: seconds, processorSeconds: processor)
  }

  private static let week: Int64 = 7 * 86_400

  private static func hours(_ parameters: Parameters, offset: Double) -> WorkingHours {
    WorkingHours(
      start: Int64(parameters.startHour * 3600), end: Int64(parameters.endHour * 3600),
      days: [0, 1, 2, 3, 4], utcOffset: Int64(offset * 3600))
  }

  private static func estate(_ parameters: Parameters, shift: WorkingHours) -> Estate {
    let draft = ClusterDraft("office").role("admin", .everything)
    for target in 0..<parameters.targets { draft.namespace("app-\(target)") }
    var context = EstateContext()
    for number in 0..<parameters.requesters {
      let name = "person-\(number)"
      for target in 0..<parameters.targets {
        draft.bind("app-\(target)/\(name)", role: "ClusterRole/admin", to: .user(name))
      }
      let offsets = parameters.utcOffsetsHours
      context.people.append(
        person(
          name, Self.hours(parameters, offset: offsets[number % offsets.count]),
          tasksPerDay: parameters.tasksPerDay))
    }
    let approvers = (0..<parameters.approvers).map { "approver-\($0)" }
    context.people += approvers.map { person($0, shift, tasksPerDay: 0) }
    context.approverPools = [
      ApproverPool(name: "approvers", members: approvers, workingHours: shift)
    ]
    return draft.estate(context: context)
  }

  private static func person(
    _ name: String, _ hours: WorkingHours, tasksPerDay: Double
  ) -> Person {
    Person(
      name: name, username: name, team: "office", clusters: ["office"], laptop: name,
      workingHours: hours, tasksPerDay: tasksPerDay)
  }

  /// Everything is asked for and decided by one approver.
  private static func policy(_ parameters: Parameters) -> PolicySpec {
    var elevation = ElevationRule(
      grantDuration: parameters.grantSeconds, rules: [DecisionRule(decision: .approval)],
      approverService: .lognormal(
        median: parameters.serviceMedianSeconds, sigma: parameters.serviceSigma),
      controller: false)
    elevation.pendingExpiry = parameters.pendingExpirySeconds
    elevation.withdrawal = .decided
    return PolicySpec(
      name: "office", pipelines: CredentialRule(kind: .legacyToken),
      people: CredentialRule(kind: .clientCertificate, lifetime: 365 * 86_400),
      storedTokens: CredentialRule(kind: .legacyToken), elevation: elevation)
  }

  /// No incidents, no turnover, no bypasses, one kind of task: what the other program models.
  private static func activity(_ parameters: Parameters) -> ActivitySpec {
    var activity = ActivitySpec()
    activity.incidents.perTeamAndWeek = 0
    activity.turnover.leaversPerYear = 0
    activity.turnover.moversPerYear = 0
    activity.friction.patience = .lognormal(
      median: parameters.patienceMedianSeconds, sigma: parameters.patienceSigma)
    activity.friction.bypassShare = 0
    activity.tasks.peakFactor = 1
    activity.tasks.debugWeight = 0
    activity.tasks.rotateWeight = 0
    activity.tasks.changeAccessWeight = 0
    activity.tasks.upgradeWeight = 0
    activity.tasks.duration = .constant(1200)
    activity.tasks.execShare = 0
    activity.tasks.secretReadShare = 0
    activity.tasks.roleBindingShare = 0
    return activity
  }
}
