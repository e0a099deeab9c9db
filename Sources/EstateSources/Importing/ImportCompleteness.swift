import Estate

/// What an import can tell about how much of a cluster its files hold.
struct ImportCompleteness {
  private let cluster: Cluster
  private let findings: CollectionFindings
  /// By kind, the namespaces that objects of it live in.
  private let namespacesOfKind: [ObjectKind: Set<ExactString>]
  private let known: Set<String>

  init(of cluster: Cluster, _ findings: CollectionFindings) {
    self.cluster = cluster
    self.findings = findings
    var places = PlacesOfKinds()
    places.add(cluster)
    namespacesOfKind = places.namespaces
    known = findings.kinds.union(places.present.map(\.rawValue))
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
      } else if let made = findings.reconstructed.first(where: { $0.kind == kind.rawValue }) {
        // Of namespaces that were left out, there is nothing to make objects of either.
        if let known = partOfNamespaces(kind) {
          record.partial.append(
            PartialKind(
              kind: made.kind, namespaces: known,
              reason: "\(made.reason); \(Self.partialReason)"))
        } else {
          record.reconstructed.append(made)
        }
      } else if let part = part(of: kind) {
        record.partial.append(part)
      } else {
        collected.append(kind.rawValue)
      }
    }
    record.collected = .kinds(collected)
    return record
  }

  /// What is known of a kind of which something is missing, by what the files say and by which
  /// namespaces they left out; `nil` where nothing says so.
  private func part(of kind: ObjectKind) -> PartialKind? {
    let leftOut = partOfNamespaces(kind).map {
      PartialKind(kind: kind.rawValue, namespaces: $0, reason: Self.partialReason)
    }
    guard let stated = findings.partial.first(where: { $0.kind == kind.rawValue }) else {
      return leftOut
    }
    guard let leftOut else { return stated }
    return PartialKind(
      kind: kind.rawValue, namespaces: stated.namespaces.intersection(leftOut.namespaces),
      reason: "\(stated.reason); \(leftOut.reason)")
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
    guard kind.isNamespaced, let visited = namespacesOfKind[.serviceAccount],
      !findings.partial.contains(where: { $0.kind == ObjectKind.serviceAccount.rawValue })
    else { return nil }
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
}

extension KnownNamespaces {
  /// The namespaces known by both.
  fileprivate func intersection(_ other: KnownNamespaces) -> KnownNamespaces {
    switch (self, other) {
    case (.unstated, _), (_, .unstated): .unstated
    case (.except(let left), .except(let right)):
      .except(Set((left + right).map { ExactString($0) }).sorted().map(\.value))
    case (.only(let known), .except(let missing)), (.except(let missing), .only(let known)):
      .only(known.filter { !missing.containsExactly($0) })
    case (.only(let left), .only(let right)): .only(left.filter(right.containsExactly))
    }
  }
}
