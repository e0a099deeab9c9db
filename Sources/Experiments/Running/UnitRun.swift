import AccessSimulation
import AttackGraph
import Replay
import Sampling
import Specs

/// One timeline of one policy on one estate, with the replays of every compromise in it.
///
/// A pure function of the experiment and its three indices.
struct UnitRun: Sendable {
  let experiment: PreparedExperiment
  let estate: Int
  let policy: Int
  let unit: Int

  struct Result: Sendable {
    var timeline: TimelineObservation
    /// Shape [compromises]; `nil` where the compromise does not apply.
    var cells: [Cell?]
  }

  struct Cell: Sendable {
    var observation: UnitObservation
    var tally: PathTally

    /// Mean weight reached; `nil` where some trial does not say.
    var meanWeight: Double? {
      guard let position = Metric.perTrial.firstIndex(of: .blastRadiusWeight) else { return nil }
      let weights = observation.trials.compactMap { $0.values[position] }
      guard weights.count == observation.trials.count, !weights.isEmpty else { return nil }
      return weights.reduce(0, +) / Double(weights.count)
    }
  }

  func run() -> Result {
    let spec = experiment.spec
    let prepared = experiment.estates[estate]
    let streams = RandomStreams(seed: spec.seed, unit: UInt64(unit))
    let laid = laidGraph(streams)
    let tables = LaidTables(laid, graph: prepared.tables[policy])
    let cells = spec.compromises.indices.map { compromise -> Cell? in
      guard !prepared.candidates[compromise].isEmpty else { return nil }
      return replay(compromise, laid: laid, tables: tables, streams: streams)
    }
    var timeline = TimelineObservation(laid.timeline, plan: prepared.plans[policy], unit: unit)
    timeline[.annualRiskWeight] = annualRisk(cells, timeline: laid.timeline)
    return Result(timeline: timeline, cells: cells)
  }

  /// Over the compromises that say how often they happen; `nil` without any, or where one says
  /// nothing of what is reached.
  private func annualRisk(_ cells: [Cell?], timeline: Timeline) -> Double? {
    let prepared = experiment.estates[estate]
    var mix: [AnnualRisk.Part] = []
    for (position, cell) in cells.enumerated() {
      let spec = experiment.spec.compromises[position]
      guard let cell, spec.leaksPerPlaceYear != nil else { continue }
      let rate = ExposureRate(
        spec, candidates: prepared.candidates[position], timeline: timeline,
        estate: prepared.estate)
      guard let events = rate.eventsPerYear, let weight = cell.meanWeight else { return nil }
      mix.append(AnnualRisk.Part(eventsPerYear: events, meanWeight: weight))
    }
    return AnnualRisk.weight(of: mix)
  }

  /// Whether reaching an objective means something; attackers who go for one always have one.
  func hasObjective(_ compromise: Int) -> Bool {
    experiment.spec.compromises[compromise].objective != nil
      || experiment.spec.attacker.behaviour == .targeted
  }

  /// The policy's attack graph with this unit's timeline laid over it.
  func laidGraph(_ streams: RandomStreams) -> LaidGraph {
    let prepared = experiment.estates[estate]
    let simulator = AccessSimulator(plan: prepared.plans[policy], clock: experiment.clock)
    return LaidGraph(
      prepared.graphs[policy], timeline: simulator.simulate(streams), plan: prepared.plans[policy])
  }

  func replayer(
    _ compromise: Int, laid: LaidGraph, tables: LaidTables, streams: RandomStreams
  ) -> Replayer {
    let prepared = experiment.estates[estate]
    return Replayer(
      experiment.spec.compromises[compromise], candidates: prepared.candidates[compromise],
      estate: prepared.estate, laid: laid, setting: prepared.setting, streams: streams,
      tables: tables)
  }

  private func replay(
    _ compromise: Int, laid: LaidGraph, tables: LaidTables, streams: RandomStreams
  ) -> Cell {
    let prepared = experiment.estates[estate]
    let candidates = prepared.candidates[compromise]
    let totalWeight = laid.graph.totalAssetWeight
    let offsets = experiment.curveOffsets
    var replayer = replayer(compromise, laid: laid, tables: tables, streams: streams)
    var tally = PathTally(
      vertexCount: laid.graph.vertices.count, edgeCount: laid.graph.edges.count)
    var trials: [TrialObservation] = []
    var curve = Array(repeating: 0.0, count: offsets.count)
    var objective = hasObjective(compromise) ? curve : []
    for trial in 0..<experiment.spec.trials {
      let outcome = replayer.replay(trial: trial)
      tally.add(outcome, graph: laid.graph)
      trials.append(
        TrialObservation(
          outcome, place: candidates[outcome.exposure.candidate].label(in: prepared.estate),
          totalWeight: totalWeight, hasObjective: hasObjective(compromise)))
      let points = outcome.curve(at: offsets, totalWeight: totalWeight)
      for index in curve.indices { curve[index] += points[index] }
      let reached = outcome.objectiveCurve(at: offsets)
      for index in objective.indices { objective[index] += reached[index] }
    }
    let count = Double(experiment.spec.trials)
    return Cell(
      observation: UnitObservation(
        unit: unit, trials: trials, curve: curve.map { $0 / count },
        objectiveCurve: objective.map { $0 / count }),
      tally: tally)
  }
}
