import Estate

extension Cluster {
  /// The cluster with what a policy adds behind its own objects: roles, bindings, and the machinery,
  /// each part with a namespace, a service account with its rights, and one pod on the first node
  /// that is not part of the control plane.
  func adding(
    _ machinery: [Machinery], roles: [Role] = [], bindings: [RoleBinding] = []
  ) -> Cluster {
    var cluster = self
    cluster.roles += roles
    cluster.bindings += bindings
    let host = nodes.first { !$0.isControlPlane } ?? nodes.first
    for part in machinery { cluster.install(part, on: host?.metadata.name ?? "") }
    return cluster
  }

  private mutating func install(_ part: Machinery, on node: String) {
    let label = ObjectMetadata(namespace: part.namespace, name: part.serviceAccount)
    if !namespaces.contains(where: { $0.metadata.name == part.namespace }) {
      namespaces.append(Namespace(metadata: ObjectMetadata(name: part.namespace)))
    }
    serviceAccounts.append(ServiceAccount(metadata: label))
    let role = ObjectMetadata(name: "\(part.namespace):\(part.serviceAccount)")
    roles.append(Role(scope: .cluster, metadata: role, rules: part.rules))
    bindings.append(
      RoleBinding(
        scope: .cluster, metadata: role,
        roleRef: RoleReference(kind: "ClusterRole", name: role.name),
        subjects: [
          Subject(
            kind: "ServiceAccount", name: part.serviceAccount, namespace: part.namespace)
        ]))
    pods.append(
      Pod(
        metadata: label,
        spec: PodSpec(
          serviceAccountName: part.serviceAccount, nodeName: node,
          containers: [Container(name: "controller")])))
  }
}
