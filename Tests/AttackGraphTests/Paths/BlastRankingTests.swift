import AttackGraph
import Estate
import EstateSources
import Foundation
import Specs
import TestSupport
import Testing

/// Who reaches most: for everybody what an analysis from there alone finds.
@Suite("Ranking by blast radius")
struct BlastRankingTests {
  private static let kinds = Set(StartingPoint.Kind.allCases)

  private static func ranking(
    _ graph: AttackGraph, _ kinds: Set<StartingPoint.Kind> = kinds, threads: Int = 2
  ) -> BlastRanking {
    BlastRanking(
      graph, of: StartingPoint.all(kinds, in: graph), following: Certainty.believed,
      threads: threads)
  }

  /// Compares every row with an analysis from what its name stands for.
  ///
  /// - Returns: How many rows there are, and how many reach something along joins.
  private static func expectAgreement(
    _ graph: AttackGraph, clusters: [String], every stride: Int = 1
  ) throws -> (rows: Int, withJoins: Int) {
    let ranking = ranking(graph)
    var withJoins = 0
    for (position, row) in ranking.rows.enumerated() where position % stride == 0 {
      let name = row.name.description
      let query = try VertexQuery(name)
      #expect(query == row.name)
      let sources = try query.vertices(in: graph, clusters: clusters)
      let analysis = Analysis(graph, from: sources)
      let sure = Analysis(graph, from: sources, following: [.certain])
      #expect(row.weight == analysis.weight, "\(name)")
      #expect(row.counts == analysis.assetCounts, "\(name)")
      #expect(row.certainWeight == sure.weight, "\(name)")
      if analysis.reached.contains(where: { graph.vertices[Int($0)].need != nil }) {
        withJoins += 1
      }
    }
    return (ranking.rows.count, withJoins)
  }

  @Test("A preset with several clusters: every row is what an analysis says", arguments: 1...2)
  func preset(seed: UInt64) throws {
    var spec = try #require(EstateSpec.preset("small"))
    spec.seed = seed
    let estate = try EstateGenerator.generate(
      spec.setting([(.applicationCount, 4)]).misconfigured(toLevel: 2))
    let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    let found = try Self.expectAgreement(
      graph, clusters: estate.clusters.map(\.name), every: 3)
    #expect(found.rows > 100)
    #expect(found.withJoins > 5)
  }

  @Test("Clusters from manifests with joins and unknown steps: the same")
  func vulnerableClusters() throws {
    var rows = 0
    var withJoins = 0
    for name in try VulnerableCluster.names() {
      let found = try Self.expectAgreement(
        try VulnerableCluster(name).graph, clusters: ["cluster"])
      rows += found.rows
      withJoins += found.withJoins
    }
    #expect(rows > 50 && withJoins > 10)
  }

  @Test("Weights that are no whole numbers are not rounded")
  func fractions() throws {
    let draft = ClusterDraft()
    draft.namespace("a").node("n").serviceAccount("a/app")
    for number in 0..<7 { draft.secret("a/s\(number)") }
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("a/r", role: "ClusterRole/reader", to: .account("a/app"))
    var context = EstateContext()
    context.assetWeights = AssetWeights(
      secret: 0.1, namespace: 1.0 / 3, node: 1e-9, cluster: 12345.678)
    let graph = AttackGraph.compile(
      draft.estate(context: context), overlay: Overlay(policy: "none"))
    _ = try Self.expectAgreement(graph, clusters: ["c"])
    let row = try #require(Self.ranking(graph, [.serviceAccount]).rows.first)
    #expect(row.name.description == "sa:a/app")
    #expect(row.weight == 7 * 0.1)
  }

  @Test("A person counts with all their sessions, in every cluster")
  func person() throws {
    let drafts = ["c1", "c2"].map { name in
      ClusterDraft(name).namespace("a").secret("a/db").role("reader", .allow("get", on: "secrets"))
        .bind("a/r", role: "ClusterRole/reader", to: .group("team"))
        .bind("a/s", role: "ClusterRole/reader", to: .user("zoe"))
    }
    let estate = Estate(
      name: "two", clusters: drafts.map(\.cluster), context: EstateContext())
    var overlay = Overlay(policy: "none")
    for cluster in ["c1", "c2"] {
      overlay.credentials.append(
        CredentialSlot(
          id: "\(cluster)/ann", kind: .oidcSession, cluster: cluster, username: "ann",
          groups: ["team"], places: [.laptop(name: "ann")]))
    }
    let graph = AttackGraph.compile(estate, overlay: overlay)
    let rows = Self.ranking(graph, [.user]).rows
    #expect(rows.map(\.name.description) == ["user:ann", "user:zoe"])
    #expect(rows.map { $0.counts[.secret] } == [2, 2])
    _ = try Self.expectAgreement(graph, clusters: ["c1", "c2"])
  }

  @Test("The greatest weight first; neither threads nor kinds asked for change a row")
  func order() throws {
    let graph = AttackGraph.compile(ShopEstate.make(), overlay: Overlay(policy: "none"))
    let rows = Self.ranking(graph).rows
    #expect(rows == Self.ranking(graph, threads: 5).rows)
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.weight >= $1.weight })
    let accounts = Self.ranking(graph, [.serviceAccount]).rows
    #expect(accounts.allSatisfy { $0.name.kind == .serviceAccount })
    #expect(accounts == rows.filter { $0.name.kind == .serviceAccount })
    #expect(accounts.count == 6)
    #expect(Set(rows.map(\.name.kind)).count == 5)
    let users = Self.ranking(graph, [.user]).rows
    #expect(users.first?.name.description == "user:ann")
    #expect(users.first.map { $0.counts[.cluster] } == 1)
  }
}
