import Estate
import EstateStatistics
import Statistics
import Testing

/// Each number against a count by its definition, object by object.
@Suite("Statistics equal slow counts")
struct CountingTests {
  private static func median(_ values: [Int]) -> Double? {
    values.isEmpty ? nil : Double(values.sorted()[(values.count - 1) / 2])
  }

  /// The smallest value that so many hundredths of the values do not exceed.
  private static func percentile(_ hundredths: Int, _ values: [Int]) -> Double? {
    values.sorted().first { value in
      values.count { $0 <= value } * 100 >= hundredths * values.count
    }.map(Double.init)
  }

  private static func account(_ spec: PodSpec) -> String {
    spec.serviceAccountName == "" ? "default" : spec.serviceAccountName
  }

  @Test("Sizes")
  func sizes() throws {
    try TestEstates.check("clusters") { Double($0.clusters.count) }
    try TestEstates.check("pods") { Double($0.clusters.map(\.pods.count).reduce(0, +)) }
    try TestEstates.check("service-accounts") { estate in
      Double(estate.clusters.flatMap(\.serviceAccounts).count)
    }
    try TestEstates.check("non-human-identities-per-person") { estate in
      let context = estate.context
      guard !context.people.isEmpty else { return nil }
      var roles: [CloudIdentity] = []
      for link in context.cloudIdentities where !roles.contains(link.identity) {
        roles.append(link.identity)
      }
      let count =
        estate.clusters.flatMap(\.serviceAccounts).count + estate.clusters.flatMap(\.nodes).count
        + context.pipelines.count + context.clusterLinks.count + roles.count
      return Double(count) / Double(context.people.count)
    }
  }

  @Test("Service accounts per namespace")
  func accountsPerNamespace() throws {
    func counts(_ estate: Estate) -> [Int] {
      estate.clusters.flatMap { cluster -> [Int] in
        let names = Set(
          cluster.namespaces.map(\.metadata.name)
            + cluster.serviceAccounts.map(\.metadata.namespace))
        return names.map { name in
          cluster.serviceAccounts.count { $0.metadata.namespace == name }
        }
      }
    }
    try TestEstates.check("accounts-per-namespace-median") { Self.median(counts($0)) }
    try TestEstates.check("accounts-per-namespace-p90") { Self.percentile(90, counts($0)) }
  }

  @Test("Pods per service account, and service accounts without pods")
  func podsPerAccount() throws {
    func pods(_ account: ServiceAccount, _ cluster: Cluster) -> Int {
      cluster.pods.count {
        $0.metadata.namespace == account.metadata.namespace
          && Self.account($0.spec) == account.metadata.name
      }
    }
    func counts(_ estate: Estate) -> [Int] {
      estate.clusters.flatMap { cluster in
        cluster.serviceAccounts.map { pods($0, cluster) }.filter { $0 > 0 }
      }
    }
    try TestEstates.check("pods-per-account-median") { Self.median(counts($0)) }
    try TestEstates.check("pods-per-account-p99") { Self.percentile(99, counts($0)) }
    try TestEstates.check("pods-per-account-mean") { Moments.mean(counts($0).map(Double.init)) }
    try TestEstates.check("accounts-without-pods-share") { estate in
      estate.clusters.flatMap { cluster in
        cluster.serviceAccounts.map { account in
          pods(account, cluster) == 0
            && !cluster.workloads.contains {
              $0.metadata.namespace == account.metadata.namespace
                && Self.account($0.template) == account.metadata.name
            }
        }
      }.share { $0 }
    }
  }

  @Test("Pods per node")
  func podsPerNode() throws {
    func counts(_ estate: Estate) -> [Int] {
      estate.clusters.flatMap { cluster -> [Int] in
        let nodes = Set(cluster.nodes.map(\.metadata.name) + cluster.pods.map(\.spec.nodeName))
        return nodes.subtracting([""]).map { node in
          cluster.pods.count { $0.spec.nodeName == node }
        }
      }
    }
    try TestEstates.check("pods-per-node-p50") { Self.median(counts($0)) }
    try TestEstates.check("pods-per-node-max") { counts($0).max().map(Double.init) }
  }

  @Test("Roles of the estate's own")
  func roles() throws {
    func own(_ estate: Estate) -> [Role] {
      estate.clusters.flatMap(\.roles).filter {
        !$0.metadata.labels.keys.contains("kubernetes.io/bootstrapping")
      }
    }
    try TestEstates.check("rules-per-custom-role-median") { estate in
      Self.median(own(estate).map(\.rules.count))
    }
    try TestEstates.check("wildcard-custom-roles-share") { estate in
      own(estate).share { role in
        role.rules.flatMap { $0.verbs + $0.resources }.contains("*")
      }
    }
  }

  @Test("Bindings per subject, and of the roles for users")
  func bindings() throws {
    func counts(_ estate: Estate) -> [Int] {
      estate.clusters.flatMap { cluster -> [Int] in
        var named: [String: Set<Int>] = [:]
        for (place, binding) in cluster.bindings.enumerated() {
          for subject in binding.subjects {
            var key = "\(subject.kind) \(subject.name)"
            if subject.kind == "ServiceAccount" {
              let namespace =
                subject.namespace != "" ? subject.namespace : binding.grantedNamespace
              if namespace == "" { continue }
              key = "User system:serviceaccount:\(namespace):\(subject.name)"
            }
            named[key, default: []].insert(place)
          }
        }
        return named.values.map(\.count)
      }
    }
    try TestEstates.check("bindings-per-subject-median") { Self.median(counts($0)) }
    try TestEstates.check("bindings-per-subject-p99") { Self.percentile(99, counts($0)) }
    try TestEstates.check("bindings-per-subject-max") { counts($0).max().map(Double.init) }
    try TestEstates.check("user-roles-namespaced-share") { estate in
      estate.clusters.flatMap(\.bindings).filter { binding in
        ["admin", "edit", "view"].contains { $0 == binding.roleRef.name }
          && binding.roleRef.kind == "ClusterRole"
      }.share { $0.path.hasPrefix("RoleBinding/") }
    }
  }

  @Test("Tokens, pods, networks, cloud roles")
  func hygiene() throws {
    try TestEstates.check("automounted-pods-share") { estate in
      estate.clusters.flatMap { cluster in
        cluster.pods.map { pod in
          let account = cluster.serviceAccounts.first {
            $0.metadata.namespace == pod.metadata.namespace
              && $0.metadata.name == Self.account(pod.spec)
          }
          return (pod.spec.automountServiceAccountToken ?? account?.automountServiceAccountToken)
            != false
        }
      }.share { $0 }
    }
    try TestEstates.check("exposed-pods-share") { estate in
      estate.clusters.flatMap(\.pods).map(\.spec).share { spec in
        let hasHostPath = spec.volumes.contains {
          String(describing: $0.source).contains("hostPath")
        }
        return hasHostPath || spec.containers.map(\.privileged).contains(true)
      }
    }
    try TestEstates.check("network-policy-clusters-share") { estate in
      estate.clusters.share { $0.networkPolicies.count > 0 }
    }
    try TestEstates.check("sensitive-cloud-roles-share") { estate in
      let roles = estate.context.cloudRoles
      return estate.context.cloudIdentities.filter { link in
        roles.contains { $0.identity == link.identity }
      }.share { link in roles.contains { $0.identity == link.identity && $0.isSensitive } }
    }
  }

  @Test("Shape of the attack graph")
  func graph() throws {
    try TestEstates.check("graph-edges-per-vertex") { estate in
      let census = EstateCensus(estate).graph
      return Double(census.edges) / Double(census.vertices)
    }
    try TestEstates.check("graph-density") { estate in
      let statistics = EstateStatistics(estate)
      let vertices = try #require(statistics["graph-vertices"]?.value)
      let edges = try #require(statistics["graph-edges"]?.value)
      return edges / (vertices * vertices - vertices)
    }
  }
}
