import AccessSimulation
import Sampling
import Specs
import Testing

@Suite("Grants that last for ever")
struct EndlessGrantTests {
  @Test(
    "a grant without an end serves every later task, from wherever its duration counts",
    arguments: ElevationRule.ClockOrigin.allCases)
  func origins(_ origin: ElevationRule.ClockOrigin) {
    var fixture = DeskFixture(
      requesters: 1, pools: [1], end: 100_000, DeskFixture.byPolicy(grant: .max))
    fixture.process.clockOrigin = origin
    fixture.process.revocationPoll = 60
    fixture.process.sessionTail = 500
    fixture.add(at: 10)
    fixture.add(at: 90_000)
    let desk = fixture.run()
    #expect(desk.ends == [.granted, .held])
    #expect(desk.requests.count == 1)
    #expect(desk.windows() == [TimeWindow(10, .max)])
  }

  @Test("what is asked for, or is not used for long, ends it all the same")
  func ends() {
    var fixture = DeskFixture(
      requesters: 1, pools: [1], end: 100_000, DeskFixture.byPolicy(grant: .max))
    fixture.process.requested = .constant(300)
    fixture.add(at: 10)
    #expect(fixture.run().windows() == [TimeWindow(10, 310)])
    fixture.process.requested = nil
    fixture.process.idleTimeout = 200
    #expect(fixture.run().windows() == [TimeWindow(10, 210)])
  }
}
