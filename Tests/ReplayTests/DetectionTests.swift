import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Which steps are noticed, when the attacker is thrown out, and what that leaves.
@Suite("Detection and eviction")
struct DetectionTests {
  private static let mechanisms = CompromiseSpec.Mechanism.allCases

  private static func outcomes(
    _ mechanism: CompromiseSpec.Mechanism, _ detection: ExperimentSpec.Detection,
    stealth: Double = 0, behaviour: AttackerSpec.Behaviour = .flood, trials: Range<Int> = 0..<60,
    policy: PolicySpec = .standing, horizon: Int64 = 30 * 86_400
  ) throws -> [TrialOutcome] {
    try ReplayFixture(policy, on: SurroundedShop.make()).replay(
      ReplayFixture.compromise(mechanism, horizon: horizon), trials: trials, detection: detection,
      by: .behaving(behaviour, stealth: stealth))
  }

  @Test("The first alert leads to eviction, and nothing after it counts", arguments: mechanisms)
  func eviction(mechanism: CompromiseSpec.Mechanism) throws {
    for detection in ExperimentSpec.Detection.allCases {
      for outcome in try Self.outcomes(mechanism, detection) {
        #expect(outcome.alerts.map(\.offset) == outcome.alerts.map(\.offset).sorted())
        if let first = outcome.alerts.first {
          #expect(outcome.evictionOffset == first.offset + Calibration.response)
        }
        let cut = min(outcome.evictionOffset ?? .max, outcome.horizon)
        #expect(outcome.assets.allSatisfy { $0.offset < cut })
        #expect((outcome.residualWeight == nil) == (cut == outcome.horizon))
        if !outcome.footholdWasLive { #expect(outcome.residualWeight ?? 0 == 0) }
        if let residual = outcome.residualWeight { #expect(residual <= outcome.potentialWeight) }
      }
    }
  }

  @Test("`off` notices nothing, `dwell` once")
  func kinds() throws {
    #expect(try Self.outcomes(.pod, .off).allSatisfy { $0.alerts.isEmpty })
    for outcome in try Self.outcomes(.pod, .dwell) {
      let dwell = try #require(outcome.exposure.dwell)
      #expect(outcome.evictionOffset == dwell)
      #expect(
        outcome.alerts == (dwell < outcome.horizon ? [Alert(offset: dwell, cause: .dwell)] : []))
    }
    let steps = try Self.outcomes(.pod, .steps, trials: 0..<400)
    #expect(steps.contains { !$0.alerts.isEmpty })
    #expect(steps.contains { $0.evictionOffset == nil })
  }

  @Test("More stealth never brings eviction forward nor adds an alert up to it")
  func stealth() throws {
    let levels = [0, 0.5, 0.9, 1].map { stealth in
      Result { try Self.outcomes(.pod, .steps, stealth: stealth, trials: 0..<400) }
    }
    let outcomes = try levels.map { try $0.get() }
    for (louder, quieter) in zip(outcomes, outcomes.dropFirst()) {
      for (louder, quieter) in zip(louder, quieter) {
        #expect(louder.evictionOffset ?? .max <= quieter.evictionOffset ?? .max)
        let end = louder.evictionOffset ?? .max
        let heard = Set(quieter.alerts.filter { $0.offset <= end })
        #expect(heard.isSubset(of: Set(louder.alerts)))
      }
    }
    #expect(outcomes[0].contains { !$0.alerts.isEmpty })
    #expect(outcomes[3].allSatisfy { $0.alerts.isEmpty && $0.evictionOffset == nil })
  }

  @Test("Stealth does nothing to the dwell time of the whole intrusion")
  func dwellIgnoresStealth() throws {
    #expect(
      try Self.outcomes(.kubeconfig, .dwell, stealth: 0.9) == Self.outcomes(.kubeconfig, .dwell))
  }

  @Test("Whether a step is noticed and how late does not depend on the policy or on who takes it")
  func commonDraws() throws {
    let flood = try Self.delays(.standing, .flood)
    let rotated = try Self.delays(.rotated(), .flood)
    let sequential = try Self.delays(.standing, .sequential)
    for other in [rotated, sequential] {
      let common = Set(flood.keys).intersection(other.keys)
      #expect(common.count > 10)
      #expect(common.allSatisfy { flood[$0] == other[$0] })
    }
  }

  /// Seconds from each noticed step to its alert, by trial and step, where its target is held only
  /// once in the trial; the foothold is a pod that reads Secrets.
  private static func delays(
    _ policy: PolicySpec, _ behaviour: AttackerSpec.Behaviour
  ) throws -> [String: Int64] {
    let fixture = try ReplayFixture(policy, on: ShopEstate.make())
    let graph = fixture.laid.graph
    let outcomes = fixture.replay(
      ReplayFixture.compromise(.pod), trials: 0..<400, detection: .steps,
      at: [.pod(cluster: "c", namespace: "ops", name: "agent-1")], by: .behaving(behaviour),
      tracing: true)
    var delays: [String: Int64] = [:]
    for (trial, outcome) in outcomes.enumerated() {
      for alert in outcome.alerts {
        guard case .step(let edge?) = alert.cause else { continue }
        let head = graph.edges[Int(edge)].head
        let periods = outcome.trace.filter { $0.vertex == head }
        guard periods.count == 1, periods[0].edge == edge else { continue }
        let technique = graph.technique(of: graph.edges[Int(edge)]).id
        delays["\(trial) \(technique) \(graph.vertices[Int(head)].key)"] =
          alert.offset - periods[0].offset
      }
    }
    return delays
  }

  @Test("What never ends survives eviction; a pod and what is bound to it do not")
  func residual() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make())
    // A copied certificate works on as if nothing had happened.
    let copies = fixture.replay(
      ReplayFixture.compromise(.kubeconfig, horizon: 300 * ReplayFixture.day), trials: 0..<40,
      detection: .dwell)
    #expect(copies.contains { $0.residualWeight ?? 0 > 0 })
    for outcome in copies where outcome.footholdWasLive {
      #expect(outcome.residualWeight.map { $0 >= outcome.weight } ?? true)
    }
    // A pod that may do nothing outside itself leaves nothing.
    let pods = fixture.replay(
      ReplayFixture.compromise(.pod), trials: 0..<40, detection: .dwell,
      at: [.pod(cluster: "c", namespace: "prod", name: "shop-1")])
    #expect(pods.contains { $0.residualWeight != nil })
    #expect(pods.allSatisfy { $0.residualWeight ?? 0 == 0 })
  }

  @Test("An alert in the very first second leaves nothing")
  func atOnce() throws {
    for outcome in try Self.outcomes(.ciStore, .dwell, horizon: 0) {
      #expect(outcome.assets.isEmpty && outcome.potentialWeight == 0)
      #expect(outcome.snapshotWeight == 0 && outcome.residualWeight == nil)
    }
  }

  @Test("An empty foothold is a trial in which nothing happens but the dwell alert")
  func emptyFoothold() throws {
    let fixture = try ReplayFixture(.justInTime(), on: ShopEstate.make())
    let compromise = ReplayFixture.compromise(
      .ciStore, delay: .constant(Double(ReplayFixture.day)))
    for detection in ExperimentSpec.Detection.allCases {
      for behaviour in AttackerSpec.Behaviour.allCases {
        for outcome in fixture.replay(
          compromise, trials: 0..<20, detection: detection, by: .behaving(behaviour), tracing: true)
        where !outcome.footholdWasLive {
          #expect(outcome.assets.isEmpty && outcome.trace.isEmpty)
          #expect(outcome.potentialWeight == 0 && outcome.snapshotWeight == 0)
          #expect((outcome.evictionOffset != nil) == (detection == .dwell))
          #expect(outcome.objectiveOffset == nil)
          // Intention to treat: somebody came, and nothing was left of it.
          let isEvicted = (outcome.evictionOffset ?? .max) < outcome.horizon
          #expect(outcome.residualWeight == (isEvicted && behaviour != .targeted ? 0 : nil))
        }
      }
    }
  }
}
