package import Estate
package import Sampling
package import Specs

import AttackGraph
import GraphKernels

/// Replays one compromise over one laid graph, trial by trial.
///
/// A trial depends on its own number only: replayed alone it comes out as it does in a batch. The
/// attacker floods: every step that is feasible is taken as soon as it is.
package struct Replayer: ~Copyable {
  private let laid: LaidGraph
  private let estate: Estate
  private let compromise: CompromiseSpec
  private let candidates: [ExposedPlace]
  private let draws: ExposureDraws
  private let streams: RandomStreams
  private var timed: TimedWorkspace
  private var reach: ReachWorkspace
  private var durations: [Int64]
  private let noDurations: [Int64]

  /// - Precondition: `candidates` is not empty.
  package init(
    _ compromise: CompromiseSpec, candidates: [ExposedPlace], estate: Estate, laid: LaidGraph,
    maxDelay: Int64, detection: ExperimentSpec.Detection, streams: RandomStreams
  ) {
    self.laid = laid
    self.estate = estate
    self.compromise = compromise
    self.candidates = candidates
    self.streams = streams
    draws = ExposureDraws(
      compromise, candidates: candidates, timeline: laid.timeline,
      firstAgent: estate.context.people.count + estate.context.pipelines.count, maxDelay: maxDelay,
      detects: detection == .dwell, streams: streams)
    timed = TimedWorkspace(for: laid.topology)
    reach = ReachWorkspace(for: laid.topology.graph)
    noDurations = Array(repeating: 0, count: laid.topology.heads.count)
    durations = noDurations
  }

  private static let stepDuration = StreamPurpose("step-duration")

  /// - Complexity: three floods of what the foothold reaches, plus one draw per timed step.
  package mutating func replay(trial: Int) -> TrialOutcome {
    let exposure = draws.exposure(trial: trial)
    var outcome = TrialOutcome(
      exposure: exposure, evictionOffset: exposure.dwell.map { $0 + Calibration.response },
      horizon: compromise.horizon, footholdWasLive: false, assets: [], identitiesReached: 0,
      potentialWeight: 0, snapshotWeight: 0, objectiveOffset: nil, pathEdges: [],
      firstEdges: [], pathSources: [])
    guard let start = exposure.firstUse else { return outcome }
    let foothold = Foothold(
      candidates[exposure.candidate], exposure, estate: estate, laid: laid)
    outcome.footholdWasLive = foothold.isLive(at: start, in: laid)
    guard outcome.footholdWasLive else { return outcome }

    flood(foothold, start, noDurations, until: start + compromise.horizon)
    outcome.potentialWeight = reachedAssets(start: start).reduce(0) { $0 + $1.weight }
    drawDurations(trial: trial)
    let eviction = outcome.evictionOffset ?? compromise.horizon
    flood(foothold, start, durations, until: start + min(eviction, compromise.horizon))
    record(&outcome, start: start)
    outcome.snapshotWeight = snapshotWeight(foothold, at: start)
    return outcome
  }

  /// Draws what this trial can need: the steps that leave a vertex of the flood just run.
  ///
  /// That flood takes no time for any step and runs to the end, so no other reaches more.
  private mutating func drawDurations(trial: Int) {
    for (index, label) in timed.labels.enumerated()
    where timed.firstLabel(of: label.vertex) == index {
      for step in laid.timedSteps(from: label.vertex) {
        durations[step.slot] = streams.seconds(
          Self.stepDuration, step.key, UInt64(trial), from: step.duration)
      }
    }
  }

  private mutating func flood(
    _ foothold: Foothold, _ start: Int64, _ durations: [Int64], until horizon: Int64
  ) {
    timed.run(
      laid.topology, windows: laid.windows, durations: durations,
      sources: foothold.sources(from: start), start: start, horizon: horizon)
  }

  /// Assets with a settled label, once each, by arrival and vertex.
  private func reachedAssets(start: Int64) -> [TrialOutcome.ReachedAsset] {
    var reached: [TrialOutcome.ReachedAsset] = []
    for vertex in laid.graph.assets {
      guard let asset = laid.graph.vertices[Int(vertex)].asset,
        let copy = laid.copies(of: vertex).first, let arrival = timed.arrival(of: copy)
      else { continue }
      reached.append(
        TrialOutcome.ReachedAsset(
          vertex: vertex, kind: asset.kind, weight: asset.weight, offset: arrival - start))
    }
    return reached.sorted { ($0.offset, $0.vertex) < ($1.offset, $1.vertex) }
  }

  private func record(_ outcome: inout TrialOutcome, start: Int64) {
    outcome.assets = reachedAssets(start: start)
    outcome.identitiesReached = laid.graph.vertices.indices.reduce(0) { count, vertex in
      guard laid.graph.vertices[vertex].isIdentity,
        let copy = laid.copies(of: UInt32(vertex)).first, timed.arrival(of: copy) != nil
      else { return count }
      return count + 1
    }
    if compromise.objective == .clusterControl {
      outcome.objectiveOffset = outcome.assets.first { $0.kind == .cluster }?.offset
    }
    recordPaths(&outcome)
  }

  /// Climbs from each reached asset to the foothold along the labels that gave the first arrivals.
  private func recordPaths(_ outcome: inout TrialOutcome) {
    let labels = timed.labels
    var seen = Array(repeating: false, count: labels.count)
    var edges: Set<UInt32> = []
    var first: Set<UInt32> = []
    var sources: Set<UInt32> = []
    for asset in outcome.assets {
      guard let copy = laid.copies(of: asset.vertex).first else { continue }
      var next = timed.firstLabel(of: copy) ?? -1
      while next >= 0, !seen[next] {
        seen[next] = true
        let label = labels[next]
        if label.parent < 0 {
          sources.insert(laid.base[Int(label.vertex)])
        } else {
          let edge = laid.baseEdges[Int(label.edge)]
          edges.insert(edge)
          if labels[Int(label.parent)].parent < 0 { first.insert(edge) }
        }
        next = Int(label.parent)
      }
    }
    outcome.pathEdges = edges.sorted()
    outcome.firstEdges = first.sorted()
    outcome.pathSources = sources.sorted()
  }

  private mutating func snapshotWeight(_ foothold: Foothold, at instant: Int64) -> Double {
    let absent = laid.windows.indices.filter {
      instant < laid.windows[$0].from || laid.windows[$0].until <= instant
    }
    reach.run(
      laid.topology.graph, sources: foothold.vertices(at: instant),
      without: Removal(vertices: absent.map { UInt32($0) }))
    var weight = 0.0
    for vertex in laid.graph.assets {
      guard let asset = laid.graph.vertices[Int(vertex)].asset,
        let copy = laid.copies(of: vertex).first, reach.contains(copy)
      else { continue }
      weight += asset.weight
    }
    return weight
  }
}
