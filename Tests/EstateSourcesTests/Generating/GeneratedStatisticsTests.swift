import Estate
import EstateSources
import Specs
import Testing

/// The shape of the small preset over several seeds, against the targets for synthetic clusters.
@Suite("Statistics of generated estates")
struct GeneratedStatisticsTests {
  private let clusters: [Cluster]

  private static let generated = Result {
    try (UInt64(1)...3).flatMap {
      try EstateGenerator.generate(EstateFacts.small(seed: $0)).clusters
    }
  }

  init() throws {
    clusters = try Self.generated.get()
  }

  @Test("few service accounts administer their cluster")
  func administrators() {
    let accounts = clusters.map(\.serviceAccounts.count).reduce(0, +)
    let administrators = clusters.flatMap { cluster in
      let authorizer = Authorizer(cluster: cluster)
      let everything = AccessRequest(verb: "*", apiGroup: "*", resource: "*")
      return cluster.serviceAccounts.map(\.metadata).filter {
        let principal = Principal.serviceAccount(namespace: $0.namespace, name: $0.name)
        return authorizer.decide(everything.by(principal)).allowed
      }
    }
    #expect((0.005...0.025).contains(Double(administrators.count) / Double(accounts)))
  }

  @Test("a tenth to a third of application accounts can take something over")
  func takeoverRights() {
    var risky = 0
    var total = 0
    for cluster in clusters {
      let authorizer = Authorizer(cluster: cluster)
      for account in cluster.serviceAccounts.map(\.metadata).filter(isOwn) {
        let principal = Principal.serviceAccount(namespace: account.namespace, name: account.name)
        let requests = [
          AccessRequest(verb: "list", resource: "secrets", namespace: account.namespace),
          AccessRequest(verb: "create", resource: "pods", namespace: account.namespace),
          AccessRequest(
            verb: "create", apiGroup: "batch", resource: "jobs", namespace: account.namespace),
        ]
        total += 1
        if requests.contains(where: { authorizer.decide($0.by(principal)).allowed }) { risky += 1 }
      }
    }
    #expect((0.1...0.35).contains(Double(risky) / Double(total)))
  }

  /// Whether it is the account of an application's own program.
  private func isOwn(_ account: ObjectMetadata) -> Bool {
    EstateFacts.isApplication(account.namespace)
      && !["default", "deployer"].contains(account.name)
  }

  @Test("most service accounts mount their token, and most are used")
  func accounts() {
    let accounts = clusters.flatMap(\.serviceAccounts)
    let mounting = accounts.filter { $0.automountServiceAccountToken != false }
    #expect(Double(mounting.count) >= 0.8 * Double(accounts.count))
    var unused = 0
    var total = 0
    for cluster in clusters {
      let used = Set(
        cluster.pods.map { pod in
          let name = pod.spec.serviceAccountName
          return "\(pod.metadata.namespace)/\(name.isEmpty ? "default" : name)"
        })
      // The control plane's own controllers run in no pod of a managed cluster.
      for account in cluster.serviceAccounts.map(\.metadata)
      where account.namespace != "kube-system" {
        total += 1
        if !used.contains("\(account.namespace)/\(account.name)") { unused += 1 }
      }
    }
    #expect((0.2...0.45).contains(Double(unused) / Double(total)))
  }

  @Test("few roles beside the default ones have wildcards")
  func wildcards() {
    let roles = clusters.flatMap(\.roles).filter {
      $0.metadata.labels["kubernetes.io/bootstrapping"] == nil
    }
    let wild = roles.filter { role in
      role.rules.contains { $0.verbs.contains("*") || $0.resources.contains("*") }
    }
    #expect((0.02...0.1).contains(Double(wild.count) / Double(roles.count)))
  }

  @Test("bindings are mostly namespaced")
  func bindings() {
    let bindings = clusters.flatMap(\.bindings).filter {
      $0.metadata.labels["kubernetes.io/bootstrapping"] == nil
    }
    let namespaced = bindings.filter { $0.scope == .namespaced }
    #expect(Double(namespaced.count) > 0.6 * Double(bindings.count))
  }

  @Test("pods spread over the nodes")
  func podsPerNode() {
    for cluster in clusters {
      let counts = cluster.nodes.map { node in
        cluster.pods.filter { $0.spec.nodeName == node.metadata.name }.count
      }.sorted()
      #expect((10...30).contains(counts[counts.count / 2]))
      #expect(counts[0] >= 6 && counts[counts.count - 1] <= 40)
      #expect(cluster.pods.allSatisfy { !$0.spec.nodeName.isEmpty })
    }
  }
}
