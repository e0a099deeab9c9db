import Sampling

/// A distribution made ready for many draws: a constant costs none.
struct DurationSampler: Sendable {
  private let distribution: Distribution
  /// Negative where it has to be drawn.
  private let fixed: Int64

  init(_ distribution: Distribution) {
    self.distribution = distribution
    if case .constant(let value) = distribution {
      fixed = Distribution.wholeSeconds(value)
    } else {
      fixed = -1
    }
  }

  /// The value that needs no draw; `nil` where there is none.
  var constant: Int64? { fixed < 0 ? nil : fixed }

  func seconds(_ uniform: Double) -> Int64 {
    fixed < 0 ? distribution.seconds(uniform) : fixed
  }

  /// A draw multiplied before it is rounded.
  func seconds(_ uniform: Double, times factor: Double) -> Int64 {
    Distribution.wholeSeconds(distribution.sample(uniform) * factor)
  }
}
