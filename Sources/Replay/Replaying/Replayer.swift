package import Estate
package import Sampling
package import Specs

import AttackGraph
import GraphKernels

/// Replays one compromise over one laid graph, trial by trial.
///
/// A trial depends on its own number only: replayed alone it comes out as it does in a batch.
///
/// 1. The exposure is drawn and the foothold found that the policy left there.
/// 2. *Potential*: a flood whose steps take no time. No other reaches more, so it also says which
///    durations and verdicts the trial needs.
/// 3. *Course*: what the attacker does were nobody to intervene, in drawn durations.
/// 4. *Eviction*: what of that is noticed, and when the attacker is thrown out.
/// 5. *Realised*: what was reached by then; *residual*: what survives the eviction leads to;
///    *snapshot*: what the windows of the first second lead to.
package struct Replayer: ~Copyable {
  let laid: LaidGraph
  let estate: Estate
  let compromise: CompromiseSpec
  let candidates: [ExposedPlace]
  let setting: ReplaySetting
  let streams: RandomStreams
  let tables: LaidTables
  let draws: ExposureDraws
  let stepDurations: StepDurations
  let policyPaths: PolicyPaths?
  var timed: TimedWorkspace
  var unordered: TimedReach
  /// What the last call of `reach` found, each laid vertex once.
  var reached: [UInt32] = []
  /// No hold of the most far-reaching flood of this trial begins later.
  var latestArrival = Int64.min
  var steps: TimedSteps
  var sequential: SequentialWorkspace
  var stepAlerts: StepAlerts
  var eviction: EvictionCut
  /// Seconds by slot in this trial; 0 between trials; shape [edge count].
  var durations: [Int64]
  /// No time for any step but those that the policy refuses in this trial; 0 between trials; shape
  /// [edge count].
  var patient: [Int64]
  /// Seconds of each draw that this trial has made, −1 for the others; shape [laid.stepDraws].
  var drawn: [Int64]
  var touchedDraws: [Int] = []
  /// Steps of `durations` that this trial drew.
  var touchedSteps: [TimedStepList.Step] = []
  /// Slots of `durations` and `patient` that the policy's verdicts set.
  var touchedPolicySlots: [Int] = []
  var verdicts = PolicyVerdicts()

  /// - Parameters:
  ///   - tables: What is looked up by step, where the caller keeps it for several compromises of one
  ///     laid graph; made here otherwise.
  /// - Precondition: `candidates` is not empty.
  package init(
    _ compromise: CompromiseSpec, candidates: [ExposedPlace], estate: Estate, laid: LaidGraph,
    setting: ReplaySetting, streams: RandomStreams, tables: LaidTables? = nil
  ) {
    let tables = tables ?? LaidTables(laid, graph: GraphTables(laid.graph))
    self.laid = laid
    self.estate = estate
    self.compromise = compromise
    self.candidates = candidates
    self.setting = setting
    self.streams = streams
    self.tables = tables
    draws = ExposureDraws(
      compromise, candidates: candidates, timeline: laid.timeline,
      firstAgent: estate.context.people.count + estate.context.pipelines.count,
      maxDelay: setting.maxDelay, detects: setting.detection == .dwell, streams: streams)
    stepDurations = StepDurations(streams: streams, skill: setting.attacker.skill)
    policyPaths =
      laid.policySteps.isEmpty ? nil : laid.plan.map { PolicyPaths($0, streams: streams) }
    timed = TimedWorkspace(for: laid.topology)
    unordered = TimedReach(for: laid.topology)
    steps = TimedSteps(for: laid.topology)
    sequential = SequentialWorkspace(
      vertexCount: setting.attacker.behaviour == .sequential ? laid.topology.vertexCount : 0)
    stepAlerts = StepAlerts(
      laid, tables, streams: streams, stealth: setting.attacker.stealth)
    eviction = EvictionCut(vertexCount: laid.topology.vertexCount)
    durations = Array(repeating: 0, count: laid.topology.edgeCount)
    patient = durations
    drawn = Array(repeating: -1, count: laid.stepDraws.count)
  }

  /// - Parameter tracing: Whether the steps are wanted one by one.
  /// - Complexity: O(what the foothold reaches) three to five times; once of these, and again wherever
  ///   ``TimedReach`` leaves the question open, in order of arrival. One draw per timed step.
  package mutating func replay(trial: Int, tracing: Bool = false) -> TrialOutcome {
    let exposure = draws.exposure(trial: trial)
    var outcome = TrialOutcome(exposure: exposure, horizon: compromise.horizon)
    outcome.isTargeted = setting.attacker.behaviour == .targeted
    outcome.renewsItself = setting.attacker.behaviour == .flood ? false : nil
    guard let span = span(of: exposure) else {
      return outcome.evicted(dwellAlerts(exposure), setting)
    }
    let foothold = Foothold(
      candidates[exposure.candidate], exposure, estate: estate, laid: laid)
    outcome.footholdWasLive = foothold.isLive(in: span)
    guard outcome.footholdWasLive else {
      return outcome.evicted(dwellAlerts(exposure), setting)
    }

    let sources = foothold.sources(from: span.start)
    prepare(sources, span, trial: trial)
    (outcome.potentialWeight, outcome.snapshotWeight) = patientWeights(sources, span)
    let course = course(sources, span, stop: stop(exposure, span), trial: trial)
    let eviction = Eviction(
      dwellAlerts(exposure) + alerts(course, span, trial: trial), scale: setting.alertScale,
      horizon: compromise.horizon)
    outcome.alerts = eviction.alerts
    outcome.evictionOffset = eviction.offset
    let cut = span.cut(by: eviction)
    record(course, &outcome, span, before: cut)
    if tracing { outcome.trace = trace(course, span, before: cut) }
    if cut < span.end, !outcome.isTargeted {
      outcome.residualWeight = residualWeight(at: cut, span, foothold)
    }
    forget()
    return outcome
  }

  private func dwellAlerts(_ exposure: Exposure) -> [PendingAlert] {
    exposure.dwell.map { [PendingAlert(offset: 0, dwell: nil, fixed: $0, cause: .dwell)] } ?? []
  }

  /// The seconds that a trial runs; `nil` when nothing is used.
  private func span(of exposure: Exposure) -> ReplaySpan? {
    exposure.firstUse.map { ReplaySpan(start: $0, horizon: compromise.horizon) }
  }

  /// When nothing further can count: where every alert but those of the policy is known beforehand.
  private func stop(_ exposure: Exposure, _ span: ReplaySpan) -> Int64 {
    guard setting.detection == .dwell, setting.attacker.behaviour != .targeted else {
      return span.end
    }
    return span.cut(by: Eviction(dwellAlerts(exposure), scale: 1, horizon: compromise.horizon))
  }
}

extension TrialOutcome {
  /// A trial in which nothing was held.
  fileprivate consuming func evicted(
    _ alerts: [PendingAlert], _ setting: ReplaySetting
  ) -> TrialOutcome {
    let eviction = Eviction(alerts, scale: setting.alertScale, horizon: horizon)
    self.alerts = eviction.alerts
    evictionOffset = eviction.offset
    if let offset = eviction.offset, offset < horizon, !isTargeted { residualWeight = 0 }
    return self
  }
}
