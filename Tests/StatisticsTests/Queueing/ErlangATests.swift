import Statistics
import Testing

@Suite("Queues whose requests are given up")
struct ErlangATests {
  /// Rates per hour; the mean in minutes.
  struct Row {
    var arrivals: Double
    var service: Double
    var servers: Int
    var reneging: Double
    var waiting: Double
    var queued: Double
    var abandoned: Double
    var mean: Double
  }

  private static let rows = [
    Row(
      arrivals: 10, service: 12, servers: 1, reneging: 1, waiting: 0.727224847,
      queued: 1.273301841, abandoned: 0.127330184, mean: 7.639811046),
    Row(
      arrivals: 12, service: 6, servers: 2, reneging: 1, waiting: 0.758362172,
      queued: 1.933102626, abandoned: 0.161091886, mean: 9.665513131),
    Row(
      arrivals: 12, service: 6, servers: 2, reneging: 1.0 / 24, waiting: 0.935090330,
      queued: 12.462656584, abandoned: 0.043273113, mean: 62.313282920),
    Row(
      arrivals: 48, service: 6, servers: 8, reneging: 2, waiting: 0.666866588,
      queued: 2.463838993, abandoned: 0.102659958, mean: 3.079798742),
    Row(
      arrivals: 60, service: 6, servers: 8, reneging: 2, waiting: 0.913995636,
      queued: 6.539352587, abandoned: 0.217978420, mean: 6.539352587),
    Row(
      arrivals: 1, service: 1, servers: 1, reneging: 1, waiting: 0.632120559,
      queued: 0.367879441, abandoned: 0.367879441, mean: 22.072766470),
  ]

  @Test("Six staffings match their references", arguments: rows.indices)
  func references(index: Int) {
    let row = Self.rows[index]
    let queue = ErlangA(
      arrivalRate: row.arrivals, serviceRate: row.service, servers: row.servers,
      abandonmentRate: row.reneging)
    #expect(isNear(queue.waitProbability, row.waiting))
    #expect(isNear(queue.meanQueueLength, row.queued))
    #expect(isNear(queue.abandonmentProbability, row.abandoned))
    #expect(isNear(queue.meanWait * 60, row.mean))
  }

  /// The states one by one, as many as matter; waits as sums over the states found.
  private static func oracle(_ queue: ErlangA, states: Int) -> [Double] {
    var weights = [1.0]
    for state in 1...states {
      let served = Double(min(state, queue.servers)) * queue.serviceRate
      let reneged = Double(max(0, state - queue.servers)) * queue.abandonmentRate
      weights.append(weights[state - 1] * queue.arrivalRate / (served + reneged))
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// P(in the queue after a time), by many small steps of the chain of those ahead.
  private static func stillQueued(_ queue: ErlangA, after time: Double) -> Double {
    let states = 60
    let found = oracle(queue, states: states + queue.servers)
    // Position k: k are ahead in the queue, the request itself is still in it.
    var positions = (0...states).map { found[$0 + queue.servers] }
    let steps = 20_000
    let step = time / Double(steps)
    func slope(_ p: [Double]) -> [Double] {
      p.indices.map { k in
        let ahead = Double(k) * queue.abandonmentRate
        let capacity = Double(queue.servers) * queue.serviceRate
        let inflow =
          k + 1 < p.count ? p[k + 1] * (capacity + Double(k + 1) * queue.abandonmentRate) : 0
        return inflow - p[k] * (capacity + ahead + queue.abandonmentRate)
      }
    }
    for _ in 0..<steps {
      let first = slope(positions)
      let second = slope(zip(positions, first).map { $0 + step / 2 * $1 })
      for k in positions.indices { positions[k] += step * second[k] }
    }
    return positions.reduce(0, +)
  }

  @Test("The tail of the wait is that of the chain of those ahead", arguments: [0, 1, 3, 5])
  func tails(index: Int) {
    let row = Self.rows[index]
    let queue = ErlangA(
      arrivalRate: row.arrivals, serviceRate: row.service, servers: row.servers,
      abandonmentRate: row.reneging)
    for time in [0.02, 0.25] {
      let expected = Self.stillQueued(queue, after: time)
      #expect(abs(queue.waitExceeds(time) / expected - 1) < 1e-6)
    }
    #expect(queue.waitExceeds(0) == queue.waitProbability)
  }

  @Test("The integral of the tail is the mean wait")
  func meanOfTail() {
    let queue = ErlangA(arrivalRate: 60, serviceRate: 6, servers: 8, abandonmentRate: 2)
    let step = 0.001
    var sum = 0.0
    // Simpson's rule over a time that hardly any wait exceeds.
    for index in 0...1_500 {
      let weight = index == 0 || index == 1_500 ? 1.0 : index.isMultiple(of: 2) ? 2 : 4
      sum += weight * queue.waitExceeds(Double(index) * step)
    }
    #expect(abs(sum * step / 3 - queue.meanWait) < 1e-8)
  }

  @Test("The tail of a quantile is what it leaves")
  func quantiles() {
    for row in Self.rows {
      let queue = ErlangA(
        arrivalRate: row.arrivals, serviceRate: row.service, servers: row.servers,
        abandonmentRate: row.reneging)
      for probability in [0.4, 0.9, 0.999] where 1 - probability < queue.waitProbability {
        let rest = queue.waitExceeds(queue.waitQuantile(probability))
        #expect(abs(rest / (1 - probability) - 1) < 1e-9)
      }
      #expect(queue.waitQuantile(0) == 0)
    }
  }

  @Test("Great patience comes near Erlang C, and overload loses what is too much")
  func limits() {
    let patient = ErlangA(arrivalRate: 12, serviceRate: 6, servers: 3, abandonmentRate: 1e-9)
    let endless = ErlangC(arrivalRate: 12, serviceRate: 6, servers: 3)
    #expect(abs(patient.waitProbability - endless.waitProbability) < 1e-8)
    #expect(abs(patient.meanWait - (endless.meanWait ?? 0)) < 1e-8)
    #expect(abs(patient.waitExceeds(0.25) - endless.waitExceeds(0.25)) < 1e-8)
    let crowded = ErlangA(
      arrivalRate: 1e6, serviceRate: 1, servers: 1_000, abandonmentRate: 1e-3)
    #expect(abs(crowded.abandonmentProbability - 0.999) < 1e-9)
    #expect(crowded.waitProbability == 1)
    #expect(abs(crowded.utilisation - 1) < 1e-6)
  }

  @Test("No arrivals, no servers, many servers")
  func edges() {
    let idle = ErlangA(arrivalRate: 0, serviceRate: 6, servers: 3, abandonmentRate: 1)
    #expect(idle.waitProbability == 0 && idle.meanWait == 0 && idle.abandonmentProbability == 0)
    #expect(idle.waitExceeds(1) == 0 && idle.utilisation == 0)
    let nobody = ErlangA(arrivalRate: 3, serviceRate: 6, servers: 0, abandonmentRate: 2)
    #expect(nobody.waitProbability == 1 && nobody.abandonmentProbability == 1)
    #expect(nobody.meanWait == 0.5 && isNear(nobody.meanQueueLength, 1.5))
    #expect(isNear(nobody.waitExceeds(1), 0.135335283))
    let many = ErlangA(
      arrivalRate: 100, serviceRate: 1, servers: 1_000_000, abandonmentRate: 1)
    #expect(many.waitProbability == 0 && many.meanWait == 0)
    #expect(abs(many.utilisation - 1e-4) < 1e-15)
  }

  @Test("A rare wait keeps its digits")
  func rare() {
    let queue = ErlangA(arrivalRate: 1, serviceRate: 1, servers: 30, abandonmentRate: 1)
    // M/M/∞ in disguise: P(N ≥ 30) of a Poisson number with mean 1.
    let expected = InfiniteServer(arrivalRate: 1, meanDuration: 1).probability(atLeast: 30)
    #expect(expected < 1e-32)
    #expect(abs(queue.waitProbability / expected - 1) < 1e-11)
  }
}
