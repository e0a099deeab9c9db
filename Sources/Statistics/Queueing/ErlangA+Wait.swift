internal import Sampling

extension ErlangA {
  /// Returns the probability of being still in the queue after a time of at least 0: neither served
  /// nor gone.
  ///
  /// The time until a server would be free has the density λ p(c − 1) exp(λ (1 − e^(−θ v)) / θ − c μ v)
  /// at v > 0; its integral over all v is the probability of a wait. Patience outlasts the time with
  /// probability e^(−θ t), independently.
  ///
  /// - Complexity: a few hundred exponentials.
  /// - Source: Baccelli and Hebuterne, "On queues with impatient customers", Performance '81.
  package func waitExceeds(_ time: Double) -> Double {
    precondition(time >= 0, "a wait is at least 0")
    let patient = Portable.exp(-abandonmentRate * time)
    if servers == 0 || time == 0 { return patient * waitProbability }
    if patient == 0 || waitProbability == 0 { return 0 }
    let all = offeredWaitMass(from: 0)
    return patient * waitProbability * min(1, offeredWaitMass(from: time) / all)
  }

  /// Returns the time in the queue that is not exceeded with a given probability; 0 where as many
  /// do not wait.
  ///
  /// By bisection, to a relative 2⁻⁴⁰.
  ///
  /// - Parameters:
  ///   - probability: From 0 to below 1.
  package func waitQuantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability < 1, "a probability is from 0 to below 1")
    let rest = 1 - probability
    if waitProbability <= rest { return 0 }
    // Patience alone ends the wait of all but `rest` by then.
    var high = -Portable.log(rest) / abandonmentRate
    var low = 0.0
    while high - low > 0x1p-40 * high {
      let middle = low + (high - low) / 2
      if waitExceeds(middle) > rest { low = middle } else { high = middle }
    }
    return high
  }

  /// The unscaled integral of the density from a time on, relative to its peak.
  private func offeredWaitMass(from time: Double) -> Double {
    let capacity = Double(servers) * serviceRate
    let peak =
      arrivalRate > capacity ? Portable.log(arrivalRate / capacity) / abandonmentRate : 0
    let height = logDensity(peak)
    let start = max(time, peak)
    let tail = Quadrature.integral(
      from: start, scale: 1 / capacity, { Portable.exp(logDensity($0) - height) })
    if time >= peak { return tail }
    let rise = Quadrature.integral(
      from: time, to: peak, { Portable.exp(logDensity($0) - height) })
    return rise + tail
  }

  private func logDensity(_ wait: Double) -> Double {
    let patienceUsed = -Portable.expm1(-abandonmentRate * wait) / abandonmentRate
    return arrivalRate * patienceUsed - Double(servers) * serviceRate * wait
  }
}
