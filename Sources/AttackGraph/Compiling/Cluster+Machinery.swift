import Estate

extension Cluster {
  /// The cluster with a policy's machinery installed: a namespace, a service account with its
  /// rights, and one pod on the first node that is not part of the control plane.
  func adding(_ machinery: [Machinery]) -> Cluster {
    var cluster = self
    let host = nodes.first { !$0.isControlPlane } ?? nodes.first
    for part in machinery {
      let label = ObjectMetadata(namespace: part.namespace, name: part.serviceAccount)
      if !cluster.namespaces.contains(where: { $0.metadata.name == part.namespace }) {
        cluster.namespaces.append(Namespace(metadata: ObjectMetadata(name: part.namespace)))
      }
      cluster.serviceAccounts.append(ServiceAccount(metadata: label))
      let role = ObjectMetadata(name: "\(part.namespace):\(part.serviceAccount)")
      cluster.roles.append(Role(scope: .cluster, metadata: role, rules: part.rules))
      cluster.bindings.append(
        RoleBinding(
          scope: .cluster, metadata: role,
          roleRef: RoleReference(kind: "ClusterRole", name: role.name),
          subjects: [
            Subject(
              kind: "ServiceAccount", name: part.serviceAccount, namespace: part.namespace)
          ]))
      cluster.pods.append(
        Pod(
          metadata: label,
          spec: PodSpec(
            serviceAccountName: part.serviceAccount, nodeName: host?.metadata.name ?? "",
            containers: [Container(name: "controller")])))
    }
    return cluster
  }
}
