import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

/// Just-in-time access with everything requested at time 0, decided at once by policy and granted
/// for ever is standing access.
@Suite("Elevation that is always granted is standing access")
struct StandingEquivalenceTests {
  private static func always(_ granularity: ElevationRule.Granularity) -> ElevationRule {
    var process = ElevationRule(
      grantDuration: .max, rules: [DecisionRule(decision: .policy)],
      approverService: .constant(0), controller: false)
    process.granularity = granularity
    process.requestAtStart = true
    return process
  }

  /// Credentials of the same kinds, scopes as they are.
  private static func elevated(_ granularity: ElevationRule.Granularity) -> PolicySpec {
    PlanFixture.policy { policy in
      policy.elevation = always(granularity)
      policy.deployments = always(.binding)
      policy.agentTasks = always(.binding)
    }
  }

  private static func text(
    _ policy: PolicySpec, on estate: Estate, _ activity: ActivitySpec, seed: UInt64, unit: UInt64
  ) throws -> String {
    let run = try BusyShop.simulate(policy, activity, on: estate, seed: seed, unit: unit)
    return run.timeline.grantText(run.plan)
  }

  private static func expectEqual(
    on estate: Estate, _ granularities: [ElevationRule.Granularity], units: Range<UInt64>
  ) throws {
    for activity in [BusyShop.activity, BusyShop.still(BusyShop.activity)] {
      for unit in units {
        let seed = 3 + unit
        let standing = try text(.standing, on: estate, activity, seed: seed, unit: unit)
        #expect(standing.contains("grant ") && standing.contains("credential "))
        for granularity in granularities {
          let elevated = try text(
            elevated(granularity), on: estate, activity, seed: seed, unit: unit)
          #expect(elevated == standing, "\(granularity) in unit \(unit)")
        }
      }
    }
  }

  @Test("Byte for byte on a shop, whatever one request is for, with turnover and without")
  func shop() throws {
    try Self.expectEqual(
      on: BusyShop.estate(), ElevationRule.Granularity.allCases, units: 0..<4)
    try Self.expectEqual(on: ShopEstate.make(), [.binding, .fleet], units: 0..<2)
  }

  @Test("Byte for byte on a generated estate, with turnover and without")
  func generated() throws {
    try Self.expectEqual(on: try BusyShop.small(), [.binding, .cluster], units: 0..<2)
  }

  @Test("Whatever share of each population must ask")
  func coverage() throws {
    let estate = BusyShop.estate()
    let standing = try Self.text(.standing, on: estate, BusyShop.activity, seed: 3, unit: 0)
    for share in [0, 0.3, 0.6] {
      var policy = Self.elevated(.binding)
      policy.elevation?.coverage.share = share
      policy.deployments?.coverage.share = share
      policy.agentTasks?.coverage.share = share
      let text = try Self.text(policy, on: estate, BusyShop.activity, seed: 3, unit: 0)
      #expect(text == standing, "\(share)")
    }
  }

  @Test("Nobody waits, nothing is asked, and nobody helps themselves but after a move")
  func nobodyWaits() throws {
    let estate = BusyShop.estate()
    let still = try BusyShop.simulate(
      Self.elevated(.binding), BusyShop.still(BusyShop.activity), on: estate)
    #expect(still.timeline.requests.isEmpty && still.timeline.shadows.isEmpty)
    #expect(still.timeline.records.allSatisfy { $0.outcome == .held && $0.wait == 0 })
    let moving = try BusyShop.simulate(Self.elevated(.binding), on: estate)
    #expect(moving.timeline.shadows.isEmpty)
    #expect(moving.timeline.records.allSatisfy { $0.wait == 0 })
    for request in moving.timeline.requests {
      let task = moving.timeline.tasks[request.task]
      #expect(moving.plan.targets[Int(task.actor)][Int(task.target)].isJoined)
      #expect(request.outcome == .approved && request.decided == request.requested)
    }
  }

  @Test("What comes with a move, and what is there for emergencies, is not granted at the start")
  func notAtStart() throws {
    var policy = Self.elevated(.binding)
    policy.breakGlass = BreakGlassRule(grantDuration: 3600, after: 60)
    let estate = PlanFixture.teams()
    let run = try BusyShop.simulate(policy, on: estate)
    let joined = Set(
      run.plan.targets.joined().filter(\.isJoined).compactMap(\.bundle).flatMap {
        run.plan.bundles[$0].entitlements
      })
    #expect(!joined.isEmpty)
    for (position, entitlement) in run.plan.overlay.entitlements.enumerated() {
      let isGranted = run.timeline.grants[position].contains { $0.reason == .atStart }
      let isExpected = entitlement.origin == .elevation && !joined.contains(position)
      #expect(isGranted == isExpected, "\(entitlement.id)")
    }
  }

  @Test("A grant that ends, a narrower coverage of the start, or machinery makes another text")
  func different() throws {
    let estate = BusyShop.estate()
    let activity = BusyShop.still(BusyShop.activity)
    let standing = try Self.text(.standing, on: estate, activity, seed: 3, unit: 0)
    let changes: [(inout ElevationRule) -> Void] = [
      { $0.grantDuration = 30 * BusyShop.day }, { $0.requestAtStart = false },
      { $0.rules = [DecisionRule(decision: .deny)] },
      { $0.rules[0].maxDuration = 86_400 },
    ]
    for change in changes {
      var policy = Self.elevated(.binding)
      if var process = policy.elevation {
        change(&process)
        policy.elevation = process
      }
      #expect(try Self.text(policy, on: estate, activity, seed: 3, unit: 0) != standing)
    }
  }

  @Test("Endless grants are written to the tables, the lines and the log like any other")
  func written() throws {
    var policy = Self.elevated(.binding)
    policy.elevation?.requestAtStart = false
    let run = try BusyShop.simulate(policy, on: BusyShop.estate())
    #expect(run.timeline.requests.contains { $0.grant?.until == .max })
    var bytes: [UInt8] = []
    run.timeline.writeLines(plan: run.plan) { bytes += $0 }
    run.timeline.writeRequestTable(plan: run.plan) { bytes += $0 }
    _ = AuditWriter.write(AuditLog(run.timeline, plan: run.plan)) { bytes += $0 }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("9223372036854775807"))
    let hours = AccessMetrics.complete(run.timeline, plan: run.plan).standingPermissionHours
    #expect(try #require(hours) > 0)
  }
}
