import AccessSimulation
import Sampling
import Specs

/// One drawn exposure event: which place leaked, when, and when it is first used.
///
/// The draws are keyed by compromise and trial alone, so they are the same under every policy.
package struct Exposure: Sendable, Hashable {
  /// Position among the candidates.
  package var candidate: Int
  package var leak: Int64
  /// The run whose log leaked, by its position among the pipeline's runs; `nil` for other places.
  package var run: Int?
  /// `nil` when the delay exceeds the experiment's bound, or when nothing ever ran that could leak.
  package var firstUse: Int64?
  /// Seconds from first use to the alert that leads to eviction; `nil` without detection.
  package var dwell: Int64?
}

/// Draws the exposure events of one compromise in one unit.
struct ExposureDraws {
  private let compromise: CompromiseSpec
  /// When each candidate can leak. Runs and invocations are the same under every policy, and so is
  /// this.
  private let chances: [LeakChance]
  /// The candidates that can leak in this unit's leak window: a log needs a run.
  private let exposed: [Int]
  private let measured: TimeWindow
  private let maxDelay: Int64
  private let detects: Bool
  private let streams: RandomStreams

  private static let place = StreamPurpose("leak-place")
  private static let instant = StreamPurpose("leak-instant")
  private static let delay = StreamPurpose("leak-to-use")
  private static let dwell = StreamPurpose("dwell")

  /// - Parameter firstAgent: Position of the first agent among the timeline's actors.
  /// - Precondition: there is at least one candidate.
  init(
    _ compromise: CompromiseSpec, candidates: [ExposedPlace], timeline: Timeline,
    firstAgent: Int, maxDelay: Int64, detects: Bool, streams: RandomStreams
  ) {
    precondition(!candidates.isEmpty, "a compromise without a candidate place has no exposure")
    self.compromise = compromise
    measured = timeline.clock.measured
    self.maxDelay = maxDelay
    self.detects = detects
    self.streams = streams
    let chances = LeakChance.all(of: candidates, timeline, firstAgent: firstAgent)
    self.chances = chances
    exposed = candidates.indices.filter { chances[$0].isPossible }
  }

  func exposure(trial: Int) -> Exposure {
    let key = EntityKey("compromise", compromise.name)
    let index = UInt64(trial)
    let candidate =
      exposed.isEmpty
      ? 0 : exposed[streams.integer(below: exposed.count, Self.place, key, index)]
    let leak = chances[candidate].leak(
      share: streams.uniform(Self.instant, key, index), in: measured)
    let delay = streams.seconds(Self.delay, key, index, from: compromise.leakToUse)
    let dwell = streams.seconds(Self.dwell, key, index, from: Calibration.dwell)
    let isUsed = leak != nil && delay <= maxDelay
    return Exposure(
      candidate: candidate, leak: leak?.instant ?? measured.from, run: leak?.run,
      firstUse: isUsed ? leak.map { $0.instant + delay } : nil, dwell: detects ? dwell : nil)
  }
}
