/// A resource or subresource that an API server answers for, with the verbs it knows there.
package struct ServedResource: Sendable, Hashable {
  /// Empty for the core group.
  package var apiGroup: String
  /// `resource` or `resource/subresource`, as rules write it.
  package var path: String
  /// Where its objects live; `nil` when that is not known.
  package var scope: RBACScope?
  /// In order of their bytes.
  package var verbs: [String]

  package init(apiGroup: String, path: String, scope: RBACScope?, verbs: [String]) {
    self.apiGroup = apiGroup
    self.path = path
    self.scope = scope
    self.verbs = verbs
  }

  /// The verbs of a resource whose objects are stored.
  package static let storageVerbs = [
    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
  ]

  /// What Kubernetes serves by default without anything installed: every stable version's resources.
  ///
  /// The resources that exist for authorization alone are among them, with the verbs that an audit
  /// log can show there: `impersonate` on users, groups, service accounts, user ids and extras.
  ///
  /// - Source: Kubernetes 1.36 `api/discovery`; `apiserver/pkg/endpoints/filters/impersonation`.
  package static let builtIn: [ServedResource] =
    core + workloads + access + platform + impersonation

  /// API groups of the past whose name rules still carry: nothing is served there any more.
  ///
  /// - Source: the deprecated API migration guide, Kubernetes 1.16 and 1.22.
  static let emptyGroups = ["extensions"]

  // MARK: Short forms

  private static let change = ["get", "patch", "update"]
  private static let proxy = ["create", "delete", "get", "patch", "update"]

  private static func group(
    _ apiGroup: String, namespaced: [String] = [], cluster: [String] = [], status: [String] = [],
    scale: [String] = [], except verbs: [String: [String]] = [:]
  ) -> [ServedResource] {
    func resources(_ paths: [String], _ scope: RBACScope) -> [ServedResource] {
      paths.map { path in
        ServedResource(
          apiGroup: apiGroup, path: path, scope: scope, verbs: verbs[path] ?? storageVerbs)
      }
    }
    let plain = resources(namespaced, .namespaced) + resources(cluster, .cluster)
    func parts(_ parents: [String], _ name: String) -> [ServedResource] {
      plain.filter { parents.contains($0.path) }.map { parent in
        var part = parent
        part.path += "/" + name
        part.verbs = change
        return part
      }
    }
    return plain + parts(status, "status") + parts(scale, "scale")
  }

  // MARK: Tables

  private static let core = group(
    "",
    namespaced: [
      "bindings", "configmaps", "endpoints", "events", "limitranges", "persistentvolumeclaims",
      "pods", "pods/attach", "pods/binding", "pods/ephemeralcontainers", "pods/eviction",
      "pods/exec", "pods/log", "pods/portforward", "pods/proxy", "pods/resize", "podtemplates",
      "replicationcontrollers", "resourcequotas", "secrets", "serviceaccounts",
      "serviceaccounts/token", "services", "services/proxy",
    ],
    cluster: [
      "componentstatuses", "namespaces", "namespaces/finalize", "nodes", "nodes/proxy",
      "persistentvolumes",
    ],
    status: [
      "namespaces", "nodes", "persistentvolumeclaims", "persistentvolumes", "pods",
      "replicationcontrollers", "resourcequotas", "services",
    ],
    scale: ["replicationcontrollers"],
    except: [
      "bindings": ["create"], "componentstatuses": ["get", "list"],
      "namespaces": ["create", "delete", "get", "list", "patch", "update", "watch"],
      "namespaces/finalize": ["update"], "nodes/proxy": proxy, "pods/attach": ["create", "get"],
      "pods/binding": ["create"], "pods/ephemeralcontainers": change, "pods/eviction": ["create"],
      "pods/exec": ["create", "get"], "pods/log": ["get"], "pods/portforward": ["create", "get"],
      "pods/proxy": proxy, "pods/resize": change, "serviceaccounts/token": ["create"],
      "services/proxy": proxy,
    ])

  private static let workloads =
    group(
      "apps",
      namespaced: [
        "controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets",
      ],
      status: ["daemonsets", "deployments", "replicasets", "statefulsets"],
      scale: ["deployments", "replicasets", "statefulsets"])
    + group("batch", namespaced: ["cronjobs", "jobs"], status: ["cronjobs", "jobs"])
    + group(
      "autoscaling", namespaced: ["horizontalpodautoscalers"], status: ["horizontalpodautoscalers"])
    + group("policy", namespaced: ["poddisruptionbudgets"], status: ["poddisruptionbudgets"])
    + group("events.k8s.io", namespaced: ["events"])
    + group("scheduling.k8s.io", cluster: ["priorityclasses"])
    + group(
      "resource.k8s.io", namespaced: ["resourceclaims", "resourceclaimtemplates"],
      cluster: ["deviceclasses", "resourceslices"], status: ["resourceclaims"])

  private static let access =
    group(
      "rbac.authorization.k8s.io", namespaced: ["rolebindings", "roles"],
      cluster: ["clusterrolebindings", "clusterroles"])
    + group(
      "authentication.k8s.io", cluster: ["selfsubjectreviews", "tokenreviews"],
      except: ["selfsubjectreviews": ["create"], "tokenreviews": ["create"]])
    + group(
      "authorization.k8s.io", namespaced: ["localsubjectaccessreviews"],
      cluster: ["selfsubjectaccessreviews", "selfsubjectrulesreviews", "subjectaccessreviews"],
      except: [
        "localsubjectaccessreviews": ["create"], "selfsubjectaccessreviews": ["create"],
        "selfsubjectrulesreviews": ["create"], "subjectaccessreviews": ["create"],
      ])
    + group(
      "certificates.k8s.io",
      cluster: ["certificatesigningrequests", "certificatesigningrequests/approval"],
      status: ["certificatesigningrequests"],
      except: ["certificatesigningrequests/approval": change])
    + group(
      "admissionregistration.k8s.io",
      cluster: [
        "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
        "mutatingwebhookconfigurations", "validatingadmissionpolicies",
        "validatingadmissionpolicybindings", "validatingwebhookconfigurations",
      ],
      status: ["validatingadmissionpolicies"])

  private static let platform =
    group(
      "networking.k8s.io", namespaced: ["ingresses", "networkpolicies"],
      cluster: ["ingressclasses", "ipaddresses", "servicecidrs"],
      status: ["ingresses", "servicecidrs"])
    + group("discovery.k8s.io", namespaced: ["endpointslices"])
    + group("coordination.k8s.io", namespaced: ["leases"])
    + group("node.k8s.io", cluster: ["runtimeclasses"])
    + group(
      "storage.k8s.io", namespaced: ["csistoragecapacities"],
      cluster: [
        "csidrivers", "csinodes", "storageclasses", "volumeattachments",
        "volumeattributesclasses",
      ],
      status: ["volumeattachments"])
    + group("apiregistration.k8s.io", cluster: ["apiservices"], status: ["apiservices"])
    + group(
      "apiextensions.k8s.io", cluster: ["customresourcedefinitions"],
      status: ["customresourcedefinitions"])
    + group(
      "flowcontrol.apiserver.k8s.io", cluster: ["flowschemas", "prioritylevelconfigurations"],
      status: ["flowschemas", "prioritylevelconfigurations"])

  private static let impersonation = [
    ServedResource(apiGroup: "", path: "groups", scope: .cluster, verbs: ["impersonate"]),
    ServedResource(
      apiGroup: "", path: "serviceaccounts", scope: .namespaced, verbs: ["impersonate"]),
    ServedResource(apiGroup: "", path: "users", scope: .cluster, verbs: ["impersonate"]),
    ServedResource(
      apiGroup: "authentication.k8s.io", path: "uids", scope: .cluster, verbs: ["impersonate"]),
  ]
}
