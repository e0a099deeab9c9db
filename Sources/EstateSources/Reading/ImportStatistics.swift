/// What an import found in its files.
package struct ImportStatistics: Sendable, Hashable {
  /// Objects read, by kind.
  package var objects: [String: Int] = [:]
  /// Objects passed over because nothing here needs their kind, by kind (`kind.group`).
  package var skipped: [String: Int] = [:]
  /// Kinds that the files speak of: by an object, or by a typed list, even an empty one.
  package var collectedKinds: Set<String> = []
  /// Objects that came again under the same kind, namespace and name; the first one counts.
  package var duplicates = 0
  /// Pods that have run to their end, which are passed over.
  package var finishedPods = 0
  /// Files read.
  package var files = 0
  /// Bytes of the files read, unpacked.
  package var bytes = 0
  /// Files passed over, in order.
  package var passedOver: [DumpInventory.PassedOver] = []

  /// Makes the statistics of nothing.
  package init() {}

  /// How many files were passed over for each reason that occurred, in a fixed order.
  package var passedOverCounts: [(reason: DumpInventory.Reason, count: Int)] {
    DumpInventory.Reason.allCases.compactMap { reason in
      let count = passedOver.count { $0.reason == reason }
      return count == 0 ? nil : (reason, count)
    }
  }

  /// Objects read by kind, in order of the kinds' names.
  package var sortedObjects: [(kind: String, count: Int)] {
    objects.keys.sorted().map { ($0, objects[$0] ?? 0) }
  }

  /// Objects passed over by kind, in order of the kinds' names.
  package var sortedSkipped: [(kind: String, count: Int)] {
    skipped.keys.sorted().map { ($0, skipped[$0] ?? 0) }
  }

  /// Adds the findings in other files.
  package mutating func add(_ other: ImportStatistics) {
    objects.merge(other.objects, uniquingKeysWith: +)
    skipped.merge(other.skipped, uniquingKeysWith: +)
    collectedKinds.formUnion(other.collectedKinds)
    duplicates += other.duplicates
    finishedPods += other.finishedPods
    files += other.files
    bytes += other.bytes
    passedOver += other.passedOver
  }

  /// Counts files instead of the documents in them.
  mutating func take(_ inventory: DumpInventory) {
    files = inventory.read.count
    bytes = inventory.bytes
    passedOver = inventory.passedOver
  }
}
