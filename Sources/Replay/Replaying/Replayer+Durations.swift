import AttackGraph
import GraphKernels
import Specs

extension Replayer {
  /// Draws what this trial can need: the durations of all steps, and the verdicts on all requests,
  /// that leave what the most far-reaching flood reaches.
  ///
  /// In that flood no step takes time and the policy lets everything pass.
  mutating func prepare(_ sources: [TimedSource], _ span: ReplaySpan, trial: Int) {
    latestArrival = reach(sources, span, patient)
    for vertex in reached {
      for step in laid.timedSteps(from: vertex) {
        touchedSteps.append(step)
        // Steps of one technique to one target share a draw, which is made once.
        guard drawn[step.draw] < 0 else { continue }
        drawn[step.draw] = 0
        touchedDraws.append(step.draw)
      }
    }
    drawDurations(trial: trial)
    guard let policyPaths else { return }
    for vertex in reached {
      for step in laid.policySteps(from: vertex) {
        let verdict = policyPaths.verdict(on: step, trial: trial)
        verdicts.append(step, verdict)
        let isLeftAlone = setting.detection != .off && verdict.deters(step)
        durations[step.slot] = isLeftAlone ? LaidTables.never : verdict.latency ?? LaidTables.never
        patient[step.slot] = verdict.latency == nil ? LaidTables.never : 0
        touchedPolicySlots.append(step.slot)
      }
    }
  }

  /// Gives steps their durations. By themselves, for then the processor works on several draws at once.
  private mutating func drawDurations(trial: Int) {
    for draw in touchedDraws {
      drawn[draw] = stepDurations.seconds(laid.stepDraws[draw], trial: trial)
    }
    for step in touchedSteps { durations[step.slot] = drawn[step.draw] }
  }

  /// Leaves nothing of a trial behind that the next could see.
  mutating func forget() {
    for slot in touchedPolicySlots {
      durations[slot] = 0
      patient[slot] = 0
    }
    touchedPolicySlots.removeAll(keepingCapacity: true)
    for step in touchedSteps { durations[step.slot] = 0 }
    touchedSteps.removeAll(keepingCapacity: true)
    for draw in touchedDraws { drawn[draw] = -1 }
    touchedDraws.removeAll(keepingCapacity: true)
    verdicts.removeAll()
  }

  /// Works out what a flood reaches by the end, into `reached`: without the order of arrivals where
  /// that can be done.
  ///
  /// - Returns: No hold of it begins later.
  @discardableResult
  mutating func reach(
    _ sources: [TimedSource], _ span: ReplaySpan, _ durations: [Int64]
  ) -> Int64 {
    let isExact = unordered.run(
      laid.topology, windows: laid.windows, durations: durations, sources: sources,
      start: span.start, horizon: span.end)
    guard !isExact else {
      // Copied, not shared: the workspace goes on using its own memory.
      reached.removeAll(keepingCapacity: true)
      reached.append(contentsOf: unordered.reached)
      return unordered.latestArrival
    }
    flood(sources, span, durations)
    reached.removeAll(keepingCapacity: true)
    for (index, label) in timed.labels.enumerated()
    where timed.firstLabel(of: label.vertex) == index {
      reached.append(label.vertex)
    }
    return timed.labels.last?.arrival ?? .min
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
    if verdicts.steps.contains(where: { $0.verdict.latency == nil }) {
      reach(sources, span, patient)
    }
    let potential = reachedWeight()
    if verdicts.steps.isEmpty, latestArrival <= span.start { return (potential, potential) }
    let second = ReplaySpan(start: span.start, horizon: min(1, span.end - span.start))
    reach(sources, second, tables.structural)
    return (potential, reachedWeight())
  }

  /// Σ weights of the assets in `reached`.
  func reachedWeight() -> Double {
    var counts = AssetCounts()
    for vertex in reached where isAsset(vertex) {
      guard let asset = tables.graph.assets[Int(laid.base[Int(vertex)])] else { continue }
      counts[asset.kind] += 1
    }
    return laid.graph.weight(of: counts)
  }

  func isAsset(_ vertex: UInt32) -> Bool { tables.marks[Int(vertex)].contains(.asset) }
}
