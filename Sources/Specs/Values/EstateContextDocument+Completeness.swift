extension EstateContextDocument {
  /// Where a description of a cluster's objects comes from.
  package enum CollectionSource: String, Sendable, Hashable, CaseIterable {
    case kubectl
    case kubehound
    case icekube
    case rbacPolice = "rbac-police"
    /// Made from a specification; nothing was there to be missed.
    case generated
  }

  /// What is known of one cluster; each kind is mentioned at most once.
  package struct ClusterCompleteness: Sendable, Hashable {
    /// Unique in the document.
    package var cluster: String
    package var sources: [CollectionSource]
    package var collected: CollectedKinds
    package var partial: [PartialKind] = []
    package var notCollected: [UnusualKind] = []
    package var reconstructed: [UnusualKind] = []

    package init(cluster: String, sources: [CollectionSource], collected: CollectedKinds) {
      self.cluster = cluster
      self.sources = sources
      self.collected = collected
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
    package var reason: String

    package init(kind: String, namespaces: KnownNamespaces, reason: String = "") {
      self.kind = kind
      self.namespaces = namespaces
      self.reason = reason
    }
  }

  /// The namespaces of which a kind's objects are known.
  package enum KnownNamespaces: Sendable, Hashable {
    /// All but these; written `missingNamespaces`.
    case except([String])
    /// These and no others; written `onlyNamespaces`.
    case only([String])
    /// Some, but nothing says which.
    case unstated
  }

  /// A kind that was not simply collected, and why.
  package struct UnusualKind: Sendable, Hashable {
    package var kind: String
    package var reason: String

    package init(kind: String, reason: String = "") {
      self.kind = kind
      self.reason = reason
    }
  }
}
