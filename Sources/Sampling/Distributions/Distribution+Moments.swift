extension Distribution {
  /// The expected value of a draw, in seconds.
  package var mean: Double {
    switch self {
    case .constant(let value):
      return value
    case .exponential(let mean):
      return mean
    case .lognormal(let median, let sigma):
      return median * Portable.exp(0.5 * sigma * sigma)
    case .uniform(let low, let high):
      return low + (high - low) / 2
    case .mixture(let components):
      return Self.weightedMean(of: components) { $0.mean }
    case .empirical(let values):
      return Self.mean(of: values) { $0 }
    }
  }

  /// The variance of a draw, in seconds squared; of an empirical distribution with divisor n.
  package var variance: Double {
    switch self {
    case .constant:
      return 0
    case .exponential(let mean):
      return mean * mean
    case .lognormal(_, let sigma):
      return mean * mean * Portable.expm1(sigma * sigma)
    case .uniform(let low, let high):
      return (high - low) * (high - low) / 12
    case .mixture(let components):
      let center = mean
      return Self.weightedMean(of: components) { part in
        let offset = part.mean - center
        return part.variance + offset * offset
      }
    case .empirical(let values):
      let center = mean
      return Self.mean(of: values) { ($0 - center) * ($0 - center) }
    }
  }

  /// Returns the mean of a property over the components, by weight, summed in the order written.
  static func weightedMean(
    of components: [Component], _ property: (Distribution) -> Double
  ) -> Double {
    var sum = 0.0
    var total = 0.0
    for component in components {
      sum += component.weight * property(component.distribution)
      total += component.weight
    }
    return sum / total
  }

  private static func mean(of values: [Double], _ property: (Double) -> Double) -> Double {
    values.reduce(0) { $0 + property($1) } / Double(values.count)
  }
}
