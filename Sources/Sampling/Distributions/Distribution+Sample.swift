extension Distribution {
  /// Returns the draw that belongs to a uniform number strictly between 0 and 1, in seconds.
  ///
  /// The inverse of the distribution function, except for a mixture: there the uniform first picks
  /// the component by cumulated weight, in the order written, and what is left of it, stretched to
  /// the unit interval, is inverted inside the component. So a mixture, too, costs one uniform, but
  /// its draw is monotone in the uniform only inside each component.
  ///
  /// - Complexity: a mixture O(components), everything else O(1).
  @inline(__always)
  package func sample(_ uniform: Double) -> Double {
    precondition(uniform > 0 && uniform < 1, "a uniform number lies strictly between 0 and 1")
    switch self {
    case .constant(let value):
      return value
    case .exponential(let mean):
      return -mean * Portable.log(1 - uniform)
    case .lognormal(let median, let sigma):
      return median * Portable.exp(sigma * Portable.normalQuantile(uniform))
    case .uniform(let low, let high):
      return low + (high - low) * uniform
    case .mixture(let components):
      return Self.sample(uniform, of: components)
    case .empirical(let values):
      return values[NearestRank.index(ofShare: uniform, count: values.count)]
    }
  }

  /// Returns the draw in whole seconds, the unit of the simulation's clock.
  package func seconds(_ uniform: Double) -> Int64 {
    Self.wholeSeconds(sample(uniform))
  }

  /// Returns seconds rounded to the nearest whole second, half away from zero.
  ///
  /// Values beyond the range of the clock become its first or last instant.
  @inline(__always)
  package static func wholeSeconds(_ seconds: Double) -> Int64 {
    precondition(!seconds.isNaN, "a duration is a number")
    if seconds >= 0x1p63 { return .max }
    if seconds < -0x1p63 { return .min }
    let whole = Int64(seconds)
    let fraction = seconds - Double(whole)
    // No branch: half of all draws would take it.
    return whole + (fraction >= 0.5 ? 1 : 0) - (fraction <= -0.5 ? 1 : 0)
  }

  private static func sample(_ uniform: Double, of components: [Component]) -> Double {
    var position = uniform * components.reduce(0) { $0 + $1.weight }
    for component in components.dropLast() {
      if position < component.weight {
        return component.distribution.sample(UnitInterval.clamp(position / component.weight))
      }
      position -= component.weight
    }
    guard let last = components.last else {
      preconditionFailure("a mixture has at least one component")
    }
    return last.distribution.sample(UnitInterval.clamp(position / last.weight))
  }
}
