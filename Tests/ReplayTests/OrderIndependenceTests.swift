import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Nothing depends on the order in which objects happen to be listed.
@Suite("Order independence")
struct OrderIndependenceTests {
  /// The same objects, listed in another order.
  ///
  /// - Parameter all: Also those among which the access simulation itself goes by position: which
  ///   binding a task uses, and on which node a policy's controller runs.
  private static func shuffled(_ estate: Estate, seed: UInt64, all: Bool) -> Estate {
    var random = SplitMix(seed: seed)
    var estate = estate
    for index in estate.clusters.indices {
      estate.clusters[index].roles.shuffle(using: &random)
      estate.clusters[index].secrets.shuffle(using: &random)
      estate.clusters[index].serviceAccounts.shuffle(using: &random)
      estate.clusters[index].pods.shuffle(using: &random)
      estate.clusters[index].namespaces.shuffle(using: &random)
      guard all else { continue }
      estate.clusters[index].bindings.shuffle(using: &random)
      estate.clusters[index].nodes.shuffle(using: &random)
    }
    return estate
  }

  @Test(
    "Shuffled objects give the same outcomes, bit by bit",
    arguments: CompromiseSpec.Mechanism.allCases, AttackerSpec.Behaviour.allCases)
  func objects(mechanism: CompromiseSpec.Mechanism, behaviour: AttackerSpec.Behaviour) throws {
    let estate = SurroundedShop.make()
    let compromise = ReplayFixture.compromise(mechanism)
    let places = ExposedPlace.candidates(for: compromise, in: estate)
    for policy in [PolicySpec.standing, .rotated(), .justInTime()] {
      let told = try [UInt64?.none, 1, 2].map { seed in
        let fixture = try ReplayFixture(
          policy,
          on: seed.map { Self.shuffled(estate, seed: $0, all: policy.elevation == nil) } ?? estate)
        return fixture.replay(
          compromise, trials: 0..<12, detection: .steps, at: places, by: .behaving(behaviour),
          tracing: true
        ).map { ToldOutcome($0, fixture) }
      }
      #expect(told[1] == told[0])
      #expect(told[2] == told[0])
    }
  }

  @Test(
    "Vertices numbered and edges listed in another order give the same outcomes, bit by bit",
    arguments: CompromiseSpec.Mechanism.allCases)
  func numbers(mechanism: CompromiseSpec.Mechanism) throws {
    let compromise = ReplayFixture.compromise(mechanism)
    var stepCount = 0
    for policy in [PolicySpec.standing, .rotated(), .justInTime()] {
      let plan = try AccessPlan(policy, on: SurroundedShop.make(), activity: ActivitySpec())
      let graph = AttackGraph.compile(plan.estate, overlay: plan.overlay)
      let fixtures = try [graph, Self.renumbered(graph, seed: 1), Self.renumbered(graph, seed: 2)]
        .map { try ReplayFixture(plan, graph: $0) }
      for behaviour in AttackerSpec.Behaviour.allCases {
        let told = fixtures.map { fixture in
          fixture.replay(
            compromise, trials: 0..<12, detection: .steps, by: .behaving(behaviour), tracing: true
          ).map { ToldOutcome($0, fixture) }
        }
        #expect(told[1] == told[0])
        #expect(told[2] == told[0])
        stepCount += told[0].reduce(0) { $0 + $1.trace.count }
      }
    }
    // A kubeconfig that lies in a repository has expired in all of these trials.
    #expect(stepCount > 0 || mechanism == .repository)
  }

  private static func renumbered(_ graph: AttackGraph, seed: UInt64) -> AttackGraph {
    var random = SplitMix(seed: seed)
    let renumbered = graph.renumbered { random.permutation($0) }
    let isMoved = zip(graph.vertices, renumbered.vertices).contains { $0.key != $1.key }
    #expect(isMoved && renumbered.edges != graph.edges)
    return renumbered
  }

  @Test("Four replayers at a time over one laid graph come out as one does")
  func threads() async throws {
    let fixture = try ReplayFixture(.justInTime(), on: SurroundedShop.make())
    for mechanism in [CompromiseSpec.Mechanism.pod, .insider, .buildLog] {
      let compromise = ReplayFixture.compromise(mechanism)
      func replay(_ trials: Range<Int>) -> [TrialOutcome] {
        fixture.replay(compromise, trials: trials, detection: .steps, tracing: true)
      }
      let serial = replay(0..<80)
      let parallel = await withTaskGroup(of: (Int, [TrialOutcome]).self) { group in
        for part in 0..<4 {
          group.addTask { (part, replay(part * 20..<(part + 1) * 20)) }
        }
        var parts = Array(repeating: [TrialOutcome](), count: 4)
        for await (part, outcomes) in group { parts[part] = outcomes }
        return parts.flatMap { $0 }
      }
      #expect(parallel == serial)
    }
  }
}
