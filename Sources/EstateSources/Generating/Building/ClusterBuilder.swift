import Estate
import Sampling
import Specs

/// Puts one cluster together: namespaces, accounts, secrets, rights and programs.
struct ClusterBuilder {
  private(set) var cluster: Cluster
  private(set) var surroundings = ClusterSurroundings()
  private(set) var installations: [Installation] = []
  /// Positions of the service accounts by namespace and name.
  private var accounts: [String: Int] = [:]
  private var claims: Set<String> = []
  let spec: EstateSpec
  let draws: EstateDraws

  /// - Parameter defaults: The roles and bindings that an API server makes by itself.
  init(
    name: String, defaults: (roles: [Role], bindings: [RoleBinding]), _ spec: EstateSpec,
    _ draws: EstateDraws
  ) {
    cluster = Cluster(name: name)
    cluster.roles = defaults.roles
    cluster.bindings = defaults.bindings
    self.spec = spec
    self.draws = draws
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
    let key = "\(namespace)/\(name)"
    guard accounts[key] == nil else { return }
    accounts[key] = cluster.serviceAccounts.count
    cluster.serviceAccounts.append(
      ServiceAccount(
        metadata: ObjectMetadata(namespace: namespace, name: name, labels: labels),
        automountServiceAccountToken: mountsToken ? nil : false))
  }

  mutating func addSecret(
    _ name: String, in namespace: String, type: String = "Opaque", labels: [String: String] = [:]
  ) {
    cluster.secrets.append(
      Secret(
        metadata: ObjectMetadata(namespace: namespace, name: name, labels: labels), type: type))
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

  /// Adds the workload of a component; its pods are made with the nodes.
  mutating func add(_ workload: Workload, _ component: Component, key: EntityKey) {
    installations.append(
      Installation(component: component, workload: cluster.workloads.count, key: key))
    cluster.workloads.append(workload)
  }

  mutating func add(_ service: Service) {
    cluster.services.append(service)
  }

  /// Adds a claim for storage unless the namespace has it.
  mutating func addClaim(_ name: String, in namespace: String) {
    guard claims.insert("\(namespace)/\(name)").inserted else { return }
    cluster.persistentVolumeClaims.append(
      PersistentVolumeClaim(metadata: ObjectMetadata(namespace: namespace, name: name)))
  }

  mutating func add(_ policy: NetworkPolicy) {
    cluster.networkPolicies.append(policy)
  }

  /// Lets an account take a cloud identity.
  mutating func link(_ account: String, in namespace: String, to role: CloudRole) {
    surroundings.cloudRoles.append(role)
    surroundings.cloudIdentities.append(
      ServiceAccountIdentity(
        cluster: cluster.name, namespace: namespace, serviceAccount: account,
        identity: role.identity))
    guard let position = accounts["\(namespace)/\(account)"] else { return }
    cluster.serviceAccounts[position].metadata.annotations[role.identity.provider.annotation] =
      role.identity.identity
  }

  mutating func add(_ link: ClusterLink) {
    surroundings.clusterLinks.append(link)
  }

  /// Makes nodes for everything that was installed, and runs it on them.
  mutating func schedule() {
    var scheduler = NodeScheduler(
      cluster: cluster.name, spec, draws,
      daemons: installations.count { $0.component.controller == .daemonSet },
      pods: installations.reduce(0) { $0 + $1.component.scheduledReplicas })
    cluster.nodes = scheduler.nodes
    for installation in installations {
      let component = installation.component
      let hosts =
        switch component.controller {
        case .daemonSet: scheduler.placeEverywhere()
        case .cronJob: [String]()
        case .deployment, .statefulSet:
          scheduler.place(component.replicas, in: component.pool, owner: installation.key)
        }
      guard !hosts.isEmpty else { continue }
      let namer = PodNamer(key: installation.key, draws: draws)
      cluster.pods += namer.pods(of: cluster.workloads[installation.workload], on: hosts)
    }
  }
}

/// A component in its place.
struct Installation {
  var component: Component
  /// Position of its workload in the cluster.
  var workload: Int
  /// The key of the workload.
  var key: EntityKey
}

/// What one cluster adds to the facts around the clusters.
struct ClusterSurroundings {
  var cloudIdentities: [ServiceAccountIdentity] = []
  var cloudRoles: [CloudRole] = []
  var clusterLinks: [ClusterLink] = []
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
