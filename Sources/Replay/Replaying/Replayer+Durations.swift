import AttackGraph
import GraphKernels
import Specs

extension Replayer {
  /// Draws what this trial can need: the durations of all steps, and the verdicts on all requests,
  /// that leave what the most far-reaching flood reaches.
  ///
  /// In that flood no step takes time and the policy lets everything pass.
  mutating func prepare(_ sources: [TimedSource], _ span: ReplaySpan, trial: Int) {
    flood(sources, span, patient)
    for (index, label) in timed.labels.enumerated()
    where timed.firstLabel(of: label.vertex) == index {
      for step in laid.timedSteps(from: label.vertex) {
        durations[step.slot] = drawnSeconds(step.draw, trial: trial)
        touched.append(step.slot)
      }
      guard let policyPaths else { continue }
      for step in laid.policySteps(from: label.vertex) {
        let verdict = policyPaths.verdict(on: step, trial: trial)
        verdicts.append(step, verdict)
        let isLeftAlone = setting.detection != .off && verdict.deters(step)
        durations[step.slot] = isLeftAlone ? LaidTables.never : verdict.latency ?? LaidTables.never
        patient[step.slot] = verdict.latency == nil ? LaidTables.never : 0
        touched.append(step.slot)
      }
    }
  }

  /// Steps of one technique to one target share a draw, which is made once.
  private mutating func drawnSeconds(_ draw: Int, trial: Int) -> Int64 {
    if drawn[draw] < 0 {
      drawn[draw] = stepDurations.seconds(laid.stepDraws[draw], trial: trial)
      touchedDraws.append(draw)
    }
    return drawn[draw]
  }

  /// Leaves nothing of a trial behind that the next could see.
  mutating func forget() {
    for slot in touched {
      durations[slot] = 0
      patient[slot] = 0
    }
    touched.removeAll(keepingCapacity: true)
    for draw in touchedDraws { drawn[draw] = -1 }
    touchedDraws.removeAll(keepingCapacity: true)
    verdicts.removeAll()
  }

  /// Runs a flood; what it reaches is in `timed`.
  mutating func flood(
    _ sources: [TimedSource], _ span: ReplaySpan, _ durations: [Int64],
    stop: Int64 = TimeBound.forever
  ) {
    timed.run(
      laid.topology, windows: laid.windows, durations: durations, sources: sources,
      start: span.start, horizon: span.end, stop: stop)
  }

  /// What a patient attacker reaches: no step takes time, and what the policy lets pass passes at
  /// once. And what the windows of the first second alone lead to, which is what such an attacker
  /// has then; there the policy's processes are left out, for they are no part of what is there.
  ///
  /// Follows `prepare`.
  mutating func patientWeights(
    _ sources: [TimedSource], _ span: ReplaySpan
  ) -> (potential: Double, snapshot: Double) {
    guard !verdicts.steps.isEmpty else {
      return (reachedWeight(), reachedWeight(by: span.start))
    }
    if verdicts.steps.contains(where: { $0.verdict.latency == nil }) {
      flood(sources, span, patient)
    }
    let potential = reachedWeight()
    let second = ReplaySpan(start: span.start, horizon: min(1, span.end - span.start))
    flood(sources, second, tables.structural)
    return (potential, reachedWeight())
  }

  /// Σ weights of the assets that the last flood reached, in the order of the graph's vertices.
  ///
  /// - Parameter last: Assets reached later are left out.
  func reachedWeight(by last: Int64 = TimeBound.forever) -> Double {
    var reached: [UInt32] = []
    for (index, label) in timed.labels.enumerated()
    where label.arrival <= last && timed.firstLabel(of: label.vertex) == index {
      if isAsset(label.vertex) { reached.append(laid.base[Int(label.vertex)]) }
    }
    reached.sort()
    return reached.reduce(0) { $0 + (tables.graph.assets[Int($1)]?.weight ?? 0) }
  }

  func isAsset(_ vertex: UInt32) -> Bool {
    let base = laid.base[Int(vertex)]
    return tables.graph.assets[Int(base)] != nil && laid.copies(of: base).lowerBound == vertex
  }
}
