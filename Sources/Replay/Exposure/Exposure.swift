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
  private let candidates: [ExposedPlace]
  /// The candidates that can leak in this unit's leak window: a log needs a run. Runs are the same
  /// under every policy, and so is this.
  private let exposed: [Int]
  private let timeline: Timeline
  private let maxDelay: Int64
  private let detects: Bool
  private let streams: RandomStreams

  private static let place = StreamPurpose("leak-place")
  private static let instant = StreamPurpose("leak-instant")
  private static let delay = StreamPurpose("leak-to-use")
  private static let dwell = StreamPurpose("dwell")

  /// - Precondition: there is at least one candidate.
  init(
    _ compromise: CompromiseSpec, candidates: [ExposedPlace], timeline: Timeline, maxDelay: Int64,
    detects: Bool, streams: RandomStreams
  ) {
    precondition(!candidates.isEmpty, "a compromise without a candidate place has no exposure")
    self.compromise = compromise
    self.candidates = candidates
    self.timeline = timeline
    self.maxDelay = maxDelay
    self.detects = detects
    self.streams = streams
    exposed = candidates.indices.filter { position in
      guard case .buildLog(let pipeline) = candidates[position] else { return true }
      return timeline.runs[pipeline].contains { timeline.clock.measured.contains($0.from) }
    }
  }

  func exposure(trial: Int) -> Exposure {
    let key = EntityKey("compromise", compromise.name)
    let index = UInt64(trial)
    let candidate =
      exposed.isEmpty
      ? 0 : exposed[streams.integer(below: exposed.count, Self.place, key, index)]
    let leak = leak(candidates[candidate], share: streams.uniform(Self.instant, key, index))
    let delay = streams.seconds(Self.delay, key, index, from: compromise.leakToUse)
    let dwell = streams.seconds(Self.dwell, key, index, from: Calibration.dwell)
    let isUsed = leak != nil && delay <= maxDelay
    return Exposure(
      candidate: candidate, leak: leak?.instant ?? timeline.clock.measured.from, run: leak?.run,
      firstUse: isUsed ? leak.map { $0.instant + delay } : nil, dwell: detects ? dwell : nil)
  }

  /// A store, a laptop or a pod leaks at a calendar-uniform instant; a build log inside a run that
  /// starts in the leak window, `nil` when there is none.
  private func leak(_ place: ExposedPlace, share: Double) -> (instant: Int64, run: Int?)? {
    let window = timeline.clock.measured
    guard case .buildLog(let pipeline) = place else {
      return (window.from + Int64(share * Double(window.until - window.from)), nil)
    }
    let runs = timeline.runs[pipeline]
    let exposed = runs.indices.filter { window.contains(runs[$0].from) }
    let total = exposed.reduce(0) { $0 + (runs[$1].until - runs[$1].from) }
    var offset = Int64(share * Double(total))
    for run in exposed {
      let length = runs[run].until - runs[run].from
      if offset < length { return (runs[run].from + offset, run) }
      offset -= length
    }
    return nil
  }
}
