import AccessSimulation
import Estate
import Specs
import TestSupport
import Testing

@Suite("Which shared kubeconfigs go first")
struct KubeconfigOrderTests {
  private static func withdrawn(share: Double) throws -> [String] {
    var estate = ShopEstate.make()
    let files =
      [
        ("idle", "nobody", []), ("admin", "ann", []), ("team", "shared", ["team"]),
      ] as [(String, String, [String])]
    estate.context.sharedKubeconfigs = files.map { name, username, groups in
      SharedKubeconfig(
        name: name, cluster: "c", username: username, groups: groups, place: .wiki, holders: ["bob"]
      )
    }
    let policy = PlanFixture.policy { policy in
      policy.sharedKubeconfigs = SharedKubeconfigRule(
        withdrawn: true, coverage: Coverage(share: share, order: .highestRiskFirst))
    }
    return try PlanFixture.plan(policy, on: estate).overlay.withdrawnKubeconfigs
  }

  @Test("Those whose identity puts most at risk are governed first")
  func risk() throws {
    #expect(try Self.withdrawn(share: 0).isEmpty)
    #expect(try Self.withdrawn(share: 0.34) == ["admin"])
    #expect(try Self.withdrawn(share: 0.67) == ["admin", "team"])
    #expect(try Self.withdrawn(share: 1) == ["idle", "admin", "team"])
  }
}
