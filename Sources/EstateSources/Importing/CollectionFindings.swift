package import Estate

/// What the files of one cluster say about their own completeness, beyond the objects they hold.
package struct CollectionFindings: Sendable, Hashable {
  /// Kinds that the files are known to hold, even if empty.
  package var kinds: Set<String>
  /// Which collectors wrote the files.
  package var sources: [CollectionSource]
  /// Kinds whose objects come under made-up names.
  package var reconstructed: [UnusualKind]
  /// Kinds of which the files say that a part is missing.
  package var partial: [PartialKind]

  package init(
    kinds: Set<String> = [], sources: [CollectionSource] = [.kubectl],
    reconstructed: [UnusualKind] = [], partial: [PartialKind] = []
  ) {
    self.kinds = kinds
    self.sources = sources
    self.reconstructed = reconstructed
    self.partial = partial
  }

  /// What an import found about the files of one cluster.
  init(_ statistics: ImportStatistics) {
    let sources = CollectionSource.allCases.filter(statistics.sources.contains)
    self.init(
      kinds: statistics.collectedKinds, sources: sources.isEmpty ? [.kubectl] : sources)
    for (kind, limits) in statistics.sortedLimits {
      if limits.allSatisfy(\.isReconstruction) {
        reconstructed.append(
          UnusualKind(
            kind: kind, reason: limits.map(\.description).joined(separator: "; ")))
      } else {
        partial.append(PartialKind(kind, limits))
      }
    }
  }
}

extension PartialKind {
  /// A kind that is limited in other ways than only by being reconstructed.
  fileprivate init(_ kind: String, _ limits: [CollectionLimit]) {
    var missing: [String] = []
    var others: [String] = []
    for limit in limits {
      if case .missing(let namespace) = limit {
        missing.append(namespace)
      } else {
        others.append(limit.description)
      }
    }
    if others.isEmpty { others = ["the dump has files of these namespaces, but none of this kind"] }
    let isAboutNamespaces = limits.allSatisfy(\.isAboutNamespaces)
    self.init(
      kind: kind, namespaces: isAboutNamespaces ? .except(missing) : .unstated,
      reason: others.joined(separator: "; "))
  }
}

extension CollectionLimit {
  /// Whether all objects of the other namespaces are known all the same.
  fileprivate var isAboutNamespaces: Bool {
    switch self {
    case .missing, .reconstructed, .fromTemplates: true
    case .inUseOnly, .namesOnly, .unreadable: false
    }
  }

  /// Whether the objects are all known, but not as they stand in the cluster.
  fileprivate var isReconstruction: Bool {
    switch self {
    case .reconstructed, .fromTemplates: true
    case .missing, .inUseOnly, .namesOnly, .unreadable: false
    }
  }
}
