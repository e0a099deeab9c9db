package import AccessSimulation
package import Specs

extension ExperimentSpec {
  /// The stretches of its timelines; each runs on for the longest delay and horizon after a leak.
  package var timelineClock: TimelineClock {
    TimelineClock(
      warmUp: warmUp, leakWindow: leakWindow,
      tail: maxDelay + (compromises.map(\.horizon).max() ?? 0))
  }
}
