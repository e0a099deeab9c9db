package import AccessSimulation
package import AttackGraph
package import Specs

import Sampling

/// Pilot trials for ``StepCalibration``: an estate under standing access, struck by a fixed mix.
package struct StepPilot: Sendable {
  /// Timelines that are simulated; with these trials the median is known to a few per cent.
  package var units = 5
  /// Trials of each compromise in each of them.
  package var trials = 40
  private let plan: AccessPlan
  private let graph: AttackGraph
  private let mix: [(compromise: CompromiseSpec, candidates: [ExposedPlace])]
  private let clock: TimelineClock
  private let setting: ReplaySetting
  private let seed: UInt64

  /// Units of pilots are numbered from here on, so that none shares a draw with the experiment's.
  private static let firstUnit: UInt64 = 1 << 40

  /// - Parameters:
  ///   - plan: Of the estate under standing access.
  ///   - graph: Compiled for that plan.
  ///   - mix: The compromises, each with its candidates; those without any are left out.
  ///   - setting: Its detection and scale do not matter.
  package init(
    _ plan: AccessPlan, graph: AttackGraph,
    mix: [(compromise: CompromiseSpec, candidates: [ExposedPlace])], clock: TimelineClock,
    setting: ReplaySetting, seed: UInt64
  ) {
    self.plan = plan
    self.graph = graph
    self.mix = mix.filter { !$0.candidates.isEmpty }
    self.clock = clock
    self.setting = setting
    self.seed = seed
  }

  /// Runs the pilot and fits the scale.
  package func calibrate() -> StepCalibration.Result {
    StepCalibration.calibrate(alerts())
  }

  /// The alerts of every pilot trial with a live foothold.
  package func alerts() -> [[StepCalibration.PilotAlert]] {
    let tables = GraphTables(graph)
    let simulator = AccessSimulator(plan: plan, clock: clock)
    return (0..<UInt64(units)).flatMap { unit in
      let streams = RandomStreams(seed: seed, unit: Self.firstUnit + unit)
      let laid = LaidGraph(graph, timeline: simulator.simulate(streams), plan: plan)
      let laidTables = LaidTables(laid, graph: tables)
      return mix.flatMap { strike($0, laid, laidTables, streams) }
    }
  }

  private func strike(
    _ part: (compromise: CompromiseSpec, candidates: [ExposedPlace]), _ laid: LaidGraph,
    _ tables: LaidTables, _ streams: RandomStreams
  ) -> [[StepCalibration.PilotAlert]] {
    var setting = setting
    setting.detection = .steps
    var replayer = Replayer(
      part.compromise, candidates: part.candidates, estate: plan.estate, laid: laid,
      setting: setting, streams: streams, tables: tables)
    var struck: [[StepCalibration.PilotAlert]] = []
    for trial in 0..<self.trials {
      guard let alerts = replayer.pendingAlerts(trial: trial) else { continue }
      struck.append(
        alerts.map {
          StepCalibration.PilotAlert(
            offset: $0.offset + $0.fixed, dwell: $0.dwell ?? 0)
        })
    }
    return struck
  }
}
