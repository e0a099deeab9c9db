package import Estate

/// What the files of one cluster say about their own completeness, beyond the objects they hold.
package struct CollectionFindings: Sendable, Hashable {
  /// Kinds that the files are known to hold, even if empty.
  package var kinds: Set<String>
  /// Which collectors wrote the files.
  package var sources: [CollectionSource]
  /// Kinds whose objects come under made-up names.
  package var reconstructed: [UnusualKind]

  package init(
    kinds: Set<String> = [], sources: [CollectionSource] = [.kubectl],
    reconstructed: [UnusualKind] = []
  ) {
    self.kinds = kinds
    self.sources = sources
    self.reconstructed = reconstructed
  }

  /// What an import found about the files of one cluster.
  init(_ statistics: ImportStatistics) {
    self.init(kinds: statistics.collectedKinds)
  }
}
