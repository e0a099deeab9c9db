import Estate
import EstateStatistics
import Testing

/// Who may take over what, asked of the authorizer request by request.
@Suite("Statistics of power equal the authorizer's answers")
struct PowerStatisticsTests {
  /// One cluster with its authorizer and every namespace in which something is granted.
  private struct Asked {
    let cluster: Cluster
    let authorizer: Authorizer
    let namespaces: [String]

    init(_ cluster: Cluster) {
      self.cluster = cluster
      authorizer = Authorizer(cluster: cluster)
      namespaces = Set(cluster.bindings.map(\.grantedNamespace)).subtracting([""]).sorted()
    }

    /// Whether any of the requests is allowed in a namespace; cluster-wide where it is empty.
    func allows(_ principal: Principal, _ requests: [AccessRequest], in namespace: String) -> Bool {
      let resolved = authorizer.resolve(principal)
      return requests.contains { request in
        var request = request
        request.namespace = namespace
        return authorizer.allows(resolved, authorizer.resolve(request))
      }
    }

    func takesOver(_ principal: Principal, in namespace: String) -> Bool {
      TakeoverRequests.all.contains { $0.isHeld(by: principal, in: namespace, self) }
    }

    func isProgram(_ account: ServiceAccount) -> Bool {
      let (namespace, name) = (account.metadata.namespace, account.metadata.name)
      guard !namespace.hasPrefix("kube-") else { return false }
      let pods =
        cluster.pods.filter { $0.metadata.namespace == namespace }.map(\.spec)
        + cluster.workloads.filter { $0.metadata.namespace == namespace }.map(\.template)
      return pods.contains {
        ($0.serviceAccountName == "" ? "default" : $0.serviceAccountName) == name
      }
    }
  }

  private struct TakeoverRequests {
    var right: TakeoverRight
    /// Of namespaced resources, which any binding may grant.
    var anywhere: [AccessRequest] = []
    var clusterWide: [AccessRequest] = []

    func isHeld(by principal: Principal, in namespace: String, _ asked: Asked) -> Bool {
      asked.allows(principal, namespace == "" ? anywhere + clusterWide : anywhere, in: namespace)
    }

    private static func requests(
      _ verbs: String, _ paths: String, _ group: String = ""
    ) -> [AccessRequest] {
      verbs.split(separator: " ").flatMap { verb in
        paths.split(separator: " ").map { path in
          let parts = path.split(separator: "/").map(String.init)
          return AccessRequest(
            verb: String(verb), apiGroup: group, resource: parts[0],
            subresource: parts.count > 1 ? parts[1] : "")
        }
      }
    }

    static let all = [
      Self(right: .readSecrets, anywhere: requests("get list watch", "secrets")),
      Self(
        right: .createWorkloads,
        anywhere: requests("create", "pods replicationcontrollers")
          + requests("create", "deployments daemonsets replicasets statefulsets", "apps")
          + requests("create", "jobs cronjobs", "batch")),
      Self(
        right: .execInPods,
        anywhere: requests("create get", "pods/exec pods/attach")
          + requests("update patch", "pods/ephemeralcontainers")),
      Self(
        right: .escalateOrBind,
        anywhere: requests("escalate bind", "roles clusterroles", "rbac.authorization.k8s.io")),
      Self(
        right: .impersonate, anywhere: requests("impersonate", "serviceaccounts"),
        clusterWide: requests("impersonate", "users groups")),
      Self(right: .nodeProxy, clusterWide: requests("get create", "nodes/proxy")),
      Self(right: .requestTokens, anywhere: requests("create", "serviceaccounts/token")),
      Self(
        right: .approveCertificates,
        clusterWide: requests(
          "update patch", "certificatesigningrequests/approval", "certificates.k8s.io")),
      Self(
        right: .writeWebhooks,
        clusterWide: requests(
          "create update patch",
          "mutatingwebhookconfigurations validatingwebhookconfigurations",
          "admissionregistration.k8s.io")),
    ]
  }

  private static func principal(_ account: ServiceAccount) -> Principal {
    .serviceAccount(namespace: account.metadata.namespace, name: account.metadata.name)
  }

  private static func isAdministrator(_ principal: Principal, _ asked: Asked) -> Bool {
    if principal.groups.contains("system:masters") { return true }
    return asked.authorizer.holdings(of: principal).filter { $0.namespace == "" }
      .flatMap(\.rules).contains { held in
        let rule = held.rule
        return [rule.verbs, rule.apiGroups, rule.resources].allSatisfy { $0.contains("*") }
          && rule.resourceNames == []
      }
  }

  private static func programs(_ estate: Estate) -> [(Asked, ServiceAccount)] {
    estate.clusters.map { Asked($0) }.flatMap { asked in
      asked.cluster.serviceAccounts.filter(asked.isProgram).map { (asked, $0) }
    }
  }

  @Test("Programs with takeover rights, anywhere and beyond their namespace")
  func programs() throws {
    try TestEstates.check("takeover-programs-share") { estate in
      Self.programs(estate).share { asked, account in
        ([""] + asked.namespaces).contains { asked.takesOver(Self.principal(account), in: $0) }
      }
    }
    try TestEstates.check("takeover-beyond-namespace-share") { estate in
      Self.programs(estate).share { asked, account in
        ([""] + asked.namespaces).contains {
          $0 != account.metadata.namespace && asked.takesOver(Self.principal(account), in: $0)
        }
      }
    }
  }

  @Test("Programs with each takeover right", arguments: TakeoverRight.allCases)
  func rights(right: TakeoverRight) throws {
    let requests = try #require(TakeoverRequests.all.first { $0.right == right })
    try TestEstates.check("takeover-\(right.rawValue)-share") { estate in
      Self.programs(estate).share { asked, account in
        ([""] + asked.namespaces).contains {
          requests.isHeld(by: Self.principal(account), in: $0, asked)
        }
      }
    }
  }

  @Test("Clusters with a powerful DaemonSet")
  func daemonSets() throws {
    try TestEstates.check("powerful-daemonset-clusters-share") { estate in
      estate.clusters.map { Asked($0) }.share { asked in
        let cluster = asked.cluster
        let parts =
          cluster.pods.filter { $0.owner?.kind == "DaemonSet" }.map { ($0.metadata, $0.spec) }
          + cluster.workloads.filter { $0.kind == "DaemonSet" }.map { ($0.metadata, $0.template) }
        return parts.contains { metadata, spec in
          let name = spec.serviceAccountName == "" ? "default" : spec.serviceAccountName
          let account = cluster.serviceAccounts.first {
            $0.metadata.namespace == metadata.namespace && $0.metadata.name == name
          }
          guard let account else { return false }
          let isProjected = spec.volumes.contains {
            String(describing: $0.source).contains("ProjectedToken")
          }
          let automount =
            spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true
          let scopes = [""] + asked.namespaces.filter { $0.hasPrefix("kube-") }
          return (automount || isProjected)
            && scopes.contains { asked.takesOver(Self.principal(account), in: $0) }
        }
      }
    }
  }

  @Test("Administrators: service accounts, people, groups, users")
  func administrators() throws {
    try TestEstates.check("cluster-admin-accounts-share") { estate in
      estate.clusters.map { Asked($0) }.flatMap { asked in
        asked.cluster.serviceAccounts.map { Self.isAdministrator(Self.principal($0), asked) }
      }.share { $0 }
    }
    try TestEstates.check("cluster-admin-people-share") { estate in
      let asked = estate.clusters.map { Asked($0) }
      return estate.context.people.share { person in
        asked.contains { asked in
          person.clusters.contains(asked.cluster.name)
            && Self.isAdministrator(.user(person.username, claims: person.groups), asked)
        }
      }
    }
    try TestEstates.check("cluster-admin-groups-mean") { Self.meanOfAdministrators($0, "Group") }
    try TestEstates.check("cluster-admin-users-mean") { Self.meanOfAdministrators($0, "User") }
  }

  private static func meanOfAdministrators(_ estate: Estate, _ kind: String) -> Double? {
    let counts = estate.clusters.map { Asked($0) }.map { asked -> Int in
      let names = asked.cluster.bindings.flatMap(\.subjects).filter { $0.kind == kind }.map(\.name)
      return Set(names).count { name in
        if kind == "Group" && name.hasPrefix("system:") { return false }
        if name.hasPrefix("system:serviceaccount:") { return false }
        let principal =
          kind == "Group"
          ? Principal(username: "", groups: [name]) : Principal(username: name, groups: [])
        return Self.isAdministrator(principal, asked)
      }
    }
    return counts.isEmpty ? nil : Double(counts.reduce(0, +)) / Double(counts.count)
  }
}
