import AccessSimulation
import Sampling
import Specs
import Testing

@Suite("Grants for one task")
struct TaskGrantTests {
  private static func fixture(service: Int64 = 100, grant: Int64 = 1000) -> DeskFixture {
    var process = DeskFixture.asking(service: .constant(Double(service)), grant: grant)
    process.endsWithTask = true
    return DeskFixture(requesters: 1, pools: [3], end: 100_000, process)
  }

  @Test("Every task asks, and its grant ends with its work, at most at the maximum")
  func everyTask() {
    var fixture = Self.fixture()
    fixture.add(at: 0, duration: 300)
    fixture.add(at: 50, duration: 20)
    fixture.add(at: 200, duration: 5000)
    let desk = fixture.run()
    #expect(desk.requests.map(\.task) == [0, 1, 2])
    #expect(desk.decisions == [100, 150, 300])
    #expect(desk.ends == [.granted, .granted, .granted])
    #expect(
      desk.requests.map(\.grant) == [
        TimeWindow(100, 400), TimeWindow(150, 170), TimeWindow(300, 1300),
      ])
    #expect(desk.windows() == [TimeWindow(100, 1300)])
  }

  @Test("A task without work leaves no grant, nor does one that was given up meanwhile")
  func noWork() {
    var fixture = Self.fixture()
    fixture.add(at: 0)
    #expect(fixture.run().ends == [.granted])
    #expect(fixture.run().windows() == [])
    var late = Self.fixture()
    late.process.propagation = .constant(500)
    late.process.withdrawal = .decided
    late.friction.patience = .constant(300)
    late.friction.bypassShare = 0
    late.add(at: 0, duration: 100)
    #expect(late.run().outcomes == [.approved])
    #expect(late.run().ends == [.abandoned])
    #expect(late.run().windows() == [])
  }

  @Test("The work that counts is that after the last grant that the task waits for")
  func gates() {
    var fixture = Self.fixture()
    fixture.extraProcesses = [fixture.process]
    fixture.entitlementCount = 2
    fixture.bundles.append(DeskFixture.bundle(of: 0, process: 1, entitlement: 1))
    fixture.targets[0][0].gates = [nil, nil, 1]
    fixture.add(at: 0, duration: 50, action: .exec)
    let desk = fixture.run()
    #expect(desk.windows(0) == [TimeWindow(100, 250)])
    #expect(desk.windows(1) == [TimeWindow(200, 250)])
  }

  @Test("Grants for one task serve no other, and need no other's")
  func coverage() {
    for isWide in [true, false] {
      var fixture = DeskFixture(
        requesters: 1, pools: [1], end: 100_000, DeskFixture.byPolicy(grant: 1000))
      var single = DeskFixture.byPolicy(grant: 1000)
      single.endsWithTask = true
      if isWide { fixture.process = single }
      fixture.extraProcesses = [isWide ? DeskFixture.byPolicy(grant: 1000) : single]
      fixture.entitlementCount = 2
      fixture.bundles[0].entitlements = [0, 1]
      fixture.bundles.append(DeskFixture.bundle(of: 0, process: 1, entitlement: 1))
      var narrow = fixture.targets[0][0]
      narrow.bundle = 1
      fixture.targets[0].append(narrow)
      fixture.add(at: 0, duration: 500)
      fixture.add(at: 100, duration: 5, target: 1)
      #expect(fixture.run().ends == [.granted, .granted])
      #expect(fixture.run().requests.count == 2)
    }
  }
}
