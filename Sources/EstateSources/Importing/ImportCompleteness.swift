import Estate

/// What an import can tell about how much of a cluster its files hold.
struct ImportCompleteness {
  private let cluster: Cluster
  private let findings: CollectionFindings
  /// By kind, the namespaces that objects of it live in.
  private var namespacesOfKind: [ObjectKind: Set<ExactString>] = [:]
  private let known: Set<String>

  init(of cluster: Cluster, _ findings: CollectionFindings) {
    self.cluster = cluster
    self.findings = findings
    let places = Self.places(of: cluster)
    var namespaces: [ObjectKind: Set<ExactString>] = [:]
    for (kind, metadata) in places where kind.isNamespaced {
      namespaces[kind, default: []].insert(ExactString(metadata.namespace))
    }
    namespacesOfKind = namespaces
    known = findings.kinds.union(places.map(\.kind.rawValue))
  }

  /// The record of the cluster: kinds in the order of ``ObjectKind``.
  var record: ClusterCompleteness {
    var record = ClusterCompleteness(
      cluster: cluster.name, sources: findings.sources, collected: .kinds([]))
    var collected: [String] = []
    for kind in ObjectKind.allCases {
      if !known.contains(kind.rawValue) {
        // Kinds that a cluster need not serve are not missed.
        guard kind.isBuiltIn else { continue }
        record.notCollected.append(
          UnusualKind(
            kind: kind.rawValue, reason: "the dump holds neither an object nor a list of them"))
      } else if let kind = findings.reconstructed.first(where: { $0.kind == kind.rawValue }) {
        record.reconstructed.append(kind)
      } else if let part = findings.partial.first(where: { $0.kind == kind.rawValue }) {
        record.partial.append(part)
      } else if let namespaces = partOfNamespaces(kind) {
        record.partial.append(
          PartialKind(kind: kind.rawValue, namespaces: namespaces, reason: Self.partialReason))
      } else {
        collected.append(kind.rawValue)
      }
    }
    record.collected = .kinds(collected)
    return record
  }

  // MARK: Namespaces that were left out

  private static let partialReason =
    "every namespace has a service account, and the dump has none of the others"

  /// The namespaces of which a kind was collected; `nil` where nothing says that any are missing.
  ///
  /// A controller gives each namespace a service account named default, so a namespace without any
  /// in a dump that has service accounts was left out of the dump.
  ///
  /// - Source: Kubernetes 1.36 `pkg/controller/serviceaccount`.
  private func partOfNamespaces(_ kind: ObjectKind) -> KnownNamespaces? {
    guard kind.isNamespaced, let visited = namespacesOfKind[.serviceAccount] else { return nil }
    let own = namespacesOfKind[kind] ?? []
    if known.contains(ObjectKind.namespace.rawValue), !cluster.namespaces.isEmpty {
      let all = Set(cluster.namespaces.map { ExactString($0.metadata.name) })
      let missing = all.subtracting(visited).subtracting(own)
      return missing.isEmpty ? nil : .except(missing.sorted().map(\.value))
    }
    // Every cluster has this one, whoever collects.
    guard !visited.contains(ExactString("kube-system")) else { return nil }
    return .only(visited.union(own).sorted().map(\.value))
  }

  private static func places(
    of cluster: Cluster
  ) -> [(kind: ObjectKind, metadata: ObjectMetadata)] {
    var places = cluster.namespaces.map { (ObjectKind.namespace, $0.metadata) }
    places += cluster.serviceAccounts.map { (.serviceAccount, $0.metadata) }
    places += cluster.secrets.map { (.secret, $0.metadata) }
    places += cluster.configMaps.map { (.configMap, $0.metadata) }
    places += cluster.pods.map { (.pod, $0.metadata) }
    places += cluster.nodes.map { (.node, $0.metadata) }
    places += cluster.workloads.compactMap { workload in
      ObjectKind(rawValue: workload.kind).map { ($0, workload.metadata) }
    }
    places += cluster.roles.map { ($0.scope == .cluster ? .clusterRole : .role, $0.metadata) }
    places += cluster.bindings.map {
      ($0.scope == .cluster ? .clusterRoleBinding : .roleBinding, $0.metadata)
    }
    places += cluster.persistentVolumes.map { (.persistentVolume, $0.metadata) }
    places += cluster.persistentVolumeClaims.map { (.persistentVolumeClaim, $0.metadata) }
    places += cluster.services.map { (.service, $0.metadata) }
    places += cluster.endpointSlices.map { (.endpointSlice, $0.metadata) }
    places += cluster.ingresses.map { (.ingress, $0.metadata) }
    places += cluster.webhookConfigurations.map {
      ($0.isMutating ? .mutatingWebhookConfiguration : .validatingWebhookConfiguration, $0.metadata)
    }
    places += cluster.certificateSigningRequests.map { (.certificateSigningRequest, $0.metadata) }
    return places
  }
}
