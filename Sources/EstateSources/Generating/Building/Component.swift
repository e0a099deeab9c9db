import Estate

/// One program to run in a namespace: its controller, the service account it runs as and what that
/// account may do.
struct Component {
  enum Controller {
    case deployment
    case statefulSet
    case daemonSet
    case cronJob
  }

  var name: String
  /// What it is in its product; `nil` is its name.
  var role: String?
  var controller: Controller = .deployment
  /// Ignored by DaemonSets, which run one pod per node, and by CronJobs, which run none for long.
  var replicas = 1
  var pool: NodePool = .general
  /// Whether other programs call it.
  var isServer = false
  /// When a CronJob starts, in cron's format.
  var schedule = ""
  /// `nil` runs as the namespace's `default`.
  var account: String?
  /// Whether pods mount a token; `true` leaves it to the API's default.
  var mountsToken = true
  var spec: PodSpec
  var grants: [Grant] = []
  /// What the program does with its rights, beside mounting its token.
  var uses: [ProgramUse] = []

  /// A right of the component's account.
  enum Grant {
    /// A ClusterRole of its own, bound in the whole cluster.
    case clusterRole(String, [PolicyRule])
    /// A Role of its own in its namespace.
    case role(String, [PolicyRule])
    /// A role that exists anyway, bound under another name: a ClusterRole in the whole cluster, or
    /// a Role or ClusterRole in a namespace.
    case existing(RoleReference, binding: String, namespace: String?)
  }
}

/// The nodes that a component's pods go to.
enum NodePool {
  /// Nodes for everyone.
  case general
  /// Nodes that are kept for the platform.
  case system
}

extension Component.Controller {
  var kind: String {
    switch self {
    case .deployment: "Deployment"
    case .statefulSet: "StatefulSet"
    case .daemonSet: "DaemonSet"
    case .cronJob: "CronJob"
    }
  }

  var apiVersion: String { self == .cronJob ? "batch/v1" : "apps/v1" }
}

extension Component {
  /// Pods that the scheduler finds nodes for.
  var scheduledReplicas: Int {
    controller == .deployment || controller == .statefulSet ? replicas : 0
  }
}

extension PolicyRule {
  /// A rule for resources of one API group, with verbs and resources separated by blanks.
  static func allow(
    _ verbs: String, _ resources: String, in group: String = "", named names: [String] = []
  ) -> PolicyRule {
    PolicyRule(
      verbs: words(verbs), apiGroups: [group], resources: words(resources), resourceNames: names)
  }

  /// A rule for paths of the API server that are no resources.
  static func allow(_ verbs: String, paths: String) -> PolicyRule {
    PolicyRule(verbs: words(verbs), nonResourceURLs: words(paths))
  }

  /// Every verb on everything.
  static let everything = [
    PolicyRule(verbs: ["*"], apiGroups: ["*"], resources: ["*"]),
    PolicyRule(verbs: ["*"], nonResourceURLs: ["*"]),
  ]

  /// What a replicated controller needs to elect a leader with a lease of that name.
  static func leaderElection(_ lease: String) -> [PolicyRule] {
    [
      .allow("create", "leases", in: "coordination.k8s.io"),
      .allow("get update patch", "leases", in: "coordination.k8s.io", named: [lease]),
      .allow("create patch", "events"),
    ]
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}

extension Volume {
  static func secret(_ name: String) -> Volume {
    Volume(name: name, source: .secret(name: name))
  }

  static func configMap(_ name: String) -> Volume {
    Volume(name: name, source: .configMap(name: name))
  }

  static func host(_ name: String, _ path: String) -> Volume {
    Volume(name: name, source: .hostPath(path: path))
  }

  /// The same volume mounted at a path.
  func mount(_ path: String, readOnly: Bool = true) -> VolumeMount {
    VolumeMount(volume: name, mountPath: path, readOnly: readOnly)
  }
}
