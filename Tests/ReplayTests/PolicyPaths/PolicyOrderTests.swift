import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Nothing that goes through the policy's processes depends on where anybody or anything is listed.
///
/// Nothing was ever granted here, so that the timeline is the same in any order and everything can be
/// shuffled: objects, bindings, people and the members of pools, and with them the numbers of all laid
/// vertices, of bundles and of edges.
@Suite("Order independence of the policy's own paths")
struct PolicyOrderTests {
  private static func fixture(seed: UInt64?) throws -> PathFixture {
    try PathFixture(
      clusters: ["c", "d"], pools: [["bob", "cat", "dan"], ["ann", "dan"]],
      laptops: Dictionary(uniqueKeysWithValues: PathFixture.people.map { ($0, "shared") }),
      arranging: { estate in if let seed { shuffle(&estate, seed: seed) } }
    ) {
      $0.elevation = PathFixture.process([
        PathFixture.approval([[.init(approvals: 2)], [.init(pool: "p1", approvals: 1)]])
      ]) {
        $0.granularity = .fleet
        $0.scrutiny = .init(deniedShare: 0.3, reportedShare: 0.5)
        $0.approverService = .exponential(mean: 700)
      }
    }
  }

  private static func shuffle(_ estate: inout Estate, seed: UInt64) {
    var random = SplitMix(seed: seed)
    for index in estate.clusters.indices {
      estate.clusters[index].roles.shuffle(using: &random)
      estate.clusters[index].bindings.shuffle(using: &random)
      estate.clusters[index].secrets.shuffle(using: &random)
      estate.clusters[index].serviceAccounts.shuffle(using: &random)
      estate.clusters[index].namespaces.shuffle(using: &random)
    }
    estate.context.people.shuffle(using: &random)
    for index in estate.context.approverPools.indices {
      estate.context.approverPools[index].members.shuffle(using: &random)
    }
  }

  @Test("Everything shuffled gives the same outcomes", arguments: AttackerSpec.Behaviour.allCases)
  func shuffled(behaviour: AttackerSpec.Behaviour) throws {
    var compromise = ReplayFixture.compromise(.laptop)
    compromise.objective = .clusterControl
    let told = try [UInt64?.none, 1, 2, 3].map { seed in
      let fixture = try Self.fixture(seed: seed).replays
      let outcomes = fixture.replay(
        compromise, trials: 0..<60, detection: .steps, at: [.heldLaptop(name: "shared")],
        by: .behaving(behaviour), tracing: true)
      if behaviour != .targeted {
        #expect(outcomes.contains { $0.trace.contains { $0.policyStep == .capturedApproval } })
        #expect(outcomes.contains { !$0.alerts.isEmpty })
      }
      return outcomes.map { ToldOutcome($0, fixture) }
    }
    for other in told.dropFirst() { #expect(other == told[0]) }
  }
}
