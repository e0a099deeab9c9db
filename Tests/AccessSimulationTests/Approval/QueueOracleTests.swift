import AccessSimulation
import Estate
import Sampling
import Specs
import Statistics
import Testing

/// One queue of requests against the formulas of queueing theory; all times in seconds, scaled so
/// that rounding to whole seconds does not show.
@Suite("Approval queues reproduce closed forms")
struct QueueOracleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    /// Per hour.
    var arrivals: Double
    /// Minutes.
    var service: Double
    var approvers: Int
    var delayed: Double
    /// Minutes.
    var wait: Double
    /// The share that waits longer than 15 minutes.
    var late: Double
    var requests: Double
    var testDescription: String { name }
  }

  /// M/M/c, Erlang C.
  static let delays: [Row] = [
    Row(
      name: "A1", arrivals: 10, service: 5, approvers: 1, delayed: 0.833333333,
      wait: 25.000000000, late: 0.505442216, requests: 600_000),
    Row(
      name: "A2", arrivals: 10, service: 5, approvers: 2, delayed: 0.245098039,
      wait: 1.050420168, late: 0.007401319, requests: 400_000),
    Row(
      name: "A3", arrivals: 12, service: 10, approvers: 3, delayed: 0.444444444,
      wait: 4.444444444, late: 0.099168960, requests: 300_000),
    Row(
      name: "A4", arrivals: 30, service: 6, approvers: 4, delayed: 0.509433962,
      wait: 3.056603774, late: 0.041816886, requests: 400_000),
    Row(
      name: "A5", arrivals: 100, service: 6, approvers: 12, delayed: 0.449388224,
      wait: 1.348164673, late: 0.003027954, requests: 1_500_000),
    Row(
      name: "A6", arrivals: 4, service: 30, approvers: 3, delayed: 0.444444444,
      wait: 13.333333333, late: 0.269569182, requests: 300_000),
  ]

  /// A queue of many requesters, each with grants of a second, so that every task is a request.
  static func queue(
    service: Distribution, approvers: Int, meanGap: Double, requests: Double, seed: UInt64 = 3
  ) -> DeskFixture {
    let end = Int64(meanGap * requests)
    var fixture = DeskFixture(
      requesters: 4000, pools: [approvers], end: end, DeskFixture.asking(service: service))
    fixture.streams = RandomStreams(seed: seed, unit: 1)
    fixture.addPoisson(meanGap: meanGap, until: end)
    return fixture
  }

  /// Seconds until an approver turned to each request, after a warm-up of a tenth.
  private static func waits(_ desk: borrowing ApprovalDesk) -> [Double] {
    desk.requests.dropFirst(desk.requests.count / 10).compactMap { request in
      request.begun.map { Double($0 - request.requested) }
    }
  }

  @Test("M/M/c: share that waits, mean wait, share that waits long", arguments: delays)
  func erlangC(row: Row) {
    let scale = 1000 / row.service
    let desk = Self.queue(
      service: .exponential(mean: 1000), approvers: row.approvers,
      meanGap: 60 / row.arrivals * scale, requests: row.requests
    ).run()
    let waits = Self.waits(desk)
    BatchMeans(waits.map { $0 > 0 ? 1 : 0 }).expect(row.delayed)
    BatchMeans(waits).expect(row.wait * scale, error: 0.04)
    BatchMeans(waits.map { $0 > 15 * scale ? 1 : 0 }).expect(row.late, error: 0.25)
  }

  @Test(
    "M/G/1: the wait follows Pollaczek and Khinchine",
    arguments: [
      (Distribution.exponential(mean: 1000), 4.0), (.constant(1000), 2.0),
      (.lognormal(mean: 1000, sigma: 1), 5.436563657), (.uniform(low: 0, high: 2000), 2.666666667),
      (hyperexponential, 10.0), (erlang2, 3.0),
    ])
  func pollaczekKhinchine(service: Distribution, wait: Double) {
    let desk = Self.queue(service: service, approvers: 1, meanGap: 1250, requests: 800_000).run()
    BatchMeans(Self.waits(desk)).expect(wait * 1000, error: 0.06)
  }

  /// Squared coefficient of variation 4, balanced means.
  private static let hyperexponential: Distribution = {
    let share = 0.5 * (1 + (3.0 / 5).squareRoot())
    return .mixture([
      Distribution.Component(weight: share, .exponential(mean: 500 / share)),
      Distribution.Component(weight: 1 - share, .exponential(mean: 500 / (1 - share))),
    ])
  }()

  /// The sum of two exponentials with mean 500, as a sample of its quantiles.
  private static let erlang2: Distribution = {
    let count = 4000
    return .empirical(
      (0..<count).map { position in
        let share = (Double(position) + 0.5) / Double(count)
        var (low, high) = (0.0, 100.0)
        for _ in 0..<80 {
          let middle = (low + high) / 2
          if 1 - (1 + middle) * Portable.exp(-middle) < share {
            low = middle
          } else {
            high = middle
          }
        }
        return 500 * low
      })
  }()

  @Test("One approver, lognormal service: the wait of the default latency")
  func lognormal() {
    // Minutes become 60 seconds: mean service 1,479 s.
    let desk = Self.queue(
      service: .lognormal(median: 720, sigma: 1.2), approvers: 1, meanGap: 3600,
      requests: 400_000
    ).run()
    BatchMeans(Self.waits(desk)).expect(36.286951450 * 60)
  }

  // MARK: Abandonment

  struct Abandonment: Sendable, CustomTestStringConvertible {
    var name: String
    /// Rates per hour: arrivals, service of one approver, patience.
    var arrivals: Double
    var service: Double
    var approvers: Int
    var patience: Double
    var delayed: Double
    var queue: Double
    var abandoned: Double
    var testDescription: String { name }
  }

  static let abandonments: [Abandonment] = [
    Abandonment(
      name: "C1", arrivals: 10, service: 12, approvers: 1, patience: 1, delayed: 0.727224847,
      queue: 1.273301841, abandoned: 0.127330184),
    Abandonment(
      name: "C2", arrivals: 12, service: 6, approvers: 2, patience: 1, delayed: 0.758362172,
      queue: 1.933102626, abandoned: 0.161091886),
    Abandonment(
      name: "C3", arrivals: 12, service: 6, approvers: 2, patience: 1.0 / 24,
      delayed: 0.935090330, queue: 12.462656584, abandoned: 0.043273113),
    Abandonment(
      name: "C4", arrivals: 48, service: 6, approvers: 8, patience: 2, delayed: 0.666866588,
      queue: 2.463838993, abandoned: 0.102659958),
    Abandonment(
      name: "C5", arrivals: 60, service: 6, approvers: 8, patience: 2, delayed: 0.913995636,
      queue: 6.539352587, abandoned: 0.217978420),
    Abandonment(
      name: "C6", arrivals: 1, service: 1, approvers: 1, patience: 1, delayed: 0.632120559,
      queue: 0.367879441, abandoned: 0.367879441),
  ]

  @Test(
    "M/M/c with patience: share that waits, queue, share that leaves it", arguments: abandonments)
  func erlangA(row: Abandonment) {
    // One hour is as many seconds as make the row's mean service 1,000 s.
    let hour = 1000 * row.service
    var fixture = Self.queue(
      service: .exponential(mean: 1000), approvers: row.approvers,
      meanGap: hour / row.arrivals, requests: 400_000)
    fixture.friction.patience = .exponential(mean: hour / row.patience)
    fixture.friction.bypassShare = 0
    let desk = fixture.run()
    let requests = desk.requests.dropFirst(desk.requests.count / 10)
      .prefix { $0.requested < fixture.clock.end - 4 * Int64(hour / row.patience) }
    let waits = requests.map { request in
      Double((request.begun ?? request.decided ?? request.requested) - request.requested)
    }
    BatchMeans(requests.map { $0.begun == $0.requested ? 0 : 1 }).expect(row.delayed)
    BatchMeans(waits).expect(row.queue / row.arrivals * hour, error: 0.05)
    BatchMeans(requests.map { $0.begun == nil ? 1 : 0 }).expect(row.abandoned, error: 0.05)
  }

  // MARK: Closed calendars

  @Test(
    "Requests at any time of the week wait until the pool opens",
    arguments: [
      (WorkingHours.office, 15.238095238, 5.0 / 21),
      (WorkingHours(start: 0, end: 86_400, days: [0, 1, 2, 3, 4]), 6.857142857, 5.0 / 7),
    ])
  func closedCalendar(hours: WorkingHours, wait: Double, open: Double) {
    let end: Int64 = 150 * 7 * 86_400
    var fixture = DeskFixture(
      requesters: 300, pools: [1], end: end, DeskFixture.asking(service: .constant(1)))
    fixture.context.approverPools[0].workingHours = hours
    // The arrivals cover whole weeks; those of the last end of a week are still served.
    fixture.clock.end = end + 7 * 86_400
    fixture.addPoisson(meanGap: 3600, until: end)
    let requests = fixture.run().requests
    let waits = requests.compactMap { request in
      request.begun.map { Double($0 - request.requested) }
    }
    #expect(waits.count == fixture.tasks.count)
    Self.expectMean(waits, wait * 3600)
    // Two seconds may pass before somebody else's request is out of the way.
    Self.expectMean(waits.map { $0 <= 2 ? 1 : 0 }, open)
  }

  /// Arrivals of a Poisson process over whole weeks are as good as independent.
  private static func expectMean(_ sample: [Double], _ value: Double) {
    let error =
      (Moments.standardDeviation(sample) ?? .nan) / Double(sample.count).squareRoot()
    let mean = Moments.mean(sample) ?? .nan
    #expect(abs(mean - value) < 4 * error, "\(mean) ± \(error) against \(value)")
    #expect(error < 0.02 * value)
  }

  // MARK: Little

  @Test("Little's law holds to the second, whatever happens to requests")
  func little() {
    for seed in 0..<6 as Range<UInt64> {
      var fixture = Self.queue(
        service: .lognormal(median: 900, sigma: 1.2), approvers: 3, meanGap: 450, requests: 4000,
        seed: seed)
      fixture.context.approverPools[0].workingHours = .office
      fixture.process.levels(seed.isMultiple(of: 2) ? 1 : 2)
      fixture.process.assignment = seed < 3 ? .queue : .broadcast
      fixture.process.denialShare = 0.1
      fixture.process.pendingExpiry = 40_000
      fixture.process.reRequests = 1
      fixture.friction.patience = .exponential(mean: 30_000)
      let desk = fixture.run()
      let end = fixture.clock.end
      var sojourns: Int64 = 0
      for request in desk.requests { sojourns += (request.decided ?? end) - request.requested }
      #expect(desk.balance.pendingArea == sojourns)
      #expect(desk.balance.busyArea == desk.balance.served)
      #expect(Set(desk.outcomes).count >= 4)
      #expect(sojourns > 0)
      #expect(desk.balance.served > 0)
    }
  }
}

extension ElevationRule {
  /// Asks so many members of the first pool one after the other or at once.
  fileprivate mutating func levels(_ approvals: Int) {
    for index in rules.indices {
      rules[index].levels = [[DecisionRule.Threshold(approvals: approvals)]]
    }
  }
}
