import Estate

/// Checks a cluster's objects as an API server would on creation, plus that every reference leads
/// somewhere. Written from the API's validation rules, not from the generator.
struct KubernetesValidity {
  let cluster: Cluster
  let accounts: Set<String>
  let secrets: Set<String>
  let configMaps: Set<String>
  let workloads: [String: [Workload]]
  let levels: [String: String]
  private(set) var problems: [String] = []

  /// Everything an API server would refuse, one line each; empty for a valid cluster.
  static func problems(in cluster: Cluster) -> [String] {
    var validity = KubernetesValidity(cluster: cluster)
    validity.checkNames()
    validity.checkReferences()
    validity.checkRoles()
    validity.checkBindings()
    validity.checkPods()
    validity.checkNetworkPolicies()
    validity.checkSchedules()
    return validity.problems
  }

  private init(cluster: Cluster) {
    func paths(_ objects: [ObjectMetadata]) -> Set<String> {
      Set(objects.map { "\($0.namespace)/\($0.name)" })
    }
    self.cluster = cluster
    accounts = paths(cluster.serviceAccounts.map(\.metadata))
    secrets = paths(cluster.secrets.map(\.metadata))
    configMaps = paths(cluster.configMaps.map(\.metadata))
    workloads = Dictionary(
      grouping: cluster.workloads, by: { "\($0.metadata.namespace)/\($0.metadata.name)" })
    levels = Dictionary(
      cluster.namespaces.map {
        ($0.metadata.name, $0.metadata.labels["pod-security.kubernetes.io/enforce"] ?? "privileged")
      }, uniquingKeysWith: { first, _ in first })
  }

  mutating func require(_ holds: Bool, _ problem: @autoclosure () -> String) {
    if !holds { problems.append("\(cluster.name): \(problem())") }
  }

  // MARK: Names

  private mutating func checkNames() {
    checkKind("Namespace", cluster.namespaces.map(\.metadata), namespaced: false, isLabel)
    checkKind("Node", cluster.nodes.map(\.metadata), namespaced: false, isSubdomain)
    checkKind(
      "ServiceAccount", cluster.serviceAccounts.map(\.metadata), namespaced: true, isSubdomain)
    checkKind("Secret", cluster.secrets.map(\.metadata), namespaced: true, isSubdomain)
    checkKind("ConfigMap", cluster.configMaps.map(\.metadata), namespaced: true, isSubdomain)
    checkKind("Pod", cluster.pods.map(\.metadata), namespaced: true, isSubdomain)
    for kind in ["Deployment", "StatefulSet", "DaemonSet", "CronJob"] {
      let workloads = cluster.workloads.filter { $0.kind == kind }.map(\.metadata)
      // A CronJob's name leaves room for the eleven characters that name its Jobs.
      let limit = kind == "CronJob" ? 52 : 253
      checkKind(kind, workloads, namespaced: true) { isSubdomain($0) && $0.count <= limit }
    }
    for (scope, kind) in [(RBACScope.namespaced, "Role"), (.cluster, "ClusterRole")] {
      checkKind(
        kind, cluster.roles.filter { $0.scope == scope }.map(\.metadata),
        namespaced: scope == .namespaced, isPathSegment)
      checkKind(
        "\(kind)Binding", cluster.bindings.filter { $0.scope == scope }.map(\.metadata),
        namespaced: scope == .namespaced, isPathSegment)
    }
  }

  mutating func checkKind(
    _ kind: String, _ objects: [ObjectMetadata], namespaced: Bool,
    _ isName: (String) -> Bool
  ) {
    let namespaces = Set(cluster.namespaces.map(\.metadata.name))
    var seen: Set<String> = []
    for object in objects {
      let path = "\(kind) \(object.namespace)/\(object.name)"
      require(isName(object.name), "\(path): not a valid name")
      require(seen.insert(path).inserted, "\(path): exists twice")
      require(
        namespaced ? namespaces.contains(object.namespace) : object.namespace.isEmpty,
        "\(path): namespace does not fit")
      for (key, value) in object.labels {
        require(isQualifiedName(key), "\(path): label key \(key)")
        require(isLabelValue(value), "\(path): label value \(value)")
      }
      for key in object.annotations.keys {
        require(isQualifiedName(key), "\(path): annotation key \(key)")
      }
    }
  }

  // MARK: References

  private mutating func checkReferences() {
    for namespace in cluster.namespaces.map(\.metadata.name) {
      require(accounts.contains("\(namespace)/default"), "\(namespace): no default account")
    }
    for secret in cluster.secrets where secret.type == Secret.serviceAccountTokenType {
      let account = secret.metadata.annotations["kubernetes.io/service-account.name"] ?? ""
      require(
        accounts.contains("\(secret.metadata.namespace)/\(account)"),
        "Secret \(secret.metadata.name): token of no account")
    }
    let types = [
      "Opaque", Secret.serviceAccountTokenType, "kubernetes.io/tls",
      "kubernetes.io/dockerconfigjson",
    ]
    for secret in cluster.secrets {
      require(types.contains(secret.type), "Secret \(secret.metadata.name): \(secret.type)")
    }
  }
}
