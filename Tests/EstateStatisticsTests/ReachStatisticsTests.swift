import AttackGraph
import Estate
import EstateStatistics
import TestSupport
import Testing

@Suite("Steps to control of a cluster")
struct ReachStatisticsTests {
  private static func graph(_ estate: Estate) -> AttackGraph {
    var overlay = Overlay(policy: "test")
    for person in estate.context.people {
      for cluster in person.clusters {
        overlay.credentials.append(
          CredentialSlot(
            id: "\(cluster) \(person.name)", kind: .clientCertificate, cluster: cluster,
            username: person.username, groups: person.groups, places: []))
      }
    }
    return .compile(estate, overlay: overlay)
  }

  /// The least number of steps from some vertices to control of a cluster, by going over all edges
  /// until nothing gets shorter.
  private static func steps(from sources: [UInt32], _ graph: AttackGraph) -> Int? {
    var tails: [UInt32: [UInt32: Int]] = [:]
    for edge in graph.edges {
      let length = graph.technique(of: edge).tactic == .structural ? 0 : 1
      let known = tails[edge.head, default: [:]][edge.tail]
      tails[edge.head, default: [:]][edge.tail] = min(known ?? length, length)
    }
    var steps: [UInt32: Int] = [:]
    for source in sources { steps[source] = 0 }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (head, inputs) in tails {
        let lengths = inputs.compactMap { tail, length in steps[tail].map { $0 + length } }.sorted()
        let need = graph.vertices[Int(head)].need ?? 1
        guard lengths.count >= need, lengths[need - 1] < steps[head] ?? .max else { continue }
        steps[head] = lengths[need - 1]
        hasChanged = true
      }
    }
    return graph.assets.filter { graph.vertices[Int($0)].asset?.kind == .cluster }
      .compactMap { steps[$0] }.min()
  }

  private static func accountSteps(_ estate: Estate) -> [Int?] {
    let graph = graph(estate)
    return estate.clusters.flatMap { cluster in
      cluster.serviceAccounts.map { account in
        let key = VertexKey.serviceAccount(
          cluster: cluster.name, namespace: account.metadata.namespace,
          name: account.metadata.name)
        return steps(from: graph.vertex(key).map { [$0] } ?? [], graph)
      }
    }
  }

  private static func personSteps(_ estate: Estate) throws -> [Int?] {
    let graph = graph(estate)
    let names = estate.clusters.map(\.name)
    return try estate.context.people.map { person in
      let own = names.filter { person.clusters.contains($0) }
      guard !own.isEmpty else { return nil }
      // Somebody else may sign in under the same name with other groups; here nobody does.
      let query = try VertexQuery("user:" + person.username)
      return try steps(from: query.vertices(in: graph, clusters: own), graph)
    }
  }

  private static func mode(_ values: [Int]) -> Int? {
    values.max { first, second in
      let (left, right) = (
        values.count { $0 == first }, values.count { $0 == second }
      )
      return (left, second) < (right, first)
    }
  }

  @Test("Service accounts: equal to a search from each, joins included")
  func accounts() throws {
    var defined = 0
    for estate in try TestEstates.few() {
      let steps = Self.accountSteps(estate)
      let reached = steps.compactMap { $0 }.sorted()
      let statistics = EstateStatistics(estate)
      #expect(
        statistics["cluster-reaching-accounts-share"]?.value == steps.share { $0 != nil })
      #expect(
        statistics["steps-to-cluster-median"]?.value
          == (reached.isEmpty ? nil : Double(reached[(reached.count - 1) / 2])))
      #expect(
        statistics["steps-to-cluster-mode"]?.value == Self.mode(reached).map(Double.init))
      defined += reached.isEmpty ? 0 : 1
    }
    #expect(defined > 10)
  }

  @Test("People: equal to a search from all their sessions")
  func people() throws {
    var defined = 0
    for estate in try TestEstates.few() {
      let steps = try Self.personSteps(estate)
      let reached = steps.compactMap { $0 }.sorted()
      let statistics = EstateStatistics(estate)
      #expect(statistics["cluster-reaching-people-share"]?.value == steps.share { $0 != nil })
      #expect(
        statistics["steps-to-cluster-people-median"]?.value
          == (reached.isEmpty ? nil : Double(reached[(reached.count - 1) / 2])))
      defined += reached.isEmpty ? 0 : 1
    }
    #expect(defined > 10)
  }

  @Test("The halves of a binding that only together are enough are counted as such")
  func joins() {
    let rbac = "rbac.authorization.k8s.io"
    func draft(_ accounts: [String]) -> Estate {
      let draft = ClusterDraft("c").namespace("n").serviceAccount("n/a").serviceAccount("n/b")
        .role("admin", .everything)
        .role("writer", .allow("create", on: "clusterrolebindings", group: rbac))
        .role("binder", .allow("bind", on: "clusterroles", group: rbac))
        .bind("writer", role: "ClusterRole/writer", to: .account("n/a"))
      for account in accounts {
        draft.bind(account, role: "ClusterRole/binder", to: .account("n/\(account)"))
      }
      return draft.estate()
    }
    #expect(EstateCensus(draft(["b"])).reach.reachingAccounts.hits == 0)
    #expect(EstateCensus(draft(["a"])).reach.reachingAccounts.hits == 1)
  }
}
