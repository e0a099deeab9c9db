/// A linear axis from 0 with a round step.
package struct ValueAxis {
  /// The upper end, a whole number of steps.
  package let top: Double
  /// The distance between two ticks.
  package let step: Double

  /// An axis that shows values up to `maximum` with at most six steps.
  package init(maximum: Double) {
    let wanted = maximum > 0 && maximum.isFinite ? maximum : 1
    var unit = 1.0
    while unit > wanted { unit /= 10 }
    while unit * 10 <= wanted { unit *= 10 }
    let step = [unit / 5, unit / 2, unit, unit * 2].first { $0 * 6 >= wanted } ?? unit * 2
    var top = step
    while top < wanted * (1 - 1e-9) { top += step }
    self.step = step
    self.top = top
  }
}
