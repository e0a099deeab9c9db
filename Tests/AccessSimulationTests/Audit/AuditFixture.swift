import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport

/// A small timeline with one of everything, made by hand.
enum AuditFixture {
  static let clock = TimelineClock(warmUp: 0, leakWindow: 100_000, tail: 0)

  /// Ann may ask for two rights; cat decides.
  static func plan(alarmed: Bool = true) throws -> AccessPlan {
    var policy = PolicySpec.justInTime()
    policy.breakGlass = BreakGlassRule(grantDuration: 600, after: 60, alarmed: alarmed)
    return try AccessPlan(policy, on: ShopEstate.make())
  }

  /// - Parameter period: seconds between two rotations of the first slot.
  static func timeline(plan: AccessPlan, period: Int64 = 40_000) -> Timeline {
    let bundles = plan.bundles.indices.prefix(2)
    var grants = plan.overlay.entitlements.map { _ in [GrantWindow]() }
    grants[0] = [
      GrantWindow(TimeWindow(from: .min, until: 50), because: .standing),
      GrantWindow(TimeWindow(from: 200, until: 800), because: .request(0)),
      GrantWindow(TimeWindow(from: 900, until: 1000), because: .breakGlass(task: 2)),
    ]
    grants[1] = [GrantWindow(TimeWindow(from: 300, until: .max), because: .membership)]
    var timeline = Timeline(
      clock: clock, schedules: schedules(plan, period: period), grants: grants, runs: [[]])
    timeline.tasks = [100, 300, 890, 2000].enumerated().map { index, instant in
      AccessTask(
        instant: instant, actor: 0, index: index, target: 0, kind: .debug, duration: 60)
    }
    timeline.records = [
      TaskRecord(outcome: .granted, wait: 100, request: 0),
      TaskRecord(outcome: .refused, wait: 50, request: 1),
      TaskRecord(outcome: .brokeGlass, wait: 10), TaskRecord(outcome: .bypassed, wait: 0),
    ]
    timeline.requests = requests(Array(bundles))
    timeline.shadows = [
      ShadowCredential(task: 3, window: TimeWindow(from: 2000, until: 9000), place: .wiki)
    ]
    timeline.reviews = [
      ReviewRecord(entitlement: 0, instant: 40, removal: 50),
      ReviewRecord(entitlement: 1, instant: 400, removal: nil),
    ]
    return timeline
  }

  private static func schedules(_ plan: AccessPlan, period: Int64) -> [SlotSchedule] {
    plan.overlay.credentials.indices.map { slot in
      guard slot == 0 else {
        return .listed([
          CredentialVersion(
            stored: .always, valid: TimeWindow(from: -100, until: slot == 1 ? 500 : .max))
        ])
      }
      return .periodic(
        PeriodicSchedule(
          phase: -10, period: period, lifetime: nil, isRevoked: true,
          key: EntityKey("slot", "0"), streams: RandomStreams(seed: 1, unit: 0)))
    }
  }

  private static func requests(_ bundles: [Int]) -> [ElevationRequest] {
    [
      ElevationRequest(
        bundle: bundles[0], task: 0, requested: 100, decided: 200, decider: .person(2),
        outcome: .approved, rule: 0, grant: TimeWindow(from: 200, until: 800)),
      ElevationRequest(
        bundle: bundles[1], task: 1, requested: 300, decided: 350, decider: .person(2),
        outcome: .denied, rule: 1),
      ElevationRequest(
        bundle: bundles[1], task: 1, attempt: 1, requested: 400, decided: 400, decider: .nobody,
        outcome: .withdrawn),
      ElevationRequest(
        bundle: bundles[0], task: 1, requested: 500, decided: 700, decider: .nobody,
        outcome: .expired),
      ElevationRequest(
        bundle: bundles[0], task: 1, requested: 700, decider: .person(nil)),
      ElevationRequest(
        bundle: bundles[0], task: 1, requested: 701, decided: 701, decider: .policy,
        outcome: .denied),
    ]
  }

  /// The lines of a log and their seal.
  static func log(
    _ timeline: Timeline, plan: AccessPlan, epoch: AuditEpoch = .standard, sealEvery: Int64? = nil
  ) -> (bytes: [UInt8], seal: AuditSeal) {
    var bytes: [UInt8] = []
    let seal = AuditWriter.write(
      AuditLog(timeline, plan: plan), epoch: epoch, sealEvery: sealEvery
    ) { bytes += $0 }
    return (bytes, seal)
  }

  /// The fixture's log.
  static func log(sealEvery: Int64? = nil) throws -> (bytes: [UInt8], seal: AuditSeal) {
    let plan = try plan()
    return log(timeline(plan: plan), plan: plan, sealEvery: sealEvery)
  }

  /// A log's lines without their line feeds.
  static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
      .dropLast()
  }

  static func bytes(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }

  static func verify(_ bytes: [UInt8], _ seal: AuditSeal?, piece: Int = .max) -> AuditVerdict {
    var verifier = AuditVerifier(seal: seal)
    var start = 0
    while start < bytes.count {
      let end = piece < bytes.count - start ? start + piece : bytes.count
      verifier.feed(Array(bytes[start..<end]))
      start = end
    }
    return verifier.finish()
  }
}
