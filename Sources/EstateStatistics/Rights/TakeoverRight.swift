internal import Estate

/// A right from which whoever holds it can get further rights: the archetypes of taking over a
/// namespace or a cluster.
///
/// - Source: Kubernetes documentation, "Role Based Access Control Good Practices", privilege
///   escalation risks.
package enum TakeoverRight: String, Sendable, Hashable, CaseIterable {
  case readSecrets = "read-secrets"
  case createWorkloads = "create-workloads"
  case execInPods = "exec-in-pods"
  case escalateOrBind = "escalate-or-bind"
  case impersonate
  case nodeProxy = "node-proxy"
  case requestTokens = "request-tokens"
  case approveCertificates = "approve-certificates"
  case writeWebhooks = "write-webhooks"

  package var title: String {
    switch self {
    case .readSecrets: "read Secrets"
    case .createWorkloads: "create pods or what makes them"
    case .execInPods: "run commands in pods"
    case .escalateOrBind: "escalate or bind roles"
    case .impersonate: "impersonate"
    case .nodeProxy: "use the kubelets' API"
    case .requestTokens: "request tokens of service accounts"
    case .approveCertificates: "approve certificates"
    case .writeWebhooks: "write admission webhooks"
    }
  }

  /// Some verbs on some resources of one API group.
  struct Access {
    var verbs: [String]
    var apiGroup = ""
    /// With the subresource, where there is one.
    var resources: [(resource: String, subresource: String)]
    /// Whether a RoleBinding can grant it.
    var isNamespaced = true
  }

  /// Any of these gives the right.
  var accesses: [Access] {
    switch self {
    case .readSecrets: [Access(verbs: ["get", "list", "watch"], resources: [("secrets", "")])]
    case .createWorkloads:
      [
        Access(verbs: ["create"], resources: [("pods", ""), ("replicationcontrollers", "")]),
        Access(
          verbs: ["create"], apiGroup: "apps",
          resources: [
            ("deployments", ""), ("daemonsets", ""), ("replicasets", ""), ("statefulsets", ""),
          ]),
        Access(
          verbs: ["create"], apiGroup: "batch", resources: [("jobs", ""), ("cronjobs", "")]),
      ]
    case .execInPods:
      [
        Access(verbs: ["create", "get"], resources: [("pods", "exec"), ("pods", "attach")]),
        Access(verbs: ["update", "patch"], resources: [("pods", "ephemeralcontainers")]),
      ]
    case .escalateOrBind: Self.escalation
    case .impersonate:
      [
        Access(verbs: ["impersonate"], resources: [("serviceaccounts", "")]),
        Access(
          verbs: ["impersonate"], resources: [("users", ""), ("groups", "")], isNamespaced: false),
      ]
    case .nodeProxy:
      [Access(verbs: ["get", "create"], resources: [("nodes", "proxy")], isNamespaced: false)]
    case .requestTokens: [Access(verbs: ["create"], resources: [("serviceaccounts", "token")])]
    case .approveCertificates:
      [
        Access(
          verbs: ["update", "patch"], apiGroup: "certificates.k8s.io",
          resources: [("certificatesigningrequests", "approval")], isNamespaced: false)
      ]
    case .writeWebhooks:
      [
        Access(
          verbs: ["create", "update", "patch"], apiGroup: "admissionregistration.k8s.io",
          resources: [
            ("mutatingwebhookconfigurations", ""), ("validatingwebhookconfigurations", ""),
          ], isNamespaced: false)
      ]
    }
  }

  private static let escalation = [
    Access(
      verbs: ["escalate", "bind"], apiGroup: "rbac.authorization.k8s.io",
      resources: [("roles", ""), ("clusterroles", "")])
  ]
}
