import Estate

/// A kind of task for which people go to a cluster themselves.
enum PersonalTask: CaseIterable {
  case look
  case debug
  case restart
  case deploy
  case readSecret
  case changeAccess
  case careForNodes

  /// How likely a task is of this kind (assumption); only administrators are asked for the last two.
  var weight: Double {
    switch self {
    case .look: 50
    case .debug: 20
    case .restart: 10
    case .deploy: 10
    case .readSecret: 5
    case .changeAccess: 10
    case .careForNodes: 10
    }
  }

  static let everyones: [(item: PersonalTask, weight: Double)] = [
    .look, .debug, .restart, .deploy, .readSecret,
  ].map { ($0, $0.weight) }
  static let administrators = allCases.map { (item: $0, weight: $0.weight) }

  /// What somebody asks of the API for the task, as far as they may.
  ///
  /// - Parameters:
  ///   - workload: the one that the task is about.
  ///   - secret: the name of a Secret that it mounts; `nil` where it mounts none.
  func requests(
    in namespace: String, about workload: Workload, secret: String?
  ) -> [UsedPermission] {
    guard let kind = WorkloadKind(workload.kind) else { return [] }
    let name = workload.metadata.name
    func using(
      _ verbs: [String], _ resource: String, in group: String = "", named name: String? = nil
    ) -> [UsedPermission] {
      UsedPermission.using(each: verbs, resource, in: group, at: namespace, named: name)
    }
    func own(_ verbs: [String], _ part: String = "") -> [UsedPermission] {
      using(verbs, kind.resource + part, in: kind.apiGroup, named: name)
    }
    let pods = using(["list", "get"], "pods")
    switch self {
    case .look: return pods + using(["get"], "pods/log") + using(["list"], "events") + own(["get"])
    case .debug:
      return pods + using(["get"], "pods/log") + using(["create"], "pods/exec")
        + using(["create"], "pods/portforward")
        + using(["get"], "configmaps") + using(["list"], "services")
    case .restart: return pods + using(["delete"], "pods") + own(["get", "patch"])
    case .deploy:
      return pods + own(["get", "patch", "watch"]) + using(["get", "patch"], "configmaps")
        + (kind.serves ? own(["patch"], "/scale") : [])
    case .readSecret: return using(["list"], "secrets") + using(["get"], "secrets", named: secret)
    case .changeAccess: return Self.changingAccess(in: namespace)
    case .careForNodes: return Self.drainingNode(in: namespace)
    }
  }

  private static func changingAccess(in namespace: String) -> [UsedPermission] {
    let rbac = "rbac.authorization.k8s.io"
    return UsedPermission.using(
      each: ["list", "get", "create", "patch"], "rolebindings", in: rbac, at: namespace)
      + UsedPermission.using(each: ["list", "get"], "clusterroles", in: rbac, at: "")
      + UsedPermission.using(each: ["list"], "clusterrolebindings", in: rbac, at: "")
  }

  /// - Source: `kubectl drain`: marks the node and evicts its pods.
  private static func drainingNode(in namespace: String) -> [UsedPermission] {
    UsedPermission.using(each: ["list", "get", "patch"], "nodes", at: "") + [
      .using("list", "pods", at: ""), .using("get", "pods", at: namespace),
      .using("create", "pods/eviction", at: namespace),
    ]
  }
}
