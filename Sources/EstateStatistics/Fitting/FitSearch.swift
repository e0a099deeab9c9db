import EstateSources
import Specs

/// Tunes a specification, one parameter after another, for some rounds.
struct FitSearch {
  private let judge: FitJudge
  private(set) var best: EstateSpec
  private static let trialsMax = 6
  /// A deviation that is good enough to leave a lever alone, as a share of what is wanted.
  private static let precision = 0.02

  init(_ judge: FitJudge, _ start: EstateSpec) {
    self.judge = judge
    best = start
  }

  /// - Parameter rounds: how often to go through all levers at most.
  mutating func run(rounds: Int) throws(ImportError) {
    for _ in 0..<rounds {
      let before = best
      for lever in FitLever.all { try tune(lever) }
      if best == before { return }
    }
  }

  /// Looks for the value that brings the lever's statistic closest to the one wanted, and keeps it
  /// unless that moves other statistics away from theirs by more.
  ///
  /// The statistic is monotone in the parameter, up to chance: the first guess is in proportion,
  /// then between the nearest values on either side.
  private mutating func tune(_ lever: FitLever) throws(ImportError) {
    let start = best[lever.parameter]
    guard let goal = judge.wanted[lever.statistic]?.value,
      let first = try statistic(lever, at: start)
    else { return }
    var closest = (value: start, distance: (first - goal).magnitude)
    var bracket = FitBracket(lever, goal: goal)
    bracket.add(start, first)
    for _ in 0..<Self.trialsMax {
      if closest.distance <= Self.precision * goal.magnitude { break }
      guard let next = bracket.next(), let found = try statistic(lever, at: next) else { break }
      let distance = (found - goal).magnitude
      if distance < closest.distance { closest = (next, distance) }
      bracket.add(next, found)
    }
    guard closest.value != start else { return }
    let candidate = best.setting([(lever.parameter, closest.value)])
    let own = judge.wanted[lever.statistic].map { [$0.group] } ?? []
    let groups = FitJudge.cheap.union(own)
    if try judge.misfit(candidate, in: groups) <= judge.misfit(best, in: groups) {
      best = candidate
    }
  }

  private func statistic(_ lever: FitLever, at value: Double) throws(ImportError) -> Double? {
    try judge.value(of: lever.statistic, best.setting([(lever.parameter, value)]))
  }
}
