internal import Sampling

/// The queue M/M/c: Poisson arrivals, exponential service, c servers, first come, first served, and
/// everybody waits for as long as it takes.
///
/// With utilisation 1 or more the queue grows without bound: nobody finds a free server in the long
/// run, every finite wait is exceeded, and means and quantiles are `nil`.
///
/// - Source: Cooper, Introduction to Queueing Theory, 2nd edition, 1981, section 3.4.
package struct ErlangC: Sendable, Hashable {
  /// Arrivals per unit of time; at least 0.
  package let arrivalRate: Double
  /// Requests that one server finishes per unit of time while busy; above 0.
  package let serviceRate: Double
  /// At least 0.
  package let servers: Int
  /// The probability that an arrival has to wait: B / (1 − ρ + ρ B) with B of ``ErlangB``; 1 where
  /// the queue is not stable.
  package let waitProbability: Double

  /// - Complexity: O(servers).
  package init(arrivalRate: Double, serviceRate: Double, servers: Int) {
    precondition(arrivalRate >= 0 && arrivalRate.isFinite, "an arrival rate is at least 0")
    precondition(serviceRate > 0 && serviceRate.isFinite, "a service rate is above 0")
    precondition(servers >= 0, "the number of servers is at least 0")
    self.arrivalRate = arrivalRate
    self.serviceRate = serviceRate
    self.servers = servers
    let capacity = Double(servers) * serviceRate
    if arrivalRate < capacity {
      let share = arrivalRate / capacity
      let blocking = ErlangB.blockingProbability(
        servers: servers, offeredLoad: arrivalRate / serviceRate)
      waitProbability = blocking / (1 - share + share * blocking)
    } else {
      waitProbability = 1
    }
  }

  /// Whether the servers can do all the work: utilisation below 1.
  package var isStable: Bool { spareRate > 0 }

  /// Offered load / servers, ρ: the share of the time that a server is busy, where below 1.
  package var utilisation: Double {
    if arrivalRate == 0 { return 0 }
    return servers == 0 ? .infinity : arrivalRate / (Double(servers) * serviceRate)
  }

  /// Mean time from arrival to the start of service, over all arrivals: C / (cμ − λ).
  package var meanWait: Double? {
    isStable ? waitProbability / spareRate : nil
  }

  /// Mean number waiting, by Little's law.
  package var meanQueueLength: Double? {
    meanWait.map { $0 * arrivalRate }
  }

  /// Returns the probability of waiting longer than a time of at least 0: C exp(−(cμ − λ) t).
  package func waitExceeds(_ time: Double) -> Double {
    precondition(time >= 0, "a wait is at least 0")
    return isStable ? waitProbability * Portable.exp(-spareRate * time) : 1
  }

  /// Returns the wait that is not exceeded with a given probability; 0 where as many do not wait.
  ///
  /// - Parameters:
  ///   - probability: From 0 to below 1.
  package func waitQuantile(_ probability: Double) -> Double? {
    precondition(probability >= 0 && probability < 1, "a probability is from 0 to below 1")
    guard isStable else { return nil }
    let rest = 1 - probability
    return waitProbability <= rest ? 0 : Portable.log(waitProbability / rest) / spareRate
  }

  private var spareRate: Double { Double(servers) * serviceRate - arrivalRate }
}
