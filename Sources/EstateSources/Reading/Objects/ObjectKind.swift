import Estate

/// The kinds of Kubernetes object that are read.
package enum ObjectKind: String, Sendable, CaseIterable {
  case namespace = "Namespace"
  case serviceAccount = "ServiceAccount"
  case secret = "Secret"
  case configMap = "ConfigMap"
  case pod = "Pod"
  case deployment = "Deployment"
  case daemonSet = "DaemonSet"
  case statefulSet = "StatefulSet"
  case replicaSet = "ReplicaSet"
  case replicationController = "ReplicationController"
  case job = "Job"
  case cronJob = "CronJob"
  case node = "Node"
  case role = "Role"
  case clusterRole = "ClusterRole"
  case roleBinding = "RoleBinding"
  case clusterRoleBinding = "ClusterRoleBinding"
  case persistentVolume = "PersistentVolume"
  case persistentVolumeClaim = "PersistentVolumeClaim"
  case service = "Service"
  case endpointSlice = "EndpointSlice"
  case ingress = "Ingress"
  case networkPolicy = "NetworkPolicy"
  case mutatingWebhookConfiguration = "MutatingWebhookConfiguration"
  case validatingWebhookConfiguration = "ValidatingWebhookConfiguration"
  case certificateSigningRequest = "CertificateSigningRequest"
  case breakglassEscalation = "BreakglassEscalation"
  case breakglassSession = "BreakglassSession"
  case breakglassClusterConfig = "ClusterConfig"
  case breakglassDenyPolicy = "DenyPolicy"

  /// The kind with this name in this API version; `nil` for kinds of other groups.
  ///
  /// - Parameter apiVersion: `v1` or `group/version`; empty matches any group of a built-in kind.
  init?(kind: String, apiVersion: String) {
    self.init(rawValue: kind)
    let isBuiltIn = isBuiltIn
    if apiVersion.isEmpty ? !isBuiltIn : !groups.contains(Self.group(of: apiVersion)) { return nil }
  }

  /// The API group of an API version; empty for the core group.
  static func group(of apiVersion: String) -> String {
    guard let slash = apiVersion.firstIndex(of: "/") else { return "" }
    return String(apiVersion[..<slash])
  }

  /// Current and former API groups.
  private var groups: [String] {
    switch self {
    case .namespace, .serviceAccount, .secret, .configMap, .pod, .node, .replicationController,
      .persistentVolume, .persistentVolumeClaim, .service:
      [""]
    case .deployment, .daemonSet, .replicaSet: ["apps", "extensions"]
    case .statefulSet: ["apps"]
    case .job, .cronJob: ["batch"]
    case .role, .clusterRole, .roleBinding, .clusterRoleBinding: ["rbac.authorization.k8s.io"]
    case .endpointSlice: ["discovery.k8s.io"]
    case .ingress, .networkPolicy: ["networking.k8s.io", "extensions"]
    case .mutatingWebhookConfiguration, .validatingWebhookConfiguration:
      ["admissionregistration.k8s.io"]
    case .certificateSigningRequest: ["certificates.k8s.io"]
    case .breakglassEscalation, .breakglassSession, .breakglassClusterConfig,
      .breakglassDenyPolicy:
      [Self.group(of: Breakglass.apiVersion)]
    }
  }

  /// The API version of objects that do not say theirs.
  var defaultAPIVersion: String {
    switch groups[0] {
    case "": "v1"
    case Self.group(of: Breakglass.apiVersion): Breakglass.apiVersion
    case let group: group + "/v1"
    }
  }

  /// Whether objects live in namespaces.
  package var isNamespaced: Bool {
    switch self {
    case .namespace, .node, .clusterRole, .clusterRoleBinding, .persistentVolume,
      .mutatingWebhookConfiguration, .validatingWebhookConfiguration, .certificateSigningRequest,
      .breakglassDenyPolicy:
      false
    default: true
    }
  }

  /// Whether the kind is part of RBAC, whose objects are read however invalid they are.
  var isRBAC: Bool {
    switch self {
    case .role, .clusterRole, .roleBinding, .clusterRoleBinding: true
    default: false
    }
  }

  /// Whether every cluster has the kind; the others exist where somebody has installed them.
  package var isBuiltIn: Bool {
    switch self {
    case .breakglassEscalation, .breakglassSession, .breakglassClusterConfig,
      .breakglassDenyPolicy:
      false
    default: true
    }
  }
}

extension ObjectKind {
  /// The kind that a name such as `pods` or `roles.rbac.authorization.k8s.io` stands for.
  ///
  /// - Parameter resource: the plural in lower case, and the API group where there is one.
  init?(resource: String) {
    let parts = resource.split(separator: ".", maxSplits: 1)
    guard let plural = parts.first, let kind = Self.kinds[String(plural)] else { return nil }
    if parts.count == 2, !kind.groups.contains(String(parts[1])) { return nil }
    self = kind
  }

  /// The kind's name in URLs.
  var plural: String {
    let name = rawValue.lowercased()
    switch self {
    case .ingress: return name + "es"
    case .networkPolicy: return "networkpolicies"
    case .breakglassDenyPolicy: return "denypolicies"
    default: return name + "s"
    }
  }

  /// The kind's name in URLs with its API group, as `kubectl` writes it; unique among all kinds.
  var resource: String {
    groups[0].isEmpty ? plural : "\(plural).\(groups[0])"
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.plural, $0) })
}
