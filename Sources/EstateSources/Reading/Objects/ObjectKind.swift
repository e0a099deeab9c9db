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

  /// The kind with this name in this API version; `nil` for kinds of other groups.
  ///
  /// - Parameter apiVersion: `v1` or `group/version`; empty matches any group.
  init?(kind: String, apiVersion: String) {
    self.init(rawValue: kind)
    if !apiVersion.isEmpty, !groups.contains(Self.group(of: apiVersion)) { return nil }
  }

  /// The API group of an API version; empty for the core group.
  static func group(of apiVersion: String) -> String {
    guard let slash = apiVersion.firstIndex(of: "/") else { return "" }
    return String(apiVersion[..<slash])
  }

  /// Current and former API groups.
  private var groups: [String] {
    switch self {
    case .namespace, .serviceAccount, .secret, .configMap, .pod, .node, .replicationController:
      [""]
    case .deployment, .daemonSet, .replicaSet: ["apps", "extensions"]
    case .statefulSet: ["apps"]
    case .job, .cronJob: ["batch"]
    case .role, .clusterRole, .roleBinding, .clusterRoleBinding: ["rbac.authorization.k8s.io"]
    }
  }

  /// The API version of objects that do not say theirs.
  var defaultAPIVersion: String {
    switch groups[0] {
    case "": "v1"
    case let group: group + "/v1"
    }
  }

  var isNamespaced: Bool {
    switch self {
    case .namespace, .node, .clusterRole, .clusterRoleBinding: false
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
}
