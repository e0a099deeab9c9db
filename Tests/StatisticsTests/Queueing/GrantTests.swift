import Sampling
import Statistics
import Testing

@Suite("Grants, calendars and races in closed form")
struct GrantTests {
  @Test(
    "Active grants match references, in hours",
    arguments: [
      (0.5, 1, 0.393469340, 1.297442541, 0.014387678),
      (2, 1, 0.864664717, 3.194528049, 0.323323584),
      (0.1, 8, 0.550671036, 12.255409285, 0.047422596),
      (20.0 / 168, 4, 0.378854842, 5.123408976, 0.012646813),
    ] as [(Double, Double, Double, Double, Double)])
  func activeGrants(rate: Double, length: Double, any: Double, busy: Double, three: Double) {
    let grants = InfiniteServer(arrivalRate: rate, meanDuration: length)
    #expect(isNear(grants.probability(atLeast: 1), any))
    #expect(isNear(grants.meanBusyPeriod, busy))
    #expect(isNear(grants.probability(atLeast: 3), three))
    #expect(isNear(grants.probability(of: 0), 1 - any))
  }

  @Test("Poisson numbers: sums, far tails, nothing at all")
  func poisson() {
    let grants = InfiniteServer(arrivalRate: 40, meanDuration: 1)
    var below = 0.0
    for count in 0..<120 {
      #expect(abs(grants.probability(atLeast: count) - (1 - below)) < 1e-13)
      below += grants.probability(of: count)
    }
    // P(N ≥ 10) of mean 0.01: its first terms.
    let rare = InfiniteServer(arrivalRate: 0.01, meanDuration: 1).probability(atLeast: 10)
    #expect(abs(rare / 2.7307942836962466e-27 - 1) < 1e-9)
    let none = InfiniteServer(arrivalRate: 0, meanDuration: 4)
    #expect(none.probability(of: 0) == 1 && none.probability(of: 2) == 0)
    #expect(none.probability(atLeast: 1) == 0 && none.meanBusyPeriod == 4)
    let many = InfiniteServer(arrivalRate: 1e6, meanDuration: 1)
    #expect(many.probability(atLeast: 1) == 1)
    #expect(abs(many.probability(atLeast: 1_000_000) - 0.5) < 1e-3)
  }

  @Test(
    "A path before detection matches references",
    arguments: [
      (1, 29, 29, 0.5), (3, 29, 60, 0.306396451), (4, 10, 40, 0.4096), (5, 29, 240, 0.565320597),
      (3, 29, 14 * 1440, 0.995696910), (0, 29, 60, 1), (7, 0, 60, 1),
    ] as [(Int, Double, Double, Double)])
  func races(steps: Int, step: Double, detection: Double, expected: Double) {
    let found = PathRace.completionProbability(
      steps: steps, meanStep: step, meanDetection: detection)
    #expect(isNear(found, expected))
  }

  @Test(
    "A path inside a token's life matches references",
    arguments: [
      (1, 60, 0.873683614), (2, 60, 0.612339366), (3, 60, 0.341983248), (3, 15, 0.015728723),
      (3, 480, 0.999989984), (0, 15, 1), (2, 0, 0),
    ] as [(Int, Double, Double)])
  func paths(steps: Int, time: Double, expected: Double) {
    #expect(isNear(ErlangTail.doneBy(time, steps: steps, meanStep: 29), expected))
  }

  @Test("Closed calendars match references, in hours")
  func calendars() {
    let office = ClosedCalendar(period: 168, gaps: [16, 16, 16, 16, 64])
    #expect(isNear(office.meanWait, 15.238095238))
    #expect(isNear(office.openShare, 0.238095238))
    #expect(isNear(office.meanWaitWhenClosed, 20))
    let weekdays = ClosedCalendar(period: 168, gaps: [48])
    #expect(isNear(weekdays.meanWait, 6.857142857))
    let always = ClosedCalendar(period: 168, gaps: [])
    #expect(always.meanWait == 0 && always.openShare == 1 && always.meanWaitWhenClosed == nil)
  }

  @Test(
    "A grant that runs from its request matches references, in minutes",
    arguments: [
      (60, 40.893605104, 0.089928046), (180, 156.767094951, 0.012013147),
      (480, 455.590963790, 0.001055813),
    ] as [(Double, Double, Double)])
  func requestClocks(grant: Double, usable: Double, dead: Double) {
    let clock = RequestClock(grant: grant, median: 12, sigma: 1.2)
    // The references are by quadrature: relatively to 1e-9.
    #expect(abs(clock.meanUsable / usable - 1) < 1e-9)
    #expect(isNear(clock.deadOnArrival, dead))
    #expect(isNear(clock.meanPending, grant - clock.meanUsable))
  }

  @Test("The usable time is the integral of the approval's distribution function")
  func usableTime() {
    let approval = Distribution.lognormal(median: 12, sigma: 1.2)
    let steps = 60_000
    let step = 60 / Double(steps)
    // Simpson's rule.
    var sum = 0.0
    for index in 0...steps {
      let weight = index == 0 || index == steps ? 1.0 : index.isMultiple(of: 2) ? 2 : 4
      sum += weight * approval.cumulativeProbability(Double(index) * step)
    }
    let clock = RequestClock(grant: 60, median: 12, sigma: 1.2)
    #expect(isNear(clock.meanUsable, sum * step / 3))
  }

  @Test("Pending expiries: one hour, one day, and approvals that always take the same")
  func expiries() {
    #expect(isNear(RequestClock(grant: 60, median: 12, sigma: 1.2).meanPending, 19.106394898))
    let day = RequestClock(grant: 1440, median: 12, sigma: 1.2)
    #expect(abs(day.deadOnArrival - 3.31e-5) < 5e-8)
    let fixed = RequestClock(grant: 60, median: 45, sigma: 0)
    #expect(fixed.meanUsable == 15 && fixed.deadOnArrival == 0 && fixed.meanPending == 45)
    let late = RequestClock(grant: 30, median: 45, sigma: 0)
    #expect(late.meanUsable == 0 && late.deadOnArrival == 1)
    let none = RequestClock(grant: 0, median: 12, sigma: 1.2)
    #expect(none.meanUsable == 0 && none.deadOnArrival == 1)
  }

  @Test("On for one hour, off for 23")
  func availability() {
    #expect(isNear(AlternatingRenewal.availability(meanOn: 1, meanOff: 23), 1.0 / 24))
    #expect(AlternatingRenewal.availability(meanOn: 1, meanOff: 0) == 1)
    #expect(AlternatingRenewal.availability(meanOn: 0, meanOff: 3) == 0)
  }
}
