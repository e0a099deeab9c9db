import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// What must hold whatever the estate.
@Suite("Replay invariants")
struct ReplayInvariantTests {
  /// Those that have a place in the shop and around it.
  static let mechanisms = ReplayFixture.mechanisms(of: SurroundedShop.make())
  /// Those whose places are one vertex of the attack graph, or kept credentials.
  static let plain: [CompromiseSpec.Mechanism] = [.ciStore, .buildLog, .kubeconfig, .pod, .node]
  static let policies: [PolicySpec] = [.standing, .rotated(), .justInTime()]

  @Test(
    "Invariant 1: windows always, no elevation ⇒ timed reach = static reach", arguments: plain)
  func timedEqualsStatic(mechanism: CompromiseSpec.Mechanism) throws {
    let fixture = try ReplayFixture(.endless, on: ShopEstate.make())
    try Self.expectStaticReach(fixture, mechanism, trials: 0..<40)
  }

  @Test("Invariant 1 on a generated estate")
  func timedEqualsStaticGenerated() throws {
    let fixture = try ReplayFixture(.endless, on: ReplayFixture.small())
    for mechanism in Self.plain { try Self.expectStaticReach(fixture, mechanism, trials: 0..<6) }
  }

  private static func expectStaticReach(
    _ fixture: ReplayFixture, _ mechanism: CompromiseSpec.Mechanism, trials: Range<Int>
  ) throws {
    let compromise = ReplayFixture.compromise(mechanism, horizon: 3000 * ReplayFixture.day)
    let outcomes = fixture.replay(compromise, trials: trials)
    for outcome in outcomes {
      // The oracle knows nothing of laying: it runs on the compiled graph itself.
      let sources = try fixture.sources(of: outcome, compromise)
      let reached = Analysis(fixture.laid.graph, from: sources)
      let assets = Set(Asset.Kind.allCases.flatMap { reached.assets($0) })
      #expect(Set(outcome.assets.map(\.vertex)) == assets)
      #expect(outcome.potentialWeight == reached.weight)
      #expect(outcome.snapshotWeight == reached.weight)
    }
    #expect(outcomes.contains { $0.potentialWeight > 0 })
  }

  @Test("Invariant 2: detection never adds an asset", arguments: mechanisms, policies)
  func detection(mechanism: CompromiseSpec.Mechanism, policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: SurroundedShop.make())
    Self.expectNothingAdded(fixture, mechanism, trials: 0..<40)
  }

  @Test("Invariants 2 and 8 on a generated estate", arguments: policies)
  func generated(policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: ReplayFixture.small())
    for mechanism in ReplayFixture.mechanisms(of: fixture.estate) {
      Self.expectNothingAdded(fixture, mechanism, trials: 0..<4)
      Self.expectSameAlone(fixture, mechanism, trials: 0..<4, alone: [0, 3])
    }
  }

  private static func expectNothingAdded(
    _ fixture: ReplayFixture, _ mechanism: CompromiseSpec.Mechanism, trials: Range<Int>
  ) {
    let compromise = ReplayFixture.compromise(mechanism)
    for detection in [ExperimentSpec.Detection.dwell, .steps] {
      expectNothingAdded(fixture, compromise, detection, trials)
    }
  }

  private static func expectNothingAdded(
    _ fixture: ReplayFixture, _ compromise: CompromiseSpec, _ detection: ExperimentSpec.Detection,
    _ trials: Range<Int>
  ) {
    let free = fixture.replay(compromise, trials: trials)
    let watched = fixture.replay(compromise, trials: trials, detection: detection)
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
    let estate = SurroundedShop.make()
    let plan = try AccessPlan(.standing, on: estate)
    let compromise = ReplayFixture.compromise(mechanism)
    let original = try ReplayFixture(
      plan, graph: AttackGraph.compile(estate, overlay: plan.overlay))
    let whole = original.replay(compromise, trials: 0..<20)
    for binding in estate.clusters[0].bindings {
      var overlay = plan.overlay
      overlay.suppressedGrants = binding.subjects.map {
        SuppressedGrant(cluster: "c", binding: binding.path, subject: $0)
      }
      let fixture = try ReplayFixture(plan, graph: AttackGraph.compile(estate, overlay: overlay))
      let reduced = fixture.replay(compromise, trials: 0..<20)
      Self.expect(fixture, reduced, within: original, whole)
    }
  }

  @Test(
    "Invariant 2: shrinking windows never enlarges a blast radius", arguments: mechanisms, policies)
  func shrunkWindows(mechanism: CompromiseSpec.Mechanism, policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: SurroundedShop.make())
    let compromise = ReplayFixture.compromise(mechanism)
    let whole = fixture.replay(compromise, trials: 0..<20)
    var timeline = fixture.laid.timeline
    timeline.grants = timeline.grants.map { grants in
      grants.map { GrantWindow(Self.shrunk($0.window, by: 1800), because: $0.reason) }
    }
    let later = TimeWindow(from: timeline.clock.measured.from, until: timeline.clock.end)
    timeline.schedules = timeline.schedules.map { schedule in
      .listed(
        schedule.versions(storedIn: later).map { version in
          var version = version
          version.valid = Self.shrunk(version.valid, by: 6 * 3600)
          return version
        })
    }
    let shrunk = fixture.laying(timeline)
    let reduced = shrunk.replay(compromise, trials: 0..<20)
    Self.expect(shrunk, reduced, within: fixture, whole)
  }

  private static func shrunk(_ window: TimeWindow, by seconds: Int64) -> TimeWindow {
    guard window.until != .max else { return window }
    return TimeWindow(from: window.from, until: max(window.from, window.until - seconds))
  }

  /// Every asset of the reduced world is one of the whole world, and not reached earlier.
  private static func expect(
    _ fixture: ReplayFixture, _ reduced: [TrialOutcome], within original: ReplayFixture,
    _ whole: [TrialOutcome]
  ) {
    for (whole, reduced) in zip(whole, reduced) {
      let arrivals = Dictionary(
        uniqueKeysWithValues: whole.assets.map { (original.key(of: $0), $0.offset) })
      for asset in reduced.assets {
        let before = arrivals[fixture.key(of: asset)]
        #expect(before.map { $0 <= asset.offset } ?? false)
      }
      #expect(reduced.potentialWeight <= whole.potentialWeight)
      #expect(reduced.snapshotWeight <= whole.snapshotWeight)
    }
  }

  @Test(
    "Invariant 8: a trial replayed alone equals the trial in a batch", arguments: mechanisms,
    policies)
  func alone(mechanism: CompromiseSpec.Mechanism, policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: SurroundedShop.make())
    Self.expectSameAlone(fixture, mechanism, trials: 0..<30, alone: [0, 7, 29])
  }

  private static func expectSameAlone(
    _ fixture: ReplayFixture, _ mechanism: CompromiseSpec.Mechanism, trials: Range<Int>,
    alone: [Int]
  ) {
    let compromise = ReplayFixture.compromise(
      mechanism, delay: .lognormal(median: 3600, sigma: 1))
    for behaviour in AttackerSpec.Behaviour.allCases {
      for detection in ExperimentSpec.Detection.allCases {
        func outcomes(_ trials: Range<Int>) -> [TrialOutcome] {
          fixture.replay(
            compromise, trials: trials, detection: detection, by: .behaving(behaviour),
            tracing: true)
        }
        let batch = outcomes(trials)
        for trial in alone { #expect(outcomes(trial..<(trial + 1)) == [batch[trial]]) }
      }
    }
  }

  @Test("Exposure is the same under every policy", arguments: mechanisms)
  func commonExposure(mechanism: CompromiseSpec.Mechanism) throws {
    let compromise = ReplayFixture.compromise(mechanism, delay: .exponential(mean: 86_400))
    let exposures = try Self.policies.map { policy in
      try ReplayFixture(policy, on: SurroundedShop.make())
        .replay(compromise, trials: 0..<30, detection: .dwell).map(\.exposure)
    }
    #expect(exposures.allSatisfy { $0 == exposures[0] })
    #expect(Set(exposures[0].map(\.leak)).count == 30)
  }
}
