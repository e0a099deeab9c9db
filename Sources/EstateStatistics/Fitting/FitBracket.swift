import Specs

/// Values of a parameter tried so far, nearest on either side of the goal.
struct FitBracket {
  private let lever: FitLever
  private let goal: Double
  private var below: (value: Double, statistic: Double)?
  private var above: (value: Double, statistic: Double)?
  private var tried: Set<Double> = []
  private var isHalving = false

  init(_ lever: FitLever, goal: Double) {
    self.lever = lever
    self.goal = goal
  }

  mutating func add(_ value: Double, _ statistic: Double) {
    tried.insert(value)
    if statistic < goal { below = (value, statistic) } else { above = (value, statistic) }
  }

  /// The value to try next; `nil` where nothing new is left between the nearest ones.
  mutating func next() -> Double? {
    let bounds = lever.bounds
    let guess: Double
    if let below, let above {
      // Every second step halves, since a statistic may be flat and then steep.
      let share = isHalving ? 0.5 : (goal - below.statistic) / (above.statistic - below.statistic)
      isHalving.toggle()
      guess = below.value + (above.value - below.value) * min(max(share, 0.02), 0.98)
    } else {
      guard let known = below ?? above else { return nil }
      let wantsMore = (below != nil) == lever.raises
      let factor = known.statistic > 0 && goal > 0 ? goal / known.statistic : (wantsMore ? 2 : 0)
      let scaled = known.value * (lever.raises ? factor : 1 / max(factor, 0.01))
      let end = wantsMore ? bounds.upperBound : bounds.lowerBound
      let isProgress = wantsMore ? scaled > known.value : scaled < known.value
      guess = tried.count > 2 || !isProgress ? (known.value + end) / 2 : scaled
      if tried.count > 4 && !tried.contains(end) { return lever.parameter.clamped(end) }
    }
    let value = lever.parameter.clamped(min(max(guess, bounds.lowerBound), bounds.upperBound))
    return tried.contains(value) ? nil : value
  }
}
