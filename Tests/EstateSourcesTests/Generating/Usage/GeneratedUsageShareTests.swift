import Estate
import EstateSources
import Specs
import Testing

@Suite("Shares of generated usage")
struct GeneratedUsageShareTests {
  private func estate(_ preset: String, seed: UInt64) throws -> Estate {
    var spec = try #require(EstateSpec.preset(preset))
    spec.seed = seed
    return try EstateGenerator.generate(spec)
  }

  private func uses(_ cluster: Cluster, _ people: [Person]) throws -> [PermissionUse] {
    let review = UsageReview(cluster: cluster, usage: try #require(cluster.usage))
    return review.principals(of: cluster, people: people).map { review.use(by: $0) }
  }

  @Test(
    "ninety to ninety-eight in a hundred permissions granted go unused, as measured in real clusters",
    arguments: [
      ("small", 1), ("small", 2), ("small-greenfield", 3), ("small-brownfield", 4), ("medium", 5),
    ] as [(String, UInt64)])
  func unused(preset: String, seed: UInt64) throws {
    let estate = try estate(preset, seed: seed)
    let all = try estate.clusters.flatMap { try uses($0, estate.context.people) }
    let granted = all.reduce(0) { $0 + $1.granted }
    let used = all.reduce(0) { $0 + $1.used }
    let unused = 1 - Double(used) / Double(granted)
    #expect((0.90...0.98).contains(unused), "\(unused) of \(granted)")
    #expect(all.allSatisfy { $0.ungranted == 0 })
  }

  @Test("a pipeline needs one or two dozen of the rights that the role `edit` gives it")
  func deployers() throws {
    let estate = try estate("small-brownfield", seed: 1)
    var counts: [Int] = []
    for use in try estate.clusters.flatMap({ try uses($0, []) }) {
      guard use.principal.username.hasSuffix("-development:deployer") else { continue }
      counts.append(use.used)
      #expect(use.granted > 100)
    }
    #expect(counts.count > 2)
    #expect(counts.allSatisfy { (10...26).contains($0) }, "\(counts)")
  }

  @Test("components of the control plane use most of what their own roles grant in so many words")
  func controllers() throws {
    let cluster = try #require(estate("small", seed: 1).clusters.first)
    let controller = try #require(
      uses(cluster, []).first { $0.principal.username.hasSuffix(":replicaset-controller") })
    let own = controller.grants.filter {
      $0.via.hasSuffix("system:controller:replicaset-controller")
    }
    #expect(!own.isEmpty && own.count { $0.isUsed } * 2 > own.count)
  }
}
