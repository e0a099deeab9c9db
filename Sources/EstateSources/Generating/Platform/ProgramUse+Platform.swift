/// How programs of the platform use the API.
///
/// Rates are orders of magnitude, by assumption; what matters is whether a right is used every day,
/// now and then, or never.
extension ProgramUse {
  /// What an informer does: it lists once, and watches from then on.
  ///
  /// - Source: client-go's reflector ends a watch after 5 to 10 minutes and starts the next, which
  ///   is about 192 times a day. That it lists anew every third day, after a restart or a gap, is
  ///   an assumption.
  static func informer(
    _ resources: String, in group: String = "", _ reach: Reach = .cluster,
    named names: [String] = []
  ) -> [ProgramUse] {
    uses("list", resources, in: group, reach, named: names, perDay: 0.3)
      + uses("watch", resources, in: group, reach, named: names, perDay: 192)
  }

  /// Renews leases whose names its rights do not fix, as ``leaderElection(_:)`` does the one named.
  static let leaseRenewal = uses(
    "get update", "leases", in: "coordination.k8s.io", .own, perDay: 43_200)

  /// Reports what it does, as events.
  static func events(_ reach: Reach = .cluster, perDay: Double = 20) -> [ProgramUse] {
    uses("create patch", "events", reach, perDay: perDay)
  }

  /// What a program does that asks the API server who its own callers are and what they may do.
  static func delegation(perDay: Double) -> [ProgramUse] {
    uses("create", "tokenreviews", in: "authentication.k8s.io", .cluster, perDay: perDay)
      + uses("create", "subjectaccessreviews", in: "authorization.k8s.io", .cluster, perDay: perDay)
  }

  /// Informers on what a tool that keeps a picture of the whole cluster looks at: two dozen kinds.
  static let informsOnMostKinds: [ProgramUse] =
    informer(
      """
      configmaps secrets services serviceaccounts pods namespaces endpoints persistentvolumeclaims \
      persistentvolumes nodes
      """)
    + informer("deployments statefulsets daemonsets replicasets", in: "apps")
    + informer("jobs cronjobs", in: "batch")
    + informer("ingresses networkpolicies", in: "networking.k8s.io")
    + informer("horizontalpodautoscalers", in: "autoscaling")
    + informer("poddisruptionbudgets", in: "policy")
    + informer(
      "roles rolebindings clusterroles clusterrolebindings", in: "rbac.authorization.k8s.io")
    + informer("customresourcedefinitions", in: "apiextensions.k8s.io")

  /// Sends what people have changed in a repository to the cluster.
  ///
  /// - Parameter perDay: Changes of a Deployment; other kinds change less often.
  static func delivers(perDay: Double) -> [ProgramUse] {
    uses("patch", "deployments", in: "apps", .cluster, perDay: perDay)
      + uses("patch", "services configmaps", .cluster, perDay: perDay / 4)
      + uses("patch", "ingresses", in: "networking.k8s.io", .cluster, perDay: perDay / 8)
      + uses("create", "serviceaccounts configmaps services", .cluster, perDay: perDay / 20)
      + uses("create", "deployments", in: "apps", .cluster, perDay: perDay / 20)
      + uses("delete", "configmaps", .cluster, perDay: perDay / 40)
  }
}
