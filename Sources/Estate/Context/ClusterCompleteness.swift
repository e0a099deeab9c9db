/// Where a description of a cluster's objects comes from.
package enum CollectionSource: String, Sendable, Hashable, CaseIterable {
  case kubectl
  case kubehound
  case icekube
  case rbacPolice = "rbac-police"
  /// Made from a specification; nothing was there to be missed.
  case generated
}

/// What is known of one cluster: which kinds of object were collected, and how far.
///
/// What was not collected is unknown, never absent; a kind that is not mentioned at all was not
/// collected.
package struct ClusterCompleteness: Sendable, Hashable {
  package var cluster: String
  /// In the order of reading, each once.
  package var sources: [CollectionSource]
  package var collected: CollectedKinds
  /// Kinds of which a part is known.
  package var partial: [PartialKind]
  /// Kinds that nobody collected.
  package var notCollected: [UnusualKind]
  /// Kinds whose objects are known, but not as they stand in the cluster: their names are made up.
  package var reconstructed: [UnusualKind]

  package init(
    cluster: String, sources: [CollectionSource], collected: CollectedKinds,
    partial: [PartialKind] = [], notCollected: [UnusualKind] = [],
    reconstructed: [UnusualKind] = []
  ) {
    self.cluster = cluster
    self.sources = sources
    self.collected = collected
    self.partial = partial
    self.notCollected = notCollected
    self.reconstructed = reconstructed
  }

  /// A cluster made from a specification, of which everything is known.
  package static func generated(_ cluster: String) -> ClusterCompleteness {
    ClusterCompleteness(cluster: cluster, sources: [.generated], collected: .all)
  }

  /// How far one kind of object is known.
  package func coverage(of kind: String) -> KindCoverage {
    if notCollected.contains(where: { $0.kind.hasSameBytes(as: kind) }) { return .unknown }
    if let part = partial.first(where: { $0.kind.hasSameBytes(as: kind) }) {
      return .partial(part.namespaces)
    }
    if reconstructed.contains(where: { $0.kind.hasSameBytes(as: kind) }) { return .reconstructed }
    switch collected {
    case .all: return .collected
    case .kinds(let kinds): return kinds.containsExactly(kind) ? .collected : .unknown
    }
  }
}

/// Kinds of which every object was collected.
package enum CollectedKinds: Sendable, Hashable {
  /// All that are not mentioned otherwise.
  case all
  case kinds([String])
}

/// A kind of which the objects of some namespaces are known.
package struct PartialKind: Sendable, Hashable {
  package var kind: String
  package var namespaces: KnownNamespaces
  /// Why only a part is known; may be empty.
  package var reason: String

  package init(kind: String, namespaces: KnownNamespaces, reason: String = "") {
    self.kind = kind
    self.namespaces = namespaces
    self.reason = reason
  }
}

/// The namespaces of which a kind's objects are known.
package enum KnownNamespaces: Sendable, Hashable {
  /// All but these.
  case except([String])
  /// These and no others.
  case only([String])
  /// Some, but nothing says which.
  case unstated
}

/// A kind that was not simply collected, and why.
package struct UnusualKind: Sendable, Hashable {
  package var kind: String
  /// May be empty.
  package var reason: String

  package init(kind: String, reason: String = "") {
    self.kind = kind
    self.reason = reason
  }
}

/// How far one kind of object of a cluster is known.
package enum KindCoverage: Sendable, Hashable {
  case collected
  case partial(KnownNamespaces)
  /// Every object is known, but under a made-up name.
  case reconstructed
  case unknown
}

extension EstateContext {
  /// Whether every object of a kind is known, so that one that is not there does not exist.
  ///
  /// Nothing is known of a cluster that the record does not mention.
  ///
  /// - Parameter namespace: asks for the objects of this namespace only; `nil` asks for all.
  package func isKnown(_ kind: String, cluster: String, namespace: String? = nil) -> Bool {
    let record = completeness.first { $0.cluster.hasSameBytes(as: cluster) }
    switch record?.coverage(of: kind) ?? .unknown {
    case .collected, .reconstructed: return true
    case .unknown: return false
    case .partial(let namespaces):
      guard let namespace else { return false }
      switch namespaces {
      case .except(let missing): return !missing.containsExactly(namespace)
      case .only(let known): return known.containsExactly(namespace)
      case .unstated: return false
      }
    }
  }
}
