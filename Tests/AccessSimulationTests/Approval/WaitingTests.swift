import AccessSimulation
import Estate
import Sampling
import Specs
import Testing

@Suite("What becomes of those who wait")
struct WaitingTests {
  /// Nobody ever decides.
  private static func undecided(end: Int64 = 100_000) -> DeskFixture {
    var fixture = DeskFixture(
      requesters: 1, pools: [0, 1], end: end,
      DeskFixture.asking(service: .constant(100), grant: 1000))
    fixture.friction.bypassShare = 0
    return fixture
  }

  @Test("A request that nobody decides expires, counted from the request")
  func expiry() {
    var fixture = Self.undecided()
    fixture.process.pendingExpiry = 600
    fixture.add(at: 100)
    fixture.add(at: 300)
    let desk = fixture.run()
    #expect(desk.outcomes == [.expired])
    #expect(desk.decisions == [700])
    #expect(desk.requests[0].decider == .nobody)
    #expect(desk.ends == [.refused, .refused])
    #expect(desk.waits == [600, 400])
  }

  @Test("At the instant of the expiry it is too late to decide")
  func expiryFirst() {
    for (service, outcome) in [(599.0, ElevationRequest.Outcome.approved), (600, .expired)] {
      var fixture = DeskFixture(
        requesters: 1, pools: [1], end: 10_000, DeskFixture.asking(service: .constant(service)))
      fixture.process.withdrawal = .decided
      fixture.process.pendingExpiry = 600
      fixture.add(at: 0)
      #expect(fixture.run().outcomes == [outcome])
    }
  }

  @Test("After an expiry the requester asks again, so often and so much later")
  func reRequests() {
    var fixture = Self.undecided()
    fixture.process.pendingExpiry = 600
    fixture.process.reRequests = 2
    fixture.process.reRequestDelay = .constant(50)
    fixture.add(at: 0)
    fixture.add(at: 620)
    let desk = fixture.run()
    #expect(desk.requests.map(\.requested) == [0, 650, 1300])
    #expect(desk.requests.map(\.attempt) == [0, 1, 2])
    #expect(desk.requests.map(\.task) == [0, 0, 0])
    #expect(desk.waits == [1900, 1280])
    #expect(desk.records.map(\.request) == [2, 2])
  }

  @Test("An escalation asks another pool as well")
  func escalation() {
    var fixture = Self.undecided()
    fixture.process.escalations = [ElevationRule.Escalation(after: 900, pool: "p1")]
    fixture.add(at: 100)
    let desk = fixture.run()
    #expect(desk.decisions == [1100])
    #expect(desk.requests[0].begun == 1000)
  }

  @Test("Patience ends: the request is withdrawn and the task given up")
  func patience() {
    var fixture = Self.undecided()
    fixture.friction.patience = .constant(500)
    fixture.friction.urgentPatience = .constant(200)
    fixture.add(at: 0)
    fixture.add(at: 1000, isUrgent: true)
    let desk = fixture.run()
    #expect(desk.outcomes == [.withdrawn, .withdrawn])
    #expect(desk.decisions == [500, 1200])
    #expect(desk.ends == [.abandoned, .abandoned])
    #expect(desk.waits == [500, 200])
  }

  @Test("A request stays while anybody waits for it")
  func lastWaiter() {
    var fixture = Self.undecided()
    fixture.friction.patience = .constant(500)
    fixture.add(at: 0)
    fixture.add(at: 300)
    let desk = fixture.run()
    #expect(desk.decisions == [800])
    #expect(desk.waits == [500, 500])
  }

  @Test(
    "Once somebody has begun, neither expiry nor patience ends a request",
    arguments: ElevationRule.Assignment.allCases)
  func begun(assignment: ElevationRule.Assignment) {
    var fixture = DeskFixture(
      requesters: 2, pools: [1], end: 10_000, DeskFixture.asking(service: .constant(100)))
    fixture.process.assignment = assignment
    fixture.process.pendingExpiry = 96
    fixture.friction.patience = .constant(90)
    fixture.friction.bypassShare = 0
    fixture.add(0, at: 0)
    fixture.add(1, at: 5)
    let desk = fixture.run()
    // The first is under way from 0 to 100, the second waits all its 90 seconds for its turn.
    #expect(desk.outcomes == [.approved, .withdrawn])
    #expect(desk.decisions == [100, 95])
    #expect(desk.ends == [.granted, .abandoned])
    #expect(desk.balance.served == 100)
    fixture.friction.patience = .constant(1e15)
    #expect(fixture.run().outcomes == [.approved, .approved])
    #expect(fixture.run().decisions == [100, 200])
    fixture.process.pendingExpiry = 95
    #expect(fixture.run().outcomes == [.approved, .expired])
  }

  @Test("An approver whose request is withdrawn is free again")
  func withdrawnAtWork() {
    var fixture = DeskFixture(
      requesters: 2, pools: [1], end: 10_000, DeskFixture.asking(service: .constant(100)))
    fixture.process.withdrawal = .decided
    fixture.friction.patience = .constant(90)
    fixture.friction.bypassShare = 0
    fixture.add(0, at: 0)
    fixture.add(1, at: 40)
    let desk = fixture.run()
    #expect(desk.decisions == [90, 130])
    #expect(desk.requests.map(\.begun) == [0, 90])
    #expect(desk.balance.served == 130)
  }

  @Test("Who helps themselves needs nothing more for that right while the credential works")
  func bypass() {
    var fixture = Self.undecided()
    fixture.friction.patience = .constant(500)
    fixture.friction.bypassShare = 1
    fixture.friction.shadowLifetime = .constant(2000)
    fixture.entitlementCount = 2
    fixture.targets[0][0].shadow = 1
    for instant in [0, 2499, 2500] as [Int64] { fixture.add(at: instant) }
    let desk = fixture.run()
    #expect(desk.ends == [.bypassed, .held, .bypassed])
    #expect(desk.records.map(\.shadow) == [0, 0, 1])
    #expect(desk.shadows.map(\.window) == [TimeWindow(500, 2500), TimeWindow(3000, 5000)])
    #expect(desk.grants[1].map(\.reason) == [.shadow(0), .shadow(1)])
  }

  @Test("Bypasses and where they are kept follow their shares, one draw per task")
  func shares() {
    var fixture = DeskFixture(
      requesters: 2000, pools: [0], end: 10_000, DeskFixture.asking(service: .constant(1)))
    fixture.friction.patience = .constant(10)
    fixture.friction.bypassShare = 0.3
    for requester in 0..<2000 { fixture.add(requester, at: 0) }
    let shadows = fixture.run().shadows
    // Binomial: 600 with a deviation of 20.5; of those half, with one of 12.2.
    let count = Double(shadows.count)
    #expect(abs(count - 600) < 82)
    let laptops = Double(shadows.count { $0.place == .laptop })
    #expect(abs(laptops - count / 2) < 49)
    // Who bypasses at a share does so at every larger one.
    fixture.friction.bypassShare = 0.6
    let more = Set(fixture.run().shadows.map(\.task))
    #expect(more.isSuperset(of: shadows.map(\.task)))
  }

  // MARK: Emergencies

  private static func emergency() -> DeskFixture {
    var fixture = undecided()
    fixture.breakGlass = BreakGlassRule(grantDuration: 1000, after: 300)
    fixture.entitlementCount = 2
    fixture.bundles.append(DeskFixture.bundle(of: 0, entitlement: 1))
    fixture.targets[0][0].breakGlass = 1
    return fixture
  }

  @Test("With an urgent task the glass is broken after a while, and serves others meanwhile")
  func glass() {
    var fixture = Self.emergency()
    fixture.add(at: 0, isUrgent: true)
    fixture.add(at: 1299)
    fixture.add(at: 1300)
    let desk = fixture.run()
    #expect(desk.ends == [.brokeGlass, .held, .pending])
    #expect(desk.waits == [300, 0, 98_700])
    #expect(
      desk.grants[1] == [
        GrantWindow(TimeWindow(300, 1300), because: .breakGlass(task: 0))
      ])
    #expect(desk.outcomes == [.withdrawn, .pending])
  }

  @Test("The glass is broken at the end of patience where that comes first")
  func patienceFirst() {
    var fixture = Self.emergency()
    fixture.friction.bypassShare = 1
    fixture.friction.urgentPatience = .constant(299)
    fixture.add(at: 0, isUrgent: true)
    let desk = fixture.run()
    #expect(desk.ends == [.brokeGlass])
    #expect(desk.waits == [299])
    #expect(desk.windows(1) == [TimeWindow(299, 1299)])
    #expect(desk.shadows.isEmpty)
    // Without a glass to break the task is given up, or done otherwise.
    fixture.targets[0][0].breakGlass = nil
    #expect(fixture.run().ends == [.bypassed])
  }

  @Test("Somebody of the first pool looks at the emergency when it is over")
  func review() {
    var fixture = Self.emergency()
    fixture.breakGlass?.review = .constant(70)
    fixture.context.approverPools[0].members = ["r0", "a0"]
    fixture.context.people[1].workingHours = WorkingHours(
      start: 2000, end: 3000, days: [0, 1, 2, 3, 4, 5, 6])
    fixture.add(at: 0, isUrgent: true)
    let desk = fixture.run()
    // r0 broke it and may not look; a0 comes at 2,000.
    #expect(desk.balance.served == 70)
    #expect(desk.loads.first?.busy == 70)
  }

  @Test("Runs and invocations wait as long as it takes")
  func programs() {
    var fixture = DeskFixture(
      requesters: 0, pools: [0], end: 10_000, DeskFixture.asking(service: .constant(100)))
    fixture.context.agents = [
      Agent(
        name: "bot", cluster: "c", namespace: "n", serviceAccount: "bot", invocationsPerDay: 1,
        invocationSeconds: 1)
    ]
    fixture.targets = [[TaskTarget(cluster: "c", binding: "RoleBinding/n/b", namespace: "n")]]
    fixture.targets[0][0].bundle = 0
    fixture.bundles = [DeskFixture.bundle(of: 0)]
    fixture.entitlementCount = 1
    fixture.friction.patience = .constant(10)
    fixture.add(at: 0)
    #expect(fixture.run().ends == [.pending])
    #expect(fixture.run().waits == [10_000])
  }
}
