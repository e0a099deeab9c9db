import Estate

/// Puts one cluster together: namespaces, accounts, secrets, rights and programs.
struct ClusterBuilder {
  private(set) var cluster: Cluster
  private var scheduler: NodeScheduler
  private var accounts: Set<String> = []
  let draws: EstateDraws

  /// - Parameter defaults: The roles and bindings that an API server makes by itself.
  init(
    name: String, nodeCount: Int, defaults: (roles: [Role], bindings: [RoleBinding]),
    draws: EstateDraws
  ) {
    cluster = Cluster(name: name)
    cluster.roles = defaults.roles
    cluster.bindings = defaults.bindings
    self.draws = draws
    scheduler = NodeScheduler(cluster: name, nodeCount: nodeCount, draws)
    cluster.nodes = scheduler.nodes
  }

  /// Adds a namespace with what Kubernetes puts into each: the `default` service account and the
  /// API server's CA.
  mutating func addNamespace(_ name: String, labels: [String: String] = [:]) {
    let labels = labels.merging(["kubernetes.io/metadata.name": name]) { own, _ in own }
    cluster.namespaces.append(Namespace(metadata: ObjectMetadata(name: name, labels: labels)))
    addAccount("default", in: name)
    addConfigMap("kube-root-ca.crt", in: name)
  }

  /// Adds a service account unless the namespace has it.
  mutating func addAccount(
    _ name: String, in namespace: String, mountsToken: Bool = true, labels: [String: String] = [:]
  ) {
    guard accounts.insert("\(namespace)/\(name)").inserted else { return }
    cluster.serviceAccounts.append(
      ServiceAccount(
        metadata: ObjectMetadata(namespace: namespace, name: name, labels: labels),
        automountServiceAccountToken: mountsToken ? nil : false))
  }

  mutating func addSecret(_ name: String, in namespace: String, type: String = "Opaque") {
    cluster.secrets.append(
      Secret(metadata: ObjectMetadata(namespace: namespace, name: name), type: type))
  }

  /// Adds a Secret that holds a long-lived token of a service account.
  mutating func addToken(of account: String, in namespace: String, as name: String) {
    cluster.secrets.append(.token(of: account, in: namespace, as: name))
  }

  mutating func addConfigMap(_ name: String, in namespace: String) {
    cluster.configMaps.append(ConfigMap(metadata: ObjectMetadata(namespace: namespace, name: name)))
  }

  mutating func addRole(_ scope: RBACScope, _ metadata: ObjectMetadata, _ rules: [PolicyRule]) {
    cluster.roles.append(Role(scope: scope, metadata: metadata, rules: rules))
  }

  mutating func bind(
    _ role: RoleReference, to subject: Subject, as name: String, in namespace: String? = nil
  ) {
    cluster.bindings.append(.binding(of: role, to: subject, as: name, in: namespace))
  }

  /// Adds the workload of a component and its pods.
  mutating func add(_ workload: Workload, _ component: Component, pods namer: PodNamer) {
    cluster.workloads.append(workload)
    let hosts =
      switch component.controller {
      case .daemonSet: scheduler.placeEverywhere()
      case .cronJob: [String]()
      case .deployment, .statefulSet:
        scheduler.place(component.replicas, in: component.pool, owner: namer.key)
      }
    cluster.pods += namer.pods(of: workload, on: hosts)
  }
}

extension Secret {
  /// A Secret that the token controller fills with a token that never expires.
  static func token(of account: String, in namespace: String, as name: String) -> Secret {
    Secret(
      metadata: ObjectMetadata(
        namespace: namespace, name: name,
        annotations: ["kubernetes.io/service-account.name": account]),
      type: serviceAccountTokenType)
  }
}

extension RoleBinding {
  /// A ClusterRoleBinding, or a RoleBinding where a namespace is given.
  static func binding(
    of role: RoleReference, to subject: Subject, as name: String, in namespace: String?
  ) -> RoleBinding {
    RoleBinding(
      scope: namespace == nil ? .cluster : .namespaced,
      metadata: ObjectMetadata(namespace: namespace ?? "", name: name), roleRef: role,
      subjects: [subject])
  }
}

extension Subject {
  private static let rbacGroup = "rbac.authorization.k8s.io"

  static func user(_ name: String) -> Subject {
    Subject(kind: "User", apiGroup: rbacGroup, name: name)
  }

  static func group(_ name: String) -> Subject {
    Subject(kind: "Group", apiGroup: rbacGroup, name: name)
  }

  static func account(_ name: String, in namespace: String) -> Subject {
    Subject(kind: "ServiceAccount", name: name, namespace: namespace)
  }
}

extension RoleReference {
  static func clusterRole(_ name: String) -> RoleReference {
    RoleReference(kind: "ClusterRole", name: name)
  }

  static func role(_ name: String) -> RoleReference {
    RoleReference(kind: "Role", name: name)
  }
}
