package import Estate

/// Builds small clusters for tests, one short call per object.
package final class ClusterDraft {
  package var cluster: Cluster

  package init(_ name: String = "c") {
    cluster = Cluster(name: name)
  }

  @discardableResult
  package func namespace(_ name: String) -> ClusterDraft {
    cluster.namespaces.append(Namespace(metadata: ObjectMetadata(name: name)))
    return self
  }

  /// `path` is NAMESPACE/NAME.
  @discardableResult
  package func serviceAccount(_ path: String, automount: Bool? = nil) -> ClusterDraft {
    cluster.serviceAccounts.append(
      ServiceAccount(metadata: Self.metadata(path), automountServiceAccountToken: automount))
    return self
  }

  @discardableResult
  package func secret(_ path: String, tokenOf account: String? = nil) -> ClusterDraft {
    var metadata = Self.metadata(path)
    if let account { metadata.annotations["kubernetes.io/service-account.name"] = account }
    cluster.secrets.append(
      Secret(
        metadata: metadata, type: account == nil ? "Opaque" : Secret.serviceAccountTokenType))
    return self
  }

  @discardableResult
  package func node(_ name: String) -> ClusterDraft {
    cluster.nodes.append(Node(metadata: ObjectMetadata(name: name)))
    return self
  }

  @discardableResult
  package func pod(
    _ path: String, runsAs account: String = "", on node: String = "", privileged: Bool = false,
    automount: Bool? = nil, mounting secrets: [String] = [], hostUsers: Bool? = nil
  ) -> ClusterDraft {
    let spec = PodSpec(
      serviceAccountName: account, automountServiceAccountToken: automount, nodeName: node,
      hostUsers: hostUsers,
      containers: [
        Container(
          name: "main", image: "example/main:1", privileged: privileged,
          mounts: secrets.map { VolumeMount(volume: $0, mountPath: "/\($0)") })
      ],
      volumes: secrets.map { Volume(name: $0, source: .secret(name: $0)) })
    cluster.pods.append(Pod(metadata: Self.metadata(path), spec: spec))
    return self
  }

  /// A ClusterRole, or a Role when the path has a namespace.
  @discardableResult
  package func role(_ path: String, _ rules: PolicyRule...) -> ClusterDraft {
    let metadata = Self.metadata(path)
    cluster.roles.append(
      Role(
        scope: metadata.namespace.isEmpty ? .cluster : .namespaced, metadata: metadata,
        rules: rules))
    return self
  }

  /// A ClusterRoleBinding, or a RoleBinding when the path has a namespace. The role is
  /// `ClusterRole/NAME` or `Role/NAME`.
  @discardableResult
  package func bind(_ path: String, role: String, to subjects: Subject...) -> ClusterDraft {
    let metadata = Self.metadata(path)
    let parts = role.split(separator: "/").map(String.init)
    cluster.bindings.append(
      RoleBinding(
        scope: metadata.namespace.isEmpty ? .cluster : .namespaced, metadata: metadata,
        roleRef: RoleReference(kind: parts[0], name: parts[1]), subjects: subjects))
    return self
  }

  private static func metadata(_ path: String) -> ObjectMetadata {
    let parts = path.split(separator: "/").map(String.init)
    return parts.count == 2
      ? ObjectMetadata(namespace: parts[0], name: parts[1]) : ObjectMetadata(name: path)
  }

  /// The draft as an estate of its own.
  package func estate(context: EstateContext = EstateContext()) -> Estate {
    Estate(name: "test", clusters: [cluster], context: context)
  }
}

extension Subject {
  package static func user(_ name: String) -> Subject {
    Subject(kind: "User", apiGroup: "rbac.authorization.k8s.io", name: name)
  }

  package static func group(_ name: String) -> Subject {
    Subject(kind: "Group", apiGroup: "rbac.authorization.k8s.io", name: name)
  }

  /// `path` is NAMESPACE/NAME.
  package static func account(_ path: String) -> Subject {
    let parts = path.split(separator: "/").map(String.init)
    return Subject(kind: "ServiceAccount", name: parts[1], namespace: parts[0])
  }
}

extension PolicyRule {
  /// A rule on resources of one API group, such as `.allow("get", on: "secrets")`.
  package static func allow(
    _ verbs: String..., on resources: String..., group: String = "", named names: [String] = []
  ) -> PolicyRule {
    PolicyRule(
      verbs: verbs, apiGroups: [group], resources: resources, resourceNames: names)
  }

  package static let everything = PolicyRule(verbs: ["*"], apiGroups: ["*"], resources: ["*"])
}
