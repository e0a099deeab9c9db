import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// What must hold whatever the estate (DESIGN 8).
@Suite("Replay invariants")
struct ReplayInvariantTests {
  static let mechanisms = CompromiseSpec.Mechanism.allCases
  static let policies: [PolicySpec] = [.standing, .rotated(), .justInTime()]

  @Test(
    "Invariant 1: windows always, no elevation ⇒ timed reach = static reach", arguments: mechanisms)
  func timedEqualsStatic(mechanism: CompromiseSpec.Mechanism) throws {
    let fixture = try ReplayFixture(.endless, on: ShopEstate.make())
    let outcomes = fixture.replay(ReplayFixture.compromise(mechanism), trials: 0..<40)
    for outcome in outcomes { #expect(outcome.potentialWeight == outcome.snapshotWeight) }
    #expect(outcomes.contains { $0.potentialWeight > 0 })
  }

  @Test("Invariant 2: detection never adds an asset", arguments: mechanisms, policies)
  func detection(mechanism: CompromiseSpec.Mechanism, policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: ShopEstate.make())
    let compromise = ReplayFixture.compromise(mechanism)
    let free = fixture.replay(compromise, trials: 0..<40)
    let watched = fixture.replay(compromise, trials: 0..<40, detection: .dwell)
    for (free, watched) in zip(free, watched) {
      #expect(Set(watched.assets).isSubset(of: Set(free.assets)))
      #expect(watched.potentialWeight == free.potentialWeight)
      let end = min(watched.evictionOffset ?? .max, watched.horizon)
      #expect(watched.assets.allSatisfy { $0.offset < end })
      #expect(free.weight <= free.potentialWeight)
    }
  }

  @Test("Invariant 2: removing a grant never enlarges a blast radius", arguments: mechanisms)
  func removedGrant(mechanism: CompromiseSpec.Mechanism) throws {
    let estate = ShopEstate.make()
    let plan = try AccessPlan(.standing, on: estate)
    let compromise = ReplayFixture.compromise(mechanism)
    let whole = try ReplayFixture(
      plan, graph: AttackGraph.compile(estate, overlay: plan.overlay)
    ).replay(compromise, trials: 0..<20)
    for binding in estate.clusters[0].bindings {
      var overlay = plan.overlay
      overlay.suppressedGrants = binding.subjects.map {
        SuppressedGrant(cluster: "c", binding: binding.path, subject: $0)
      }
      let reduced = try ReplayFixture(
        plan, graph: AttackGraph.compile(estate, overlay: overlay)
      ).replay(compromise, trials: 0..<20)
      for (whole, reduced) in zip(whole, reduced) {
        let before = Set(whole.assets.map(\.offset))
        #expect(reduced.assets.count <= whole.assets.count)
        #expect(reduced.weight <= whole.weight)
        #expect(reduced.potentialWeight <= whole.potentialWeight)
        #expect(reduced.assets.first.map { $0.offset >= (before.min() ?? 0) } ?? true)
      }
    }
  }

  @Test(
    "Invariant 8: a trial replayed alone equals the trial in a batch", arguments: mechanisms,
    policies)
  func alone(mechanism: CompromiseSpec.Mechanism, policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: ShopEstate.make())
    let compromise = ReplayFixture.compromise(
      mechanism, delay: .lognormal(median: 3600, sigma: 1))
    let batch = fixture.replay(compromise, trials: 0..<30, detection: .dwell)
    for trial in [0, 7, 29] {
      let alone = fixture.replay(compromise, trials: trial..<(trial + 1), detection: .dwell)
      #expect(alone == [batch[trial]])
    }
  }

  @Test("Exposure is the same under every policy", arguments: mechanisms)
  func commonExposure(mechanism: CompromiseSpec.Mechanism) throws {
    let compromise = ReplayFixture.compromise(mechanism, delay: .exponential(mean: 86_400))
    let exposures = try Self.policies.map { policy in
      try ReplayFixture(policy, on: ShopEstate.make())
        .replay(compromise, trials: 0..<30, detection: .dwell).map(\.exposure)
    }
    #expect(exposures.allSatisfy { $0 == exposures[0] })
    #expect(Set(exposures[0].map(\.leak)).count == 30)
  }
}
