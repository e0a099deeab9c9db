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
  }

  func run() -> Result {
    let spec = experiment.spec
    let prepared = experiment.estates[estate]
    let streams = RandomStreams(seed: spec.seed, unit: UInt64(unit))
    let simulator = AccessSimulator(plan: prepared.plans[policy], clock: experiment.clock)
    let timeline = simulator.simulate(streams)
    let laid = LaidGraph(prepared.graphs[policy], timeline: timeline)
    return Result(
      timeline: TimelineObservation(timeline, plan: prepared.plans[policy], unit: unit),
      cells: spec.compromises.indices.map { compromise in
        guard !prepared.candidates[compromise].isEmpty else { return nil }
        return replay(compromise, laid: laid, streams: streams)
      })
  }

  private func replay(_ compromise: Int, laid: LaidGraph, streams: RandomStreams) -> Cell {
    let prepared = experiment.estates[estate]
    let spec = experiment.spec.compromises[compromise]
    let candidates = prepared.candidates[compromise]
    let totalWeight = laid.graph.totalAssetWeight
    let offsets = experiment.curveOffsets
    var replayer = Replayer(
      spec, candidates: candidates, estate: prepared.estate, laid: laid,
      maxDelay: experiment.spec.maxDelay, detection: experiment.spec.detection, streams: streams)
    var tally = PathTally(
      vertexCount: laid.graph.vertices.count, edgeCount: laid.graph.edges.count)
    var trials: [TrialObservation] = []
    var curve = Array(repeating: 0.0, count: offsets.count)
    for trial in 0..<experiment.spec.trials {
      let outcome = replayer.replay(trial: trial)
      tally.add(outcome, graph: laid.graph)
      trials.append(
        TrialObservation(
          outcome, place: candidates[outcome.exposure.candidate].label(in: prepared.estate),
          totalWeight: totalWeight, hasObjective: spec.objective != nil))
      let points = outcome.curve(at: offsets, totalWeight: totalWeight)
      for index in curve.indices { curve[index] += points[index] }
    }
    let count = Double(experiment.spec.trials)
    return Cell(
      observation: UnitObservation(unit: unit, trials: trials, curve: curve.map { $0 / count }),
      tally: tally)
  }
}
