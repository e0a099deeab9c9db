import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs

/// Puts a traced trial into words.
struct TrialTeller {
  let graph: AttackGraph
  let plan: AccessPlan
  let outcome: TrialOutcome

  var steps: [TrialAccount.Step] {
    // What the policy's copies of an elevation lead through has the name of the elevation itself.
    let trace = TraceOrder.ordered(outcome.trace.filter { $0.origin != $0.vertex })
    let matters = TraceOrder.leading(trace) { isNotable($0) }
    return zip(trace, matters).map { step($0, matters: $1) }
  }

  var alerts: [TrialAccount.Alert] {
    outcome.alerts.map { TrialAccount.Alert(offset: $0.offset, cause: words($0.cause)) }
  }

  private func isNotable(_ step: TraceStep) -> Bool {
    guard step.origin != nil, step.policyStep == nil else { return true }
    if graph.vertices[Int(step.vertex)].asset != nil { return true }
    guard let edge = step.edge else { return false }
    return graph.technique(of: graph.edges[Int(edge)]).duration != .none
  }

  private func step(_ step: TraceStep, matters: Bool) -> TrialAccount.Step {
    let vertex = graph.vertices[Int(step.vertex)]
    let edge = step.edge.map { graph.edges[Int($0)] }
    return TrialAccount.Step(
      offset: step.offset, until: step.until >= outcome.horizon ? nil : step.until,
      gained: name(of: step.vertex), kind: vertex.kind.rawValue,
      origin: step.origin.map { name(of: $0) } ?? "",
      technique: edge.map(technique), because: because(step, edge),
      assetWeight: vertex.asset?.weight, renewsItself: step.renewsItself, matters: matters)
  }

  /// The vertex's label, with its cluster where the estate has several.
  private func name(of vertex: UInt32) -> String {
    let vertex = graph.vertices[Int(vertex)]
    let clusters = plan.estate.clusters
    guard clusters.count > 1,
      let cluster = clusters.first(where: { vertex.key.hasPrefix($0.name + "/") })
    else { return vertex.label }
    return "\(vertex.label) (\(cluster.name))"
  }

  private func technique(_ edge: AttackEdge) -> TrialAccount.Technique {
    let row = graph.technique(of: edge)
    return TrialAccount.Technique(id: row.id, title: row.title, attackID: row.attackID)
  }

  private func because(_ step: TraceStep, _ edge: AttackEdge?) -> String {
    switch step.policyStep {
    case .request: return "asked for it in that name, and it was approved"
    case .capturedApproval: return "approved it with the sessions of captured approvers"
    case .breakGlass: return "broke the glass"
    case nil: break
    }
    guard let edge else { return step.origin == nil ? "the foothold" : "" }
    return graph.provenance(of: edge)
  }

  private func words(_ cause: Alert.Cause) -> String {
    switch cause {
    case .dwell: return "the intrusion is noticed after its dwell time"
    case .step(nil): return "the foothold is noticed"
    case .step(let edge?):
      let row = graph.technique(of: graph.edges[Int(edge)])
      let head = name(of: graph.edges[Int(edge)].head)
      return "\(row.id) to \(head) is noticed"
    case .reportedRequest(let bundle): return "an approver reports the request for \(name(bundle))"
    }
  }

  private func name(_ bundle: Int) -> String {
    let entitlements = plan.bundles[bundle].entitlements.map { plan.overlay.entitlements[$0] }
    guard let first = entitlements.first else { return "nothing" }
    let scope = first.namespace.isEmpty ? "cluster \(first.cluster)" : first.namespace
    let more = entitlements.count > 1 ? " and \(entitlements.count - 1) more" : ""
    return "\(first.roleRef.name) in \(scope)\(more) for \(first.username)"
  }
}

extension UnitRun {
  /// One trial of one compromise, traced.
  func account(
    of trial: Int, compromise: Int
  ) -> (observation: TrialObservation, account: TrialAccount) {
    let prepared = experiment.estates[estate]
    let spec = experiment.spec.compromises[compromise]
    let streams = RandomStreams(seed: experiment.spec.seed, unit: UInt64(unit))
    let laid = laidGraph(streams)
    let tables = LaidTables(laid, graph: prepared.tables[policy])
    var replayer = replayer(compromise, laid: laid, tables: tables, streams: streams)
    let outcome = replayer.replay(trial: trial, tracing: true)
    let place = prepared.candidates[compromise][outcome.exposure.candidate]
      .label(in: prepared.estate)
    let observation = TrialObservation(
      outcome, place: place, totalWeight: laid.graph.totalAssetWeight,
      hasObjective: hasObjective(compromise))
    var account = TrialAccount(
      cell: CellKey(
        estate: prepared.estate.name, policy: experiment.spec.policies[policy].name,
        scenario: spec.name),
      unit: unit, trial: trial, place: place, leak: outcome.exposure.leak,
      leakWindowStart: experiment.clock.measured.from, firstUse: outcome.exposure.firstUse,
      horizon: outcome.horizon, footholdWasLive: outcome.footholdWasLive,
      values: observation.values)
    let teller = TrialTeller(graph: laid.graph, plan: prepared.plans[policy], outcome: outcome)
    account.steps = teller.steps
    account.alerts = teller.alerts
    account.eviction = outcome.evictionOffset.flatMap { $0 < outcome.horizon ? $0 : nil }
    return (observation, account)
  }
}
