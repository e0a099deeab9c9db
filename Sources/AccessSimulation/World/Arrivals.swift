import Estate
import Sampling

/// Non-homogeneous Poisson arrivals inside working hours, by thinning.
///
/// Candidates come at the rate of the busiest moment, with exponential gaps in working time. The
/// k-th is kept with the probability that its moment's intensity has of the peak; gap and thinning
/// are drawn for (actor, k), so that no arrival depends on what became of another.
///
/// - Source: Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", Naval
///   Research Logistics Quarterly 26 (1979).
struct Arrivals {
  let streams: RandomStreams
  let profile: DayProfile
  /// Arrivals are before it, and not before 0.
  let until: Int64

  /// One arrival: when, and the number of its candidate, by which everything about it is drawn.
  struct Arrival: Hashable {
    var instant: Int64
    var index: Int
  }

  private static let thinning = StreamPurpose("arrival-thinning")

  /// Ascending.
  ///
  /// - Parameter gap: the purpose of the gaps.
  /// - Complexity: O(candidates).
  func arrivals(of actor: Actor, _ gap: StreamPurpose) -> [Arrival] {
    guard actor.perDay > 0 else { return [] }
    let calendar = WorkingClock(actor.hours)
    let day = calendar.secondsPerDay
    let mean = Double(day) / (actor.perDay * profile.peak)
    var result: [Arrival] = []
    var worked = 0.0
    var index = 0
    while true {
      worked += streams.draw(gap, actor.key, UInt64(index), from: .exponential(mean: mean))
      let seconds = Distribution.wholeSeconds(worked)
      guard seconds < until + WorkingClock.week else { return result }
      let instant = calendar.instant(afterWorking: seconds)
      guard instant < until else { return result }
      if instant >= 0, isKept(actor, index, share: Double(seconds % day) / Double(day)) {
        result.append(Arrival(instant: instant, index: index))
      }
      index += 1
    }
  }

  private func isKept(_ actor: Actor, _ index: Int, share: Double) -> Bool {
    profile.isFlat
      || streams.uniform(Self.thinning, actor.key, UInt64(index)) * profile.peak
        < profile.intensity(atShare: share)
  }
}
