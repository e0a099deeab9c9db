import AccessSimulation
import Sampling
import Specs
import Statistics
import Testing

@Suite("Latencies and grants reproduce closed forms")
struct GrantOracleTests {
  private static let lognormal = Distribution.lognormal(median: 720, sigma: 1.2)

  /// Independent requests, each before approvers who are all free.
  private static func latencies(
    _ approvals: Int, of members: Int, _ service: Distribution, count: Int,
    _ assignment: ElevationRule.Assignment = .broadcast
  ) -> [Double] {
    var process = DeskFixture.asking(
      service: service, levels: [[DecisionRule.Threshold(approvals: approvals)]])
    process.assignment = assignment
    let gap: Int64 = 10_000_000
    var fixture = DeskFixture(
      requesters: 1, pools: [members], end: Int64(count) * gap, process)
    for index in 0..<count { fixture.add(index: index, at: Int64(index) * gap) }
    return fixture.run().requests.compactMap { request in
      request.decided.map { Double($0 - request.requested) }
    }
  }

  private static func expectMean(
    _ sample: [Double], _ value: Double, error: Double = 0.03,
    at location: SourceLocation = #_sourceLocation
  ) {
    BatchMeans(sample).expect(value, error: error, at: location)
  }

  @Test(
    "k of n exponential answers: the k-th order statistic",
    arguments: [
      (1, 1, 30.0), (1, 3, 10), (2, 3, 25), (2, 5, 13.5), (3, 5, 23.5), (2, 2, 45),
    ])
  func exponential(approvals: Int, members: Int, minutes: Double) {
    let sample = Self.latencies(
      approvals, of: members, .exponential(mean: 1800), count: 40_000)
    #expect(sample.count == 40_000)
    Self.expectMean(sample, minutes * 60)
  }

  @Test(
    "k of n lognormal answers",
    arguments: [
      (1, 1, 24.653198528), (1, 3, 6.356408932), (2, 3, 16.585825450), (2, 5, 8.250425224),
    ])
  func lognormal(approvals: Int, members: Int, minutes: Double) {
    let sample = Self.latencies(approvals, of: members, Self.lognormal, count: 40_000)
    Self.expectMean(sample, minutes * 60)
  }

  @Test("In a queue two of two free members answer side by side")
  func queued() {
    let sample = Self.latencies(2, of: 2, .exponential(mean: 1800), count: 40_000, .queue)
    Self.expectMean(sample, 45 * 60)
  }

  // MARK: Grants that count from the request

  @Test(
    "With the clock at the request, what is left of a grant",
    arguments: [
      (60, 40.893605104, 0.089928046), (180, 156.767094951, 0.012013147),
      (480, 455.590963790, 0.001055813),
    ] as [(Int64, Double, Double)])
  func requestClock(minutes: Int64, left: Double, dead: Double) {
    var process = DeskFixture.asking(service: Self.lognormal, grant: minutes * 60)
    process.clockOrigin = .request
    let (count, gap) = (60_000, Int64(10_000_000))
    var fixture = DeskFixture(requesters: 1, pools: [1], end: Int64(count) * gap, process)
    for index in 0..<count { fixture.add(index: index, at: Int64(index) * gap) }
    let requests = fixture.run().requests
    Self.expectMean(
      requests.map { request in
        request.grant.map { Double($0.until - $0.from) } ?? 0
      }, left * 60)
    Self.expectMean(requests.map { $0.grant == nil ? 1 : 0 }, dead, error: 0.2)
  }

  @Test("Requests expire as often as the latency outlasts the expiry")
  func expiry() {
    var process = DeskFixture.asking(service: Self.lognormal)
    process.pendingExpiry = 3600
    process.withdrawal = .decided
    let (count, gap) = (60_000, Int64(10_000_000))
    var fixture = DeskFixture(requesters: 1, pools: [1], end: Int64(count) * gap, process)
    for index in 0..<count { fixture.add(index: index, at: Int64(index) * gap) }
    let requests = fixture.run().requests
    Self.expectMean(requests.map { $0.outcome == .expired ? 1 : 0 }, 0.089928046)
    Self.expectMean(
      requests.compactMap { request in request.decided.map { Double($0 - request.requested) } },
      19.106394898 * 60)
  }

  // MARK: Grants in force

  struct Row: Sendable, CustomTestStringConvertible {
    /// Per hour, and hours.
    var arrivals: Double
    var length: Double
    var active: Double
    var busy: Double
    var three: Double
    var testDescription: String { "\(arrivals) per hour for \(length) h" }
  }

  static let rows: [Row] = [
    Row(arrivals: 0.5, length: 1, active: 0.393469340, busy: 1.297442541, three: 0.014387678),
    Row(arrivals: 2, length: 1, active: 0.864664717, busy: 3.194528049, three: 0.323323584),
    Row(arrivals: 0.1, length: 8, active: 0.550671036, busy: 12.255409285, three: 0.047422596),
    Row(
      arrivals: 20.0 / 168, length: 4, active: 0.378854842, busy: 5.123408976,
      three: 0.012646813),
  ]

  @Test(
    "Grants of distinct bundles are M/G/∞: how many are in force, and how long any",
    arguments: rows)
  func infinite(row: Row) {
    let (gap, count) = (3600 / row.arrivals, 120_000.0)
    let end = Int64(gap * count)
    var fixture = DeskFixture(
      requesters: 2000, pools: [1], end: end,
      DeskFixture.byPolicy(grant: Int64(row.length * 3600)))
    fixture.addPoisson(meanGap: gap, until: end)
    let windows = fixture.run().grants.flatMap { $0 }.map(\.window)
    #expect(windows.count == fixture.tasks.count)
    let counts = Occupancy(windows, until: end, batches: 25)
    counts.share(atLeast: 1).expect(row.active)
    counts.share(atLeast: 3).expect(row.three, error: 0.06)
    BatchMeans(counts.busyPeriods).expect(row.busy * 3600)
  }
}

extension DeskFixture {
  /// Adds a task whose index is known: ``add(_:at:duration:target:isUrgent:action:)`` counts.
  fileprivate mutating func add(index: Int, at instant: Int64) {
    tasks.append(
      AccessTask(instant: instant, actor: 0, index: index, target: 0, kind: .debug, duration: 0))
  }
}

/// How many windows are open, over time.
private struct Occupancy {
  /// Instants at which the number changes, and the number from then on.
  private var steps: [(instant: Int64, count: Int)] = []
  private let end: Int64
  private let batches: Int

  init(_ windows: [TimeWindow], until end: Int64, batches: Int) {
    self.end = end
    self.batches = batches
    let opening = windows.map { (instant: $0.from, change: 1) }
    let closing = windows.map { (instant: $0.until, change: -1) }
    var count = 0
    for step in (opening + closing).sorted(by: { $0.instant < $1.instant }) {
      count += step.change
      if steps.last?.instant == step.instant {
        steps[steps.count - 1].count = count
      } else {
        steps.append((step.instant, count))
      }
    }
  }

  /// The share of each batch of time in which at least so many are open.
  func share(atLeast count: Int) -> BatchMeans {
    let length = end / Int64(batches)
    var open = Array(repeating: Int64(0), count: batches)
    for (step, next) in zip(steps, steps.dropFirst()) where step.count >= count {
      let window = TimeWindow(from: step.instant, until: next.instant)
      let (first, last) = (step.instant / length, min(next.instant / length, Int64(batches) - 1))
      for batch in first..<max(first, last + 1) {
        open[Int(batch)] += window.seconds(
          in: TimeWindow(from: batch * length, until: (batch + 1) * length))
      }
    }
    return BatchMeans(open.map { Double($0) / Double(length) }, batches: batches)
  }

  /// The lengths of the stretches in which any is open.
  var busyPeriods: [Double] {
    var lengths: [Double] = []
    var start: Int64?
    for step in steps {
      if step.count > 0, start == nil { start = step.instant }
      if step.count == 0, let opened = start {
        lengths.append(Double(step.instant - opened))
        start = nil
      }
    }
    return lengths
  }
}
