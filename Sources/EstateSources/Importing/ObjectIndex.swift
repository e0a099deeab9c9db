import Estate

/// Which objects of a cluster exist, by name; a kind is indexed when it is first asked for.
struct ObjectIndex {
  private struct Name: Hashable {
    let namespace: ExactString
    let name: ExactString
  }

  private let cluster: Cluster
  private var names: [ObjectKind: Set<Name>] = [:]
  private var namespaces: [ObjectKind: Set<ExactString>] = [:]

  init(_ cluster: Cluster) {
    self.cluster = cluster
  }

  /// Whether there is an object of a kind that others refer to.
  ///
  /// - Parameter namespace: empty for a cluster-scoped kind.
  /// - Complexity: O(objects of the kind) the first time, then O(1).
  mutating func has(_ kind: ObjectKind, namespace: String = "", name: String) -> Bool {
    if names[kind] == nil {
      names[kind] = Set(
        metadata(of: kind).map {
          Name(namespace: ExactString($0.namespace), name: ExactString($0.name))
        })
    }
    let wanted = Name(namespace: ExactString(namespace), name: ExactString(name))
    return names[kind]?.contains(wanted) ?? false
  }

  /// Whether a namespace holds any object of a kind.
  mutating func hasAny(_ kind: ObjectKind, in namespace: String) -> Bool {
    if namespaces[kind] == nil {
      namespaces[kind] = Set(metadata(of: kind).map { ExactString($0.namespace) })
    }
    return namespaces[kind]?.contains(ExactString(namespace)) ?? false
  }

  private func metadata(of kind: ObjectKind) -> AnySequence<ObjectMetadata> {
    switch kind {
    case .namespace: AnySequence(cluster.namespaces.lazy.map(\.metadata))
    case .serviceAccount: AnySequence(cluster.serviceAccounts.lazy.map(\.metadata))
    case .secret: AnySequence(cluster.secrets.lazy.map(\.metadata))
    case .node: AnySequence(cluster.nodes.lazy.map(\.metadata))
    case .role: AnySequence(cluster.roles.lazy.filter { $0.scope == .namespaced }.map(\.metadata))
    case .clusterRole:
      AnySequence(cluster.roles.lazy.filter { $0.scope == .cluster }.map(\.metadata))
    default: preconditionFailure("nothing refers to objects of kind \(kind.rawValue)")
    }
  }
}
