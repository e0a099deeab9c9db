import AccessSimulation
import AttackGraph
import Estate
import EstateSources
import Foundation
import Replay
import Sampling
import Specs

/// The compromises and policies that the repository ships, on an estate that it ships.
enum ShippedCompromises {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().resolvingSymlinksInPath()

  static func compromises() throws -> [CompromiseSpec] {
    try files("compromises").map { try CompromiseSpec.read(file: $0) }
  }

  static func policies() throws -> [PolicySpec] {
    try files("policies").map { try PolicySpec.read(file: $0) }
  }

  private static func files(_ folder: String) throws -> [URL] {
    let place = repository.appendingPathComponent("scenarios/\(folder)")
    return try FileManager.default.contentsOfDirectory(atPath: place.path)
      .filter { $0.hasSuffix(".yaml") }.sorted().map { place.appendingPathComponent($0) }
  }

  static func estate(_ preset: String) throws -> Estate {
    guard let spec = EstateSpec.preset(preset) else { throw UnknownPreset(name: preset) }
    return try EstateGenerator.generate(spec)
  }

  struct UnknownPreset: Error {
    var name: String
  }

  /// One unit of a policy on an estate, with a warm-up of a week, a leak window of two and 120 days
  /// more.
  struct Unit {
    let estate: Estate
    let laid: LaidGraph
    let streams = RandomStreams(seed: 2026, unit: 0)

    init(_ policy: PolicySpec, on estate: Estate) throws {
      self.estate = estate
      let plan = try AccessPlan(policy, on: estate)
      let day: Int64 = 86_400
      let clock = TimelineClock(warmUp: 7 * day, leakWindow: 14 * day, tail: 120 * day)
      laid = LaidGraph(
        AttackGraph.compile(estate, overlay: plan.overlay),
        timeline: AccessSimulator(plan: plan, clock: clock).simulate(streams), plan: plan)
    }

    /// Empty where no place of the estate qualifies.
    func replay(_ compromise: CompromiseSpec, trials: Range<Int>) -> [TrialOutcome] {
      let candidates = ExposedPlace.candidates(for: compromise, in: estate)
      guard !candidates.isEmpty else { return [] }
      var replayer = Replayer(
        compromise, candidates: candidates, estate: estate, laid: laid,
        setting: ReplaySetting(detection: .dwell, maxDelay: 90 * 86_400), streams: streams)
      return trials.map { replayer.replay(trial: $0) }
    }
  }
}
