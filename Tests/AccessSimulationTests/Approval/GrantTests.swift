import AccessSimulation
import Estate
import Sampling
import Specs
import Testing

@Suite("How long grants last")
struct GrantTests {
  private static func fixture(
    service: Int64 = 100, grant: Int64 = 1000, _ origin: ElevationRule.ClockOrigin = .approval
  ) -> DeskFixture {
    var process = DeskFixture.asking(service: .constant(Double(service)), grant: grant)
    process.clockOrigin = origin
    return DeskFixture(requesters: 1, pools: [1], end: 100_000, process)
  }

  @Test(
    "The clock starts at the request, the approval, the start named, or the first use",
    arguments: [
      (ElevationRule.ClockOrigin.request, TimeWindow(110, 1010)),
      (.approval, TimeWindow(110, 1110)), (.scheduledStart, TimeWindow(510, 1510)),
      (.firstUse, TimeWindow(110, 1110)),
    ])
  func origins(origin: ElevationRule.ClockOrigin, window: TimeWindow) {
    var fixture = Self.fixture(origin)
    fixture.process.scheduledDelay = .constant(500)
    fixture.add(at: 10)
    let desk = fixture.run()
    #expect(desk.windows() == [window])
    #expect(desk.requests[0].grant == window)
    // Until the start that they named, requesters wait of their own accord.
    #expect(desk.waits == [origin == .scheduledStart ? 0 : window.from - 10])
    #expect(desk.records[0].scheduled == (origin == .scheduledStart ? 500 : 0))
  }

  @Test("A start that has passed when the decision comes is not made up for")
  func lateStart() {
    var fixture = Self.fixture(service: 800, .scheduledStart)
    fixture.process.scheduledDelay = .constant(500)
    fixture.add(at: 0)
    #expect(fixture.run().windows() == [TimeWindow(800, 1500)])
    #expect(fixture.run().waits == [300])
  }

  @Test("What is urgent names no later start, and an approved start is waited for")
  func scheduledStart() {
    var fixture = Self.fixture(.scheduledStart)
    fixture.process.scheduledDelay = .constant(500)
    fixture.add(at: 0, isUrgent: true)
    #expect(fixture.run().windows() == [TimeWindow(100, 1000)])
    #expect(fixture.run().waits == [100])
    var planned = Self.fixture(.scheduledStart)
    planned.process.scheduledDelay = .constant(500)
    planned.process.withdrawal = .decided
    planned.friction.bypassShare = 0
    planned.friction.patience = .constant(300)
    planned.add(at: 0)
    planned.add(at: 150)
    // The second has named no start of its own, but shares the first one's.
    #expect(planned.run().ends == [.granted, .granted])
    #expect(planned.run().waits == [0, 0])
    planned.friction.patience = .constant(99)
    #expect(planned.run().ends.first == .abandoned)
  }

  @Test("A grant whose time is over when it is approved helps nobody")
  func deadOnArrival() {
    var fixture = Self.fixture(service: 1000, .request)
    fixture.add(at: 0)
    let desk = fixture.run()
    #expect(desk.windows() == [])
    #expect(desk.outcomes == [.approved])
    #expect(desk.requests[0].grant == nil)
    #expect(desk.ends == [.refused])
    fixture.process.reRequests = 1
    fixture.process.reRequestDelay = .constant(50)
    let again = fixture.run()
    #expect(again.outcomes == [.approved, .approved])
    #expect(again.requests.map(\.requested) == [0, 1050])
    #expect(again.ends == [.refused])
    #expect(again.waits == [2050])
  }

  @Test("Propagation delays the grant; tasks that come meanwhile wait for it")
  func propagation() {
    var fixture = Self.fixture()
    fixture.process.propagation = .constant(50)
    fixture.add(at: 0)
    fixture.add(at: 120)
    fixture.add(at: 150)
    let desk = fixture.run()
    #expect(desk.windows() == [TimeWindow(150, 1100)])
    #expect(desk.requests.count == 1)
    #expect(desk.waits == [150, 30, 0])
  }

  @Test("With the clock at first use, somebody who gave up leaves a grant that waits for them")
  func unusedFirstUse() {
    var fixture = Self.fixture(.firstUse)
    fixture.process.propagation = .constant(500)
    fixture.process.withdrawal = .decided
    fixture.friction.patience = .constant(300)
    fixture.friction.bypassShare = 0
    fixture.add(at: 0)
    // Unused it ends when the longest grant would have ended.
    #expect(fixture.run().windows() == [TimeWindow(600, 1600)])
    fixture.add(at: 1599)
    let desk = fixture.run()
    #expect(desk.ends == [.abandoned, .held])
    #expect(desk.windows() == [TimeWindow(600, 2599)])
  }

  @Test("A task while the grant works is held, another request begins when it has ended")
  func held() {
    var fixture = Self.fixture()
    for instant in [0, 50, 100, 1099, 1100] as [Int64] { fixture.add(at: instant) }
    let desk = fixture.run()
    #expect(desk.ends == [.granted, .granted, .granted, .held, .granted])
    #expect(desk.waits == [100, 50, 0, 0, 100])
    #expect(desk.windows() == [TimeWindow(100, 1100), TimeWindow(1200, 2200)])
    #expect(desk.records.map(\.request) == [0, 0, 0, -1, 1])
  }

  @Test("A grant ends when nobody has used it for a while; work under way counts as use")
  func idle() {
    var fixture = Self.fixture(grant: 10_000)
    fixture.process.idleTimeout = 300
    fixture.add(at: 0, duration: 200)
    fixture.add(at: 500, duration: 10)
    fixture.add(at: 900)
    // In use until 300, then from 500 to 510; the third comes too late.
    #expect(fixture.run().windows() == [TimeWindow(100, 810), TimeWindow(1000, 1300)])
    fixture.process.grantDuration = 350
    #expect(fixture.run().windows().first == TimeWindow(100, 450))
  }

  @Test("Sessions outlive the grant, whose window is as granted")
  func tail() {
    var fixture = Self.fixture()
    fixture.process.sessionTail = 500
    fixture.add(at: 0)
    fixture.add(at: 1200)
    let desk = fixture.run()
    // The second task has to ask: a session's tail gives nothing new.
    #expect(desk.requests.map(\.grant) == [TimeWindow(100, 1100), TimeWindow(1300, 2300)])
    #expect(desk.windows() == [TimeWindow(100, 1100), TimeWindow(1300, 2300)])
    #expect(desk.grants[0].map(\.tail) == [500, 500])
    #expect(desk.grants[0].map(\.sessionsUntil) == [1600, 2800])
  }

  @Test("Windows that overlap are one, with sessions until the last of either")
  func sharedTail() {
    var fixture = DeskFixture(
      requesters: 1, pools: [1], end: 100_000, DeskFixture.byPolicy(grant: 2000))
    fixture.extraProcesses = [DeskFixture.byPolicy(grant: 1000)]
    fixture.extraProcesses[0].sessionTail = 5000
    fixture.entitlementCount = 2
    fixture.bundles[0].entitlements = [0, 1]
    fixture.bundles.append(DeskFixture.bundle(of: 0, process: 1, entitlement: 1))
    var narrow = fixture.targets[0][0]
    narrow.bundle = 1
    fixture.targets[0].append(narrow)
    fixture.add(at: 0, target: 1)
    fixture.add(at: 500)
    let desk = fixture.run()
    #expect(desk.windows(1) == [TimeWindow(0, 2500)])
    #expect(desk.grants[1][0].sessionsUntil == 6000)
  }

  @Test("Grants end up to one look later than they should, uniformly")
  func revocationLag() {
    var fixture = DeskFixture(
      requesters: 400, pools: [1], end: 100_000, DeskFixture.byPolicy(grant: 1000))
    fixture.process.revocationPoll = 600
    for requester in 0..<400 { fixture.add(requester, at: 0) }
    let desk = fixture.run()
    let lags = desk.requests.compactMap(\.grant).map { $0.until - 1000 }
    #expect(lags.count == 400)
    #expect(lags.allSatisfy { (0..<600).contains($0) })
    // The mean of 400 uniform lags has a deviation of 8.66.
    let mean = Double(lags.reduce(0, +)) / 400
    #expect(abs(mean - 299.5) < 35)
  }

  @Test("During the lag the right is still there")
  func usedInLag() {
    var fixture = DeskFixture(
      requesters: 1, pools: [1], end: 100_000, DeskFixture.byPolicy(grant: 1000))
    fixture.process.revocationPoll = 600
    fixture.add(at: 0)
    let end = fixture.run().windows()[0].until
    fixture.add(at: end - 1)
    fixture.add(at: end)
    #expect(end > 1000)
    #expect(fixture.run().ends == [.granted, .held, .granted])
  }

  @Test("Granted at the start, everybody has it from 0, unless the rules deny it")
  func atStart() {
    var fixture = Self.fixture(grant: .max)
    fixture.process.requestAtStart = true
    fixture.add(at: 0)
    let desk = fixture.run()
    #expect(desk.grants == [[GrantWindow(TimeWindow(0, .max), because: .atStart)]])
    #expect(desk.requests.isEmpty)
    #expect(desk.ends == [.held])
    fixture.process.rules = [DecisionRule(decision: .deny)]
    #expect(fixture.run().grants == [[]])
  }

  @Test("Nobody has emergencies from the start, nor what comes with a move")
  func exceptionsAtStart() {
    var fixture = Self.fixture()
    fixture.process.requestAtStart = true
    fixture.entitlementCount = 3
    fixture.bundles.append(DeskFixture.bundle(of: 0, entitlement: 1))
    fixture.bundles.append(DeskFixture.bundle(of: 0, entitlement: 2))
    fixture.targets[0][0].breakGlass = 1
    var joined = fixture.targets[0][0]
    (joined.bundle, joined.breakGlass, joined.isJoined) = (2, nil, true)
    fixture.targets[0].append(joined)
    #expect(fixture.run().grants.map { $0.map(\.window) } == [[TimeWindow(0, 1000)], [], []])
    fixture.tenures = [.permanent, .permanent]
    fixture.tenures[0].move = Tenure.Move(instant: 5000, removal: 6000)
    #expect(fixture.run().windows(2) == [])
    #expect(fixture.run().windows(1) == [])
  }

  @Test("One request grants all entitlements of its bundle, and a wider bundle covers a narrower")
  func bundles() {
    var fixture = DeskFixture(
      requesters: 1, pools: [1], end: 100_000, DeskFixture.byPolicy(grant: 1000))
    fixture.entitlementCount = 2
    fixture.bundles[0].entitlements = [0, 1]
    fixture.bundles.append(DeskFixture.bundle(of: 0, entitlement: 1))
    var narrow = fixture.targets[0][0]
    narrow.bundle = 1
    fixture.targets[0].append(narrow)
    fixture.add(at: 0, target: 1)
    fixture.add(at: 500)
    fixture.add(at: 1200, target: 1)
    let desk = fixture.run()
    #expect(desk.ends == [.granted, .granted, .held])
    #expect(desk.windows(0) == [TimeWindow(500, 1500)])
    #expect(desk.windows(1) == [TimeWindow(0, 1500)])
  }

  @Test("An exceptional action needs its gate as well, after the first")
  func gates() {
    var fixture = Self.fixture()
    fixture.extraProcesses = [DeskFixture.asking(service: .constant(40), grant: 500)]
    fixture.entitlementCount = 2
    fixture.bundles.append(DeskFixture.bundle(of: 0, process: 1, entitlement: 1))
    fixture.targets[0][0].gates = [nil, nil, 1]
    fixture.add(at: 0, action: .exec)
    fixture.add(at: 200, action: .secretRead)
    fixture.add(at: 300, action: .exec)
    let desk = fixture.run()
    #expect(desk.windows(0) == [TimeWindow(100, 1100)])
    #expect(desk.windows(1) == [TimeWindow(140, 640)])
    #expect(desk.waits == [140, 0, 0])
    #expect(desk.ends == [.granted, .held, .held])
    #expect(desk.records[0].request == 1)
  }

  @Test("A task without a right to use is void, one with standing rights is held")
  func nothingToAsk() {
    var fixture = Self.fixture()
    fixture.targets[0][0].bundle = nil
    fixture.add(at: 0)
    fixture.add(at: 5, target: -1)
    #expect(fixture.run().ends == [.held, .void])
    #expect(fixture.run().requests.isEmpty)
  }
}
