extension Distribution {
  /// What makes the distribution unusable: value found and value expected; `nil` when nothing does.
  ///
  /// - Complexity: O(number of values and components).
  package var problem: String? {
    switch self {
    case .constant(let value):
      return Self.notAtLeast0(value, "the value of a constant")
    case .exponential(let mean):
      return Self.notAbove0(mean, "the mean of an exponential distribution")
    case .lognormal(let median, let sigma):
      return Self.notAbove0(median, "the median of a lognormal distribution")
        ?? Self.notAtLeast0(sigma, "the sigma of a lognormal distribution")
    case .uniform(let low, let high):
      return Self.problem(ofRangeFrom: low, to: high)
    case .mixture(let components):
      return Self.problem(of: components)
    case .empirical(let values):
      return Self.problem(ofSample: values)
    }
  }

  private static func problem(ofRangeFrom low: Double, to high: Double) -> String? {
    if let problem = notAtLeast0(low, "the low end of a uniform distribution")
      ?? notAtLeast0(high, "the high end of a uniform distribution")
    {
      return problem
    }
    return low <= high
      ? nil
      : "the low end of a uniform distribution must not be above its high end; "
        + "it is \(low) and the high end \(high)"
  }

  private static func problem(of components: [Component]) -> String? {
    if components.isEmpty { return "a mixture must have at least one component" }
    for (index, component) in components.enumerated() {
      let place = "component \(index + 1) of the mixture"
      if let problem = notAbove0(component.weight, "the weight of \(place)") { return problem }
      if let problem = component.distribution.problem { return "\(place): \(problem)" }
    }
    let total = components.reduce(0) { $0 + $1.weight }
    return total.isFinite ? nil : "the weights of a mixture must have a finite sum"
  }

  private static func problem(ofSample values: [Double]) -> String? {
    if values.isEmpty { return "an empirical distribution must have at least one value" }
    for (index, value) in values.enumerated() {
      let place = "value \(index + 1) of an empirical distribution"
      if let problem = notAtLeast0(value, place) { return problem }
      if index > 0 && value < values[index - 1] {
        return "\(place) must not be below the one before it; "
          + "it is \(value) after \(values[index - 1])"
      }
    }
    return nil
  }

  private static func notAbove0(_ value: Double, _ what: String) -> String? {
    value > 0 && value.isFinite ? nil : "\(what) must be a number above 0; it is \(value)"
  }

  private static func notAtLeast0(_ value: Double, _ what: String) -> String? {
    value >= 0 && value.isFinite ? nil : "\(what) must be a number of at least 0; it is \(value)"
  }
}
