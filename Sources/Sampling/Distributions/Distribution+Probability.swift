extension Distribution {
  /// Returns the probability of a draw at or below a number of seconds.
  ///
  /// - Complexity: O(1); a mixture O(components); an empirical distribution O(log n).
  package func cumulativeProbability(_ seconds: Double) -> Double {
    switch self {
    case .constant(let value):
      return seconds >= value ? 1 : 0
    case .exponential(let mean):
      return seconds <= 0 ? 0 : -Portable.expm1(-seconds / mean)
    case .lognormal(let median, let sigma):
      if seconds <= 0 { return 0 }
      if sigma == 0 { return seconds >= median ? 1 : 0 }
      return Portable.normalCDF(Portable.log(seconds / median) / sigma)
    case .uniform(let low, let high):
      if seconds >= high { return 1 }
      return seconds <= low ? 0 : (seconds - low) / (high - low)
    case .mixture(let components):
      return Self.weightedMean(of: components) { $0.cumulativeProbability(seconds) }
    case .empirical(let values):
      return Double(Self.count(of: values, atMost: seconds)) / Double(values.count)
    }
  }

  /// Returns the smallest number of seconds reached with at least a given probability.
  ///
  /// The true quantile, of a mixture too (by bisection); draws use `sample`, which is cheaper.
  ///
  /// - Parameters:
  ///   - probability: Strictly between 0 and 1.
  /// - Complexity: As `sample`; a mixture takes at most 64 evaluations of its distribution
  ///   function.
  package func quantile(_ probability: Double) -> Double {
    guard case .mixture(let components) = self else { return sample(probability) }
    // Adding 0 turns a constant of −0, whose bit pattern is out of order, into 0.
    let bounds = components.map { $0.distribution.quantile(probability) + 0 }
    guard var low = bounds.min()?.bitPattern, var high = bounds.max()?.bitPattern else {
      preconditionFailure("a mixture has at least one component")
    }
    // No value is negative, so bit patterns are ordered like the numbers they stand for.
    while low < high {
      let middle = low + (high - low) / 2
      if cumulativeProbability(Double(bitPattern: middle)) >= probability {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return Double(bitPattern: high)
  }

  private static func count(of values: [Double], atMost limit: Double) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = low + (high - low) / 2
      if values[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
