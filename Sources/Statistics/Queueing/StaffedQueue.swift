/// A queue of requests in front of so many people, by the formula that fits what is known of it.
///
/// Exact for exponential service times, with or without an exponential patience, and in the mean for
/// one server; for other service times the waits of ``ErlangC`` are stretched by (1 + scv) / 2.
///
/// - Source: for the stretching, Lee and Longton, "Queueing processes associated with airline
///   passenger check-in", Operational Research Quarterly 10, 1959.
package struct StaffedQueue: Sendable, Hashable {
  private enum Model: Hashable {
    case endless(ErlangC, stretch: Double)
    case patient(ErlangA)
  }

  private let model: Model

  /// - Parameters:
  ///   - arrivalRate: Requests per unit of time; at least 0.
  ///   - meanService: Above 0.
  ///   - squaredVariation: Of the service times, scv: variance / mean squared; 1 for exponential ones.
  ///   - servers: At least 0.
  package init(
    arrivalRate: Double, meanService: Double, squaredVariation: Double = 1, servers: Int
  ) {
    precondition(squaredVariation >= 0, "a squared coefficient of variation is at least 0")
    let queue = ErlangC(arrivalRate: arrivalRate, serviceRate: 1 / meanService, servers: servers)
    model = .endless(queue, stretch: (1 + squaredVariation) / 2)
  }

  /// - Parameters:
  ///   - arrivalRate: Requests per unit of time; at least 0.
  ///   - meanService: Above 0.
  ///   - meanPatience: Above 0; exponential.
  ///   - servers: At least 0.
  package init(
    arrivalRate: Double, meanService: Double, meanPatience: Double, servers: Int
  ) {
    model = .patient(
      ErlangA(
        arrivalRate: arrivalRate, serviceRate: 1 / meanService, servers: servers,
        abandonmentRate: 1 / meanPatience))
  }

  /// Whether the queue stays finite.
  package var isStable: Bool {
    switch model {
    case .endless(let queue, _): queue.isStable
    case .patient: true
    }
  }

  /// The share of the time that a server is busy; above 1 the work asked of one / what one can do.
  package var utilisation: Double {
    switch model {
    case .endless(let queue, _): queue.utilisation
    case .patient(let queue): queue.utilisation
    }
  }

  /// The probability that a request has to wait.
  package var waitProbability: Double {
    switch model {
    case .endless(let queue, _): queue.waitProbability
    case .patient(let queue): queue.waitProbability
    }
  }

  /// Mean time in the queue over all requests; `nil` where it has none.
  package var meanWait: Double? {
    switch model {
    case .endless(let queue, let stretch): queue.meanWait.map { $0 * stretch }
    case .patient(let queue): queue.meanWait
    }
  }

  /// The share of requests that are given up; 0 where patience is endless.
  package var abandonmentProbability: Double {
    switch model {
    case .endless: 0
    case .patient(let queue): queue.abandonmentProbability
    }
  }

  /// Returns the probability that a request is still in the queue after a time of at least 0.
  package func waitExceeds(_ time: Double) -> Double {
    switch model {
    case .endless(let queue, let stretch): queue.waitExceeds(time / stretch)
    case .patient(let queue): queue.waitExceeds(time)
    }
  }

  /// Returns the time in the queue that is not exceeded with a probability from 0 to below 1; `nil`
  /// where there is none.
  package func waitQuantile(_ probability: Double) -> Double? {
    switch model {
    case .endless(let queue, let stretch): queue.waitQuantile(probability).map { $0 * stretch }
    case .patient(let queue): queue.waitQuantile(probability)
    }
  }

  /// Returns the least number of servers that is enough; `nil` where the largest allowed is not.
  ///
  /// - Parameters:
  ///   - limit: The largest number allowed, at least 0.
  ///   - isEnough: Once true, true for every larger number.
  /// - Complexity: O(log result) questions.
  package static func leastServers(upTo limit: Int, where isEnough: (Int) -> Bool) -> Int? {
    var low = 0
    var high = min(1, limit)
    while !isEnough(high) {
      if high == limit { return nil }
      low = high + 1
      high = high > limit / 2 ? limit : high * 2
    }
    while low < high {
      let middle = low + (high - low) / 2
      if isEnough(middle) { high = middle } else { low = middle + 1 }
    }
    return high
  }
}
