import Estate

/// How much harm rights can do, from 0 to 1: how sensitive they are, times how far they reach.
///
/// - Source: assumption. The classes are the rights by which a cluster, a namespace or an identity
///   is taken over (Kubernetes documentation, "Role Based Access Control Good Practices"); the
///   numbers only order them.
enum RiskScore {
  /// The most sensitive of some rules' rights: 1 for every right, 0 for none; a right on named
  /// objects only counts half.
  ///
  /// - Complexity: O(rules × classes).
  static func sensitivity(of rules: [PolicyRule]) -> Double {
    rules.reduce(0) { most, rule in
      let names = rule.resourceNames.isEmpty ? 1 : 0.5
      return max(most, names * sensitivity(of: rule))
    }
  }

  private static func sensitivity(of rule: PolicyRule) -> Double {
    if rule.verbs.contains("*"), rule.apiGroups.contains("*"), rule.resources.contains("*") {
      return 1
    }
    if let found = classes.first(where: { $0.contains(rule) }) { return found.sensitivity }
    let reads: Set = ["get", "list", "watch"]
    if rule.resources.isEmpty || rule.verbs.allSatisfy(reads.contains) {
      return rule.verbs.isEmpty ? 0 : 0.1
    }
    return 0.3
  }

  /// How far a grant reaches: 1 for a whole cluster, less for one namespace, by its environment.
  static func reach(_ environment: Environment?) -> Double {
    switch environment {
    case nil: 1
    case .platform: 0.7
    case .production: 0.6
    case .unknown: 0.5
    case .staging: 0.35
    case .development: 0.25
    }
  }

  /// A class of rights by which something is taken over.
  private struct RightClass {
    var sensitivity: Double
    var apiGroup: String
    var resources: [(resource: String, subresource: String)]
    var verbs: [String]

    init(_ sensitivity: Double, _ verbs: [String], on paths: [String], group: String = "") {
      self.sensitivity = sensitivity
      self.verbs = verbs
      apiGroup = group
      resources = paths.map { path in
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
      }
    }

    func contains(_ rule: PolicyRule) -> Bool {
      rule.hasAPIGroup(apiGroup) && verbs.contains { rule.hasVerb($0) }
        && resources.contains { rule.hasResource($0.resource, subresource: $0.subresource) }
    }
  }

  private static let rbac = "rbac.authorization.k8s.io"
  private static let changes = ["create", "update", "patch"]
  private static let reads = ["get", "list", "watch"]

  /// The most sensitive first.
  private static let classes: [RightClass] = [
    RightClass(0.95, ["bind", "escalate"], on: ["roles", "clusterroles"], group: rbac),
    RightClass(0.95, ["impersonate"], on: ["users", "groups", "serviceaccounts"]),
    RightClass(0.9, ["create", "get"], on: ["nodes/proxy"]),
    RightClass(
      0.9, ["update", "patch"], on: ["certificatesigningrequests/approval"],
      group: "certificates.k8s.io"),
    RightClass(
      0.85, changes, on: ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
      group: "admissionregistration.k8s.io"),
    RightClass(0.85, ["create"], on: ["serviceaccounts/token"]),
    RightClass(0.8, reads, on: ["secrets"]),
    RightClass(0.75, ["create", "get"], on: ["pods/exec", "pods/attach"]),
    RightClass(0.75, ["patch", "update"], on: ["pods/ephemeralcontainers"]),
    RightClass(0.7, ["create"], on: ["pods", "replicationcontrollers"]),
    RightClass(
      0.7, changes, on: ["deployments", "daemonsets", "statefulsets", "replicasets"],
      group: "apps"),
    RightClass(0.7, changes, on: ["jobs", "cronjobs"], group: "batch"),
    RightClass(0.6, changes, on: ["rolebindings", "clusterrolebindings"], group: rbac),
  ]
}

/// What one grant counts for in standing permission hours.
enum GrantWeight {
  /// Rules × scope size × sensitivity.
  ///
  /// - Parameters:
  ///   - rules: How many rules the role has.
  ///   - namespaces: How many namespaces the grant reaches: 1 for a RoleBinding, all of the cluster
  ///     otherwise.
  ///   - sensitivity: ``RiskScore/sensitivity(of:)`` of the rules.
  /// - Source: assumption.
  static func weight(rules: Int, namespaces: Int, sensitivity: Double) -> Double {
    Double(rules) * Double(max(namespaces, 1)) * sensitivity
  }
}
