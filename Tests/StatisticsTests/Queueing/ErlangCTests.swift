import Statistics
import Testing

@Suite("Erlang's loss and delay formulas")
struct ErlangCTests {
  /// Rates per hour, times in minutes.
  struct Row {
    var arrivals: Double
    var service: Double
    var servers: Int
    var utilisation: Double
    var waiting: Double
    var mean: Double
    var late: Double
    var p95: Double
  }

  private static let rows = [
    Row(
      arrivals: 10, service: 5, servers: 1, utilisation: 5.0 / 6, waiting: 0.833333333,
      mean: 25.000000000, late: 0.505442216, p95: 84.402321503),
    Row(
      arrivals: 10, service: 5, servers: 2, utilisation: 5.0 / 12, waiting: 0.245098039,
      mean: 1.050420168, late: 0.007401319, p95: 6.812722651),
    Row(
      arrivals: 12, service: 10, servers: 3, utilisation: 2.0 / 3, waiting: 0.444444444,
      mean: 4.444444444, late: 0.099168960, p95: 21.848020573),
    Row(
      arrivals: 30, service: 6, servers: 4, utilisation: 0.75, waiting: 0.509433962,
      mean: 3.056603774, late: 0.041816886, p95: 13.927663356),
    Row(
      arrivals: 100, service: 6, servers: 12, utilisation: 5.0 / 6, waiting: 0.449388224,
      mean: 1.348164673, late: 0.003027954, p95: 6.587592452),
    Row(
      arrivals: 4, service: 30, servers: 3, utilisation: 2.0 / 3, waiting: 0.444444444,
      mean: 13.333333333, late: 0.269569182, p95: 65.544061720),
  ]

  @Test("Six staffings match their references", arguments: rows.indices)
  func references(index: Int) {
    let row = Self.rows[index]
    let queue = ErlangC(
      arrivalRate: row.arrivals / 60, serviceRate: 1 / row.service, servers: row.servers)
    #expect(isNear(queue.utilisation, row.utilisation))
    #expect(isNear(queue.waitProbability, row.waiting))
    #expect(isNear(queue.meanWait, row.mean))
    #expect(isNear(queue.waitExceeds(15), row.late))
    #expect(isNear(queue.waitQuantile(0.95), row.p95))
    #expect(isNear(queue.meanQueueLength, row.mean * row.arrivals / 60))
  }

  @Test(
    "Blocking matches references",
    arguments: [
      (1, 0.5, 1.0 / 3), (2, 1, 0.2), (5, 3, 0.110054347826), (10, 8, 0.121661064253), (0, 4, 1),
      (3, 0, 0),
    ] as [(Int, Double, Double)])
  func blocking(servers: Int, load: Double, expected: Double) {
    let found = ErlangB.blockingProbability(servers: servers, offeredLoad: load)
    #expect(abs(found - expected) < 1e-12)
  }

  @Test("Blocking falls with every server and never overflows")
  func manyServers() {
    var last = 1.0
    for servers in 1...50 {
      let blocking = ErlangB.blockingProbability(servers: servers, offeredLoad: 20)
      #expect(blocking < last)
      last = blocking
    }
    #expect(ErlangB.blockingProbability(servers: 1_000_000_000, offeredLoad: 0.5) == 0)
    let huge = ErlangB.blockingProbability(servers: 1_000_000, offeredLoad: 1_000_000)
    // √(2 / (π a)) for as many servers as load, to a relative 1 / √a.
    #expect(abs(huge / 0.000797884561 - 1) < 1e-3)
    #expect(ErlangB.blockingProbability(servers: 10, offeredLoad: 1e300) == 1)
  }

  @Test("A queue with no spare rate has no mean and no quantile", arguments: [3, 2, 1, 0])
  func unstable(servers: Int) {
    let queue = ErlangC(arrivalRate: 18, serviceRate: 6, servers: servers)
    #expect(!queue.isStable)
    #expect(queue.utilisation >= 1)
    #expect(queue.waitProbability == 1)
    #expect(queue.meanWait == nil && queue.meanQueueLength == nil)
    #expect(queue.waitExceeds(1e9) == 1)
    #expect(queue.waitQuantile(0.5) == nil)
  }

  @Test("Without arrivals nobody waits, unless nobody serves")
  func noArrivals() {
    let idle = ErlangC(arrivalRate: 0, serviceRate: 1, servers: 2)
    #expect(idle.utilisation == 0 && idle.waitProbability == 0 && idle.meanWait == 0)
    #expect(idle.waitQuantile(0.99) == 0)
    let nobody = ErlangC(arrivalRate: 0, serviceRate: 1, servers: 0)
    #expect(nobody.utilisation == 0 && nobody.waitProbability == 1 && nobody.meanWait == nil)
  }

  @Test("The tail of a quantile is what it leaves")
  func quantiles() {
    let queue = ErlangC(arrivalRate: 12, serviceRate: 6, servers: 3)
    for probability in [0.6, 0.9, 0.999, 1 - 1e-9] {
      let wait = queue.waitQuantile(probability) ?? -1
      #expect(abs(queue.waitExceeds(wait) / (1 - probability) - 1) < 1e-12)
    }
    #expect(queue.waitQuantile(0.5) == 0)
    #expect(queue.waitQuantile(0) == 0)
  }

  @Test("Negative servers are refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = ErlangB.blockingProbability(servers: -1, offeredLoad: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = ErlangC(arrivalRate: 1, serviceRate: 0, servers: 1)
    }
  }
}
