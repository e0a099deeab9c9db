internal import Estate

/// One cluster with the look-ups that several parts of a census need.
struct ClusterFacts {
  let cluster: Cluster
  let context: EstateContext
  let rights: ClusterRights
  /// The place of each service account.
  private let accounts: [AccountName: Int]
  /// The kind of controller that runs one pod on each node.
  private static let daemonSet = "DaemonSet"

  struct AccountName: Hashable {
    var namespace: ExactString
    var name: ExactString

    init(_ namespace: String, _ name: String) {
      self.namespace = ExactString(namespace)
      self.name = ExactString(name)
    }
  }

  /// - Complexity: O(objects).
  init(_ cluster: Cluster, _ context: EstateContext) {
    self.cluster = cluster
    self.context = context
    rights = ClusterRights(cluster)
    accounts = Dictionary(
      cluster.serviceAccounts.enumerated().map { place, account in
        (AccountName(account.metadata.namespace, account.metadata.name), place)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether every object of a kind is known, so that what is missing does not exist.
  func knows(_ kind: String) -> Bool {
    context.isKnown(kind, cluster: cluster.name)
  }

  func account(_ namespace: String, _ name: String) -> Int? {
    accounts[AccountName(namespace, name)]
  }

  /// The place of the account that pods run as; `nil` where the cluster has none of the name.
  func account(of spec: PodSpec, in namespace: String) -> Int? {
    account(namespace, spec.serviceAccountName.isEmpty ? "default" : spec.serviceAccountName)
  }

  func principal(ofAccount place: Int) -> Principal {
    let account = cluster.serviceAccounts[place].metadata
    return .serviceAccount(namespace: account.namespace, name: account.name)
  }

  /// Whether the token of its account is put into a pod without being asked for.
  func isAutomounted(_ spec: PodSpec, in namespace: String) -> Bool {
    if let own = spec.automountServiceAccountToken { return own }
    let account = account(of: spec, in: namespace).map { cluster.serviceAccounts[$0] }
    return account?.automountServiceAccountToken ?? true
  }

  /// Whether a pod has a token for the API server, asked for or not.
  func hasToken(_ spec: PodSpec, in namespace: String) -> Bool {
    isAutomounted(spec, in: namespace)
      || spec.volumes.contains { volume in
        guard case .projected(let projection) = volume.source else { return false }
        return projection.tokens.contains(where: \.audience.isEmpty)
      }
  }

  /// By account, whether any pod runs as it, or any controller would start one that does.
  var isUsedByPods: [Bool] {
    var isUsed = [Bool](repeating: false, count: cluster.serviceAccounts.count)
    for (namespace, spec) in podSpecs {
      if let place = account(of: spec, in: namespace) { isUsed[place] = true }
    }
    return isUsed
  }

  /// The specifications of pods and of controllers' templates, with their namespaces.
  private var podSpecs: [(namespace: String, spec: PodSpec)] {
    cluster.pods.map { ($0.metadata.namespace, $0.spec) }
      + cluster.workloads.map { ($0.metadata.namespace, $0.template) }
  }

  /// The accounts whose token a DaemonSet puts on the nodes, ascending.
  var daemonAccounts: [Int] {
    let pods = cluster.pods.filter { $0.owner?.kind == Self.daemonSet }
      .map { ($0.metadata.namespace, $0.spec) }
    let templates = cluster.workloads.filter { $0.kind == Self.daemonSet }
      .map { ($0.metadata.namespace, $0.template) }
    let places = (pods + templates).compactMap { namespace, spec in
      hasToken(spec, in: namespace) ? account(of: spec, in: namespace) : nil
    }
    return Set(places).sorted()
  }

  /// Whether a namespace is Kubernetes' own.
  ///
  /// - Source: Kubernetes documentation, "Namespaces": the prefix `kube-` is reserved for the
  ///   system.
  static func isSystem(_ namespace: String) -> Bool {
    namespace.utf8.starts(with: "kube-".utf8)
  }
}
