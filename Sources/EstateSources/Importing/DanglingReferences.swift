package import Estate

/// What a cluster's objects refer to that is not there.
///
/// Only kinds that the dump holds are looked for: an object of a kind that was not collected is
/// unknown, not absent. A pod starts without what it refers to as optional, so that does not count.
package struct DanglingReferences: Sendable, Hashable {
  /// What kind of reference leads nowhere.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A binding's role.
    case role
    /// A binding's ServiceAccount.
    case subject
    /// A pod's ServiceAccount.
    case podServiceAccount
    /// The Node a pod runs on.
    case podNode
    /// A Secret that a pod mounts, reads into its environment or pulls images with.
    case podSecret
  }

  /// A reference that leads nowhere.
  package struct Reference: Sendable, Hashable {
    /// What kind of reference it is.
    package let kind: Kind
    /// The object that refers, such as `RoleBinding/shop/deployers` or `Pod/shop/web-0`.
    package let source: String
    /// What is not there, such as `ClusterRole/deployer` or `Secret/shop/web-tls`.
    package let target: String
  }

  /// In the order of the referring objects: bindings, then pods; each target of an object once.
  package let references: [Reference]

  /// Looks for the references of one cluster.
  ///
  /// - Parameter collected: kinds that the dump holds, were it only as an empty list.
  /// - Complexity: O(objects + references).
  package init(of cluster: Cluster, collected: Set<String>) {
    self.init(of: cluster) { kind, _ in collected.contains(kind.rawValue) }
  }

  /// Looks for the references of an imported cluster, whose context says which kinds are known in
  /// which namespaces.
  package init(of cluster: Cluster, in context: EstateContext) {
    self.init(of: cluster) { kind, namespace in
      context.isKnown(
        kind.rawValue, cluster: cluster.name, namespace: namespace.isEmpty ? nil : namespace)
    }
  }

  private init(of cluster: Cluster, whereKnown isKnown: @escaping Search.Knowledge) {
    var search = Search(cluster: cluster, isKnown: isKnown)
    for binding in cluster.bindings { search.look(at: binding) }
    for pod in cluster.pods { search.look(at: pod) }
    references = search.references
  }

  /// How many references of each kind lead nowhere, for the kinds that occur, in a fixed order.
  package var counts: [(kind: Kind, count: Int)] {
    Kind.allCases.compactMap { kind in
      let count = references.count { $0.kind == kind }
      return count == 0 ? nil : (kind, count)
    }
  }
}

private struct Search {
  /// Whether every object of a kind in a namespace is known; of the cluster, where that is empty.
  typealias Knowledge = (_ kind: ObjectKind, _ namespace: String) -> Bool

  private let isKnown: Knowledge
  private var objects: ObjectIndex
  var references: [DanglingReferences.Reference] = []

  init(cluster: Cluster, isKnown: @escaping Knowledge) {
    self.isKnown = isKnown
    objects = ObjectIndex(cluster)
  }

  private static func path(_ kind: String, _ namespace: String, _ name: String) -> String {
    namespace.isEmpty ? "\(kind)/\(name)" : "\(kind)/\(namespace)/\(name)"
  }

  // MARK: Bindings

  mutating func look(at binding: RoleBinding) {
    var noted: Set<ExactString> = []
    let role = binding.roleRef
    let namespace = role.kind.hasSameBytes(as: "Role") ? binding.grantedNamespace : ""
    if isMissing(role, of: binding, in: namespace) {
      note(.role, binding.path, Self.path(role.kind, namespace, role.name), &noted)
    }
    for subject in binding.subjects where subject.kind.hasSameBytes(as: "ServiceAccount") {
      let namespace = subject.serviceAccountNamespace(in: binding) ?? ""
      lookForAccount(subject.name, in: namespace, .subject, of: binding.path, &noted)
    }
  }

  /// Whether a binding's role is not there, or is of no kind that such a binding may refer to.
  private mutating func isMissing(
    _ role: RoleReference, of binding: RoleBinding, in namespace: String
  ) -> Bool {
    switch role.kind {
    case "ClusterRole": return isMissing(.clusterRole, role.name)
    case "Role" where binding.scope == .namespaced:
      return isMissing(.role, role.name, in: namespace)
    default: return true
    }
  }

  // MARK: Pods

  mutating func look(at pod: Pod) {
    var noted: Set<ExactString> = []
    let namespace = pod.metadata.namespace
    let source = Self.path("Pod", namespace, pod.metadata.name)
    let account = pod.spec.serviceAccountName
    lookForAccount(
      account.isEmpty ? "default" : account, in: namespace, .podServiceAccount, of: source, &noted)
    let node = pod.spec.nodeName
    if !node.isEmpty, isMissing(.node, node) {
      note(.podNode, source, Self.path("Node", "", node), &noted)
    }
    for secret in pod.spec.referencedSecrets where isMissing(.secret, secret, in: namespace) {
      note(.podSecret, source, Self.path("Secret", namespace, secret), &noted)
    }
  }

  // MARK: Looking

  private mutating func isMissing(
    _ kind: ObjectKind, _ name: String, in namespace: String = ""
  ) -> Bool {
    !objects.has(kind, namespace: namespace, name: name) && isKnown(kind, namespace)
  }

  /// Every namespace has a ServiceAccount called `default`; where the dump holds none of a
  /// namespace, those were not collected, unless the namespace itself is known not to be there.
  private mutating func lookForAccount(
    _ name: String, in namespace: String, _ kind: DanglingReferences.Kind, of source: String,
    _ noted: inout Set<ExactString>
  ) {
    guard isMissing(.serviceAccount, name, in: namespace) else { return }
    let isKnown =
      namespace.isEmpty || objects.hasAny(.serviceAccount, in: namespace)
      || isMissing(.namespace, namespace)
    if isKnown { note(kind, source, Self.path("ServiceAccount", namespace, name), &noted) }
  }

  private mutating func note(
    _ kind: DanglingReferences.Kind, _ source: String, _ target: String,
    _ noted: inout Set<ExactString>
  ) {
    guard noted.insert(ExactString(target)).inserted else { return }
    references.append(.init(kind: kind, source: source, target: target))
  }
}

extension PodSpec {
  /// The names of the Secrets that the pod cannot start without, with repetitions.
  fileprivate var referencedSecrets: [String] {
    let mounted = volumes.flatMap { volume -> [String] in
      switch volume.source {
      case .secret(let name, optional: false): [name]
      case .projected(let projection):
        projection.secrets.filter { !projection.optionalSecrets.containsExactly($0) }
      default: []
      }
    }
    let environment = containers.flatMap { container in
      container.environmentSecrets.filter {
        !container.optionalEnvironmentSecrets.containsExactly($0)
      }
    }
    return (mounted + environment + imagePullSecrets).filter { !$0.isEmpty }
  }
}
