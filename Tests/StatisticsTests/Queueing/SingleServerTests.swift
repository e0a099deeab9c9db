import Sampling
import Statistics
import Testing

@Suite("One server with any service time")
struct SingleServerTests {
  @Test(
    "Mean waits match references",
    arguments: [
      (1, 4), (0, 2), (0.5, 3), (4, 10), (1.718281828459045, 5.436563657), (1.0 / 3, 2.666666667),
    ] as [(Double, Double)])
  func references(squaredVariation: Double, expected: Double) {
    let queue = PollaczekKhinchine(
      arrivalRate: 0.8, meanService: 1, squaredVariation: squaredVariation)
    #expect(isNear(queue.meanWait, expected))
  }

  @Test("Moments come from the distribution")
  func distributions() {
    let distributions: [(Distribution, Double)] = [
      (.exponential(mean: 1), 4), (.constant(1), 2), (.uniform(low: 0, high: 2), 2.666666667),
      (.lognormal(mean: 1, sigma: 1), 5.436563657),
      // Two exponential kinds with balanced means and a squared coefficient of variation of 4.
      (
        .mixture([
          .init(weight: 0.8872983346207417, .exponential(mean: 0.5635083268962916)),
          .init(weight: 0.1127016653792583, .exponential(mean: 4.436491673103709)),
        ]), 10
      ),
    ]
    for (service, expected) in distributions {
      #expect(
        isNear(PollaczekKhinchine(arrivalRate: 0.8, service: service).meanWait, expected))
    }
  }

  @Test("One approver with lognormal decisions")
  func approver() {
    let queue = PollaczekKhinchine(
      arrivalRate: 1.0 / 3600, service: .lognormal(median: 720, sigma: 1.2))
    #expect(isNear(queue.meanService / 60, 24.653198528))
    #expect(isNear(queue.squaredVariation, 3.220695817))
    #expect(isNear(queue.utilisation, 0.410886642))
    #expect(isNear(queue.meanWait.map { $0 / 60 }, 36.286951450))
  }

  @Test("Exponential service gives Erlang C with one server")
  func exponential() {
    let general = PollaczekKhinchine(arrivalRate: 10, meanService: 1.0 / 12, squaredVariation: 1)
    let erlang = ErlangC(arrivalRate: 10, serviceRate: 12, servers: 1)
    #expect(isNear(general.meanWait, erlang.meanWait ?? 0))
  }

  @Test("A full server has no mean wait; without arrivals there is none")
  func edges() {
    for rate in [1, 1.5] {
      let queue = PollaczekKhinchine(arrivalRate: rate, meanService: 1, squaredVariation: 0)
      #expect(queue.meanWait == nil)
    }
    let idle = PollaczekKhinchine(arrivalRate: 0, meanService: 1, squaredVariation: 9)
    #expect(idle.meanWait == 0)
  }
}
