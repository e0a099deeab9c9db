import Estate

/// Of which kinds a cluster holds objects, and in which namespaces.
///
/// One kind after the other is looked at, object by object: a list of all of them would be as large
/// as the cluster.
struct PlacesOfKinds {
  /// The kinds of which there is an object.
  private(set) var present: Set<ObjectKind> = []
  /// The namespaces that objects of namespaced kinds live in.
  private(set) var namespaces: [ObjectKind: Set<ExactString>] = [:]

  mutating func add(_ cluster: Cluster) {
    add(cluster.namespaces) { (.namespace, $0.metadata.namespace) }
    add(cluster.serviceAccounts) { (.serviceAccount, $0.metadata.namespace) }
    add(cluster.secrets) { (.secret, $0.metadata.namespace) }
    add(cluster.configMaps) { (.configMap, $0.metadata.namespace) }
    add(cluster.pods) { (.pod, $0.metadata.namespace) }
    add(cluster.nodes) { (.node, $0.metadata.namespace) }
    add(cluster.workloads) { (ObjectKind(rawValue: $0.kind), $0.metadata.namespace) }
    add(cluster.roles) { ($0.scope == .cluster ? .clusterRole : .role, $0.metadata.namespace) }
    add(cluster.bindings) {
      ($0.scope == .cluster ? .clusterRoleBinding : .roleBinding, $0.metadata.namespace)
    }
    add(cluster.persistentVolumes) { (.persistentVolume, $0.metadata.namespace) }
    add(cluster.persistentVolumeClaims) { (.persistentVolumeClaim, $0.metadata.namespace) }
    add(cluster.services) { (.service, $0.metadata.namespace) }
    add(cluster.endpointSlices) { (.endpointSlice, $0.metadata.namespace) }
    add(cluster.ingresses) { (.ingress, $0.metadata.namespace) }
    add(cluster.networkPolicies) { (.networkPolicy, $0.metadata.namespace) }
    add(cluster.webhookConfigurations) {
      ($0.isMutating ? .mutatingWebhookConfiguration : .validatingWebhookConfiguration, "")
    }
    add(cluster.certificateSigningRequests) { _ in (.certificateSigningRequest, "") }
  }

  private mutating func add<Object>(
    _ objects: [Object], _ place: (Object) -> (kind: ObjectKind?, namespace: String)
  ) {
    var found: [ObjectKind: Set<ExactString>] = [:]
    for object in objects {
      let (kind, namespace) = place(object)
      guard let kind else { continue }
      found[kind, default: []].insert(ExactString(namespace))
    }
    for (kind, names) in found {
      present.insert(kind)
      if kind.isNamespaced { namespaces[kind, default: []].formUnion(names) }
    }
  }
}
