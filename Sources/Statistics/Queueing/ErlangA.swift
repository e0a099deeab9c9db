internal import Sampling

/// The queue M/M/c+M: as ``ErlangC``, but who waits gives up after an exponential patience.
///
/// Stable at any load, because a long queue loses many. A request that expires while pending is one
/// that gives up.
///
/// - Source: Palm, "Research on telephone traffic carried by full availability groups", Tele, 1957;
///   Mandelbaum and Zeltyn, "Service engineering in action: the Palm/Erlang-A queue", 2007.
package struct ErlangA: Sendable, Hashable {
  /// Arrivals per unit of time; at least 0.
  package let arrivalRate: Double
  /// Requests that one server finishes per unit of time while busy; above 0.
  package let serviceRate: Double
  /// At least 0.
  package let servers: Int
  /// 1 / mean patience; above 0. For endless patience see ``ErlangC``.
  package let abandonmentRate: Double
  /// The probability that an arrival finds every server busy.
  package let waitProbability: Double
  /// Mean number waiting, Lq.
  package let meanQueueLength: Double

  /// - Complexity: O(servers + √(λ / θ)) divisions, for abandonment rate θ.
  package init(arrivalRate: Double, serviceRate: Double, servers: Int, abandonmentRate: Double) {
    precondition(arrivalRate >= 0 && arrivalRate.isFinite, "an arrival rate is at least 0")
    precondition(serviceRate > 0 && serviceRate.isFinite, "a service rate is above 0")
    precondition(servers >= 0, "the number of servers is at least 0")
    precondition(abandonmentRate > 0 && abandonmentRate.isFinite, "patience ends at some time")
    self.arrivalRate = arrivalRate
    self.serviceRate = serviceRate
    self.servers = servers
    self.abandonmentRate = abandonmentRate
    let chain = BirthDeath(
      birth: arrivalRate, death: serviceRate, servers: servers, reneging: abandonmentRate)
    let masses = chain.masses()
    waitProbability = masses.waiting / (masses.waiting + masses.free)
    meanQueueLength = masses.queued / (masses.waiting + masses.free)
  }

  /// The share of arrivals that give up: θ Lq / λ; without arrivals that of the first to come.
  package var abandonmentProbability: Double {
    if servers == 0 { return 1 }
    return arrivalRate == 0 ? 0 : min(1, abandonmentRate * meanQueueLength / arrivalRate)
  }

  /// Mean time in the queue over all arrivals, those that give up included: Lq / λ.
  package var meanWait: Double {
    abandonmentProbability / abandonmentRate
  }

  /// The share of the time that a server is busy: λ (1 − P(abandon)) / (c μ); 0 without servers.
  package var utilisation: Double {
    if servers == 0 { return 0 }
    return arrivalRate * (1 - abandonmentProbability) / (Double(servers) * serviceRate)
  }
}

/// The stationary distribution of the number of requests, relative to its largest probability.
private struct BirthDeath {
  var birth: Double
  var death: Double
  var servers: Int
  var reneging: Double

  /// What is left out, relative to the sum.
  private static let negligible = 0x1p-60

  /// Sums over the states: some server free; all busy; all busy, times the number waiting.
  struct Masses {
    var free = 0.0
    var waiting = 0.0
    var queued = 0.0
  }

  /// The weights fall on both sides of the mode, so nothing overflows.
  func masses() -> Masses {
    var masses = Masses()
    let mode = self.mode
    add(1, mode, to: &masses)
    var weight = 1.0
    var state = mode
    repeat {
      state += 1
      weight *= birth / deathRate(state)
      add(weight, state, to: &masses)
    } while weight > 0
      && (state <= Double(servers) || queuedWeight(weight, state) > Self.negligible * masses.queued)
    weight = 1
    state = mode
    while state > 0, weight > Self.negligible * (masses.free + masses.waiting) {
      weight *= deathRate(state) / birth
      state -= 1
      add(weight, state, to: &masses)
    }
    return masses
  }

  private func add(_ weight: Double, _ state: Double, to masses: inout Masses) {
    if state < Double(servers) {
      masses.free += weight
    } else {
      masses.waiting += weight
      masses.queued += queuedWeight(weight, state)
    }
  }

  private func queuedWeight(_ weight: Double, _ state: Double) -> Double {
    weight * (state - Double(servers))
  }

  private func deathRate(_ state: Double) -> Double {
    let limit = Double(servers)
    return min(state, limit) * death + max(0, state - limit) * reneging
  }

  /// The last state that is left less often downwards than it is entered upwards.
  private var mode: Double {
    let limit = Double(servers)
    if birth < limit * death { return (birth / death).rounded(.down) }
    return limit + ((birth - limit * death) / reneging).rounded(.down)
  }
}
