import AccessSimulation
import AttackGraph
import Estate
import EstateSources
import Foundation
import GraphKernels
import Replay
import Sampling
import Specs
import TestSupport

/// Replays compromises on one estate under standing and just-in-time access for a while.
struct ReplayMeasurement {
  private let options: ReplayOptions
  private let estate: Estate
  private static let day: Int64 = 86_400

  /// - Throws: what generating the estate throws.
  init(_ options: ReplayOptions) throws {
    self.options = options
    estate = try EstateGenerator.generate(options.spec)
  }

  /// - Throws: when a policy does not fit the estate.
  func run() throws {
    for policy in [PolicySpec.standing, .justInTime()] {
      let plan = try AccessPlan(policy, on: estate)
      let graph = AttackGraph.compile(estate, overlay: plan.overlay)
      let streams = RandomStreams(seed: 7, unit: 0)
      let clock = TimelineClock(
        warmUp: 28 * Self.day, leakWindow: 28 * Self.day, tail: 120 * Self.day)
      let timeline = AccessSimulator(plan: plan, clock: clock).simulate(streams)
      let stopwatch = ContinuousClock()
      let laid = LaidGraph(graph, timeline: timeline, plan: plan)
      var tables: LaidTables?
      let setUp = stopwatch.measure { tables = LaidTables(laid, graph: GraphTables(graph)) }
      print(
        "\(plan.overlay.policy): \(graph.vertices.count) vertices, \(graph.edges.count) edges;"
          + " laid \(laid.topology.vertexCount), \(laid.topology.edgeCount); tables \(setUp)")
      var mixes = Self.arms.map { _ in Mix() }
      for mechanism in CompromiseSpec.Mechanism.allCases
      where options.mechanism == nil || options.mechanism == mechanism {
        if let trials = options.digested {
          digest(Self.compromise(mechanism), trials, laid, tables, streams)
          continue
        }
        for (arm, (behaviour, detection)) in Self.arms.enumerated() {
          let pace = measure(
            Self.compromise(mechanism), behaviour, detection, laid, tables, streams)
          if let pace { mixes[arm].add(pace) }
        }
      }
      guard options.digested == nil else { continue }
      for ((behaviour, detection), mix) in zip(Self.arms, mixes) {
        print("  mix \(behaviour.rawValue) \(detection.rawValue): \(mix.sentence)")
      }
    }
  }

  private static let arms: [(AttackerSpec.Behaviour, ExperimentSpec.Detection)] = [
    (.flood, .steps), (.flood, .dwell), (.sequential, .steps),
  ]

  private static func compromise(_ mechanism: CompromiseSpec.Mechanism) -> CompromiseSpec {
    CompromiseSpec(
      name: mechanism.rawValue, mechanism: mechanism, leakToUse: .constant(0),
      horizon: 30 * day, objective: .clusterControl)
  }

  /// Prints one number for all outcomes and traces of a compromise's first trials.
  private func digest(
    _ compromise: CompromiseSpec, _ trials: Int, _ laid: LaidGraph, _ tables: LaidTables?,
    _ streams: RandomStreams
  ) {
    let candidates = ExposedPlace.candidates(for: compromise, in: estate)
    guard !candidates.isEmpty else { return }
    for behaviour in AttackerSpec.Behaviour.allCases {
      for detection in [ExperimentSpec.Detection.off, .dwell, .steps] {
        var setting = ReplaySetting(detection: detection, maxDelay: 90 * Self.day)
        setting.attacker.behaviour = behaviour
        var replayer = Replayer(
          compromise, candidates: candidates, estate: estate, laid: laid, setting: setting,
          streams: streams, tables: tables)
        let digest = (0..<trials).reduce(EntityKey()) { key, trial in
          key.appending(String(describing: replayer.replay(trial: trial, tracing: true)))
        }
        print("  \(compromise.name) \(behaviour.rawValue) \(detection.rawValue): \(digest.value)")
      }
    }
  }

  private func measure(
    _ compromise: CompromiseSpec, _ behaviour: AttackerSpec.Behaviour,
    _ detection: ExperimentSpec.Detection, _ laid: LaidGraph, _ tables: LaidTables?,
    _ streams: RandomStreams
  ) -> Mix.Pace? {
    let candidates = ExposedPlace.candidates(for: compromise, in: estate)
    guard !candidates.isEmpty else { return nil }
    var setting = ReplaySetting(detection: detection, maxDelay: 90 * Self.day)
    setting.attacker.behaviour = behaviour
    var replayer = Replayer(
      compromise, candidates: candidates, estate: estate, laid: laid, setting: setting,
      streams: streams, tables: tables)
    let start = processorSeconds()
    var trials = 0
    var live = 0
    var reached = 0
    while processorSeconds() < start + options.seconds {
      let outcome = replayer.replay(trial: trials)
      trials += 1
      live += outcome.footholdWasLive ? 1 : 0
      reached += outcome.assets.count
    }
    let elapsed = processorSeconds() - start
    let traced = (0..<20).reduce(0) { $0 + replayer.replay(trial: $1, tracing: true).trace.count }
    let rate = Double(trials) / elapsed
    print(
      "  \(compromise.name) \(behaviour.rawValue) \(detection.rawValue):"
        + " \(Int(rate)) replays/s, live \(live * 100 / trials) %,"
        + " \(reached / trials) assets, \(traced / 20) steps a trial,"
        + " \(Int(rate * Double(traced) / 20)) steps/s")
    return Mix.Pace(secondsPerTrial: 1 / rate, stepsPerTrial: Double(traced) / 20)
  }
}

/// Seconds of processor time of this process so far: what others on the machine do does not count.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
