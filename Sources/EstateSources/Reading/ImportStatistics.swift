/// What an import found in its files.
package struct ImportStatistics: Sendable, Hashable {
  /// Objects read, by kind.
  package var objects: [String: Int] = [:]
  /// Objects passed over because nothing here needs their kind, by kind (`kind.group`).
  package var skipped: [String: Int] = [:]
  /// Kinds that the files speak of: by an object, by a typed list or by a file's name, even an
  /// empty one. What is missing of them all the same is among the ``limits``.
  package var collectedKinds: Set<String> = []
  /// Objects that came again under the same kind, namespace and name; the first one counts.
  package var duplicates = 0
  /// Pods that have run to their end, which are passed over.
  package var finishedPods = 0
  /// Files without a byte, which `kubectl` leaves where it was refused: nothing was collected.
  package var emptyFiles = 0
  /// Files read.
  package var files = 0
  /// Bytes of the files read, unpacked.
  package var bytes = 0
  /// Files passed over, in order.
  package var passedOver: [DumpInventory.PassedOver] = []

  /// Limits that the files state, by kind.
  private var stated: [String: Set<CollectionLimit>] = [:]
  /// The kinds that each folder of a dump has files of, by the folder's name; empty for none.
  private var kindsByFolder: [String: Set<ObjectKind>] = [:]
  /// Whether files without objects are not written, so that a missing file means nothing.
  var omitsEmptyFiles = false

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
    emptyFiles += other.emptyFiles
    files += other.files
    bytes += other.bytes
    // Folders of two dumps have nothing to do with each other.
    stated.merge(other.limits) { $0.union($1) }
    passedOver += other.passedOver
  }

  /// Counts files instead of the documents in them.
  mutating func take(_ inventory: DumpInventory) {
    files = inventory.read.count
    bytes = inventory.bytes
    passedOver = inventory.passedOver
  }
}

/// What is known to be missing.
extension ImportStatistics {
  /// What is known to be missing or made up of kinds that were collected, by kind.
  package var limits: [String: Set<CollectionLimit>] {
    var limits = stated
    let namespaces = kindsByFolder.filter { folder, kinds in
      !folder.isEmpty && kinds.allSatisfy(\.isNamespaced)
    }
    let others = kindsByFolder.filter { namespaces[$0.key] == nil }
    let whole = others.values.reduce(into: Set<ObjectKind>()) { $0.formUnion($1) }
    let partial = namespaces.values.reduce(into: Set<ObjectKind>()) { $0.formUnion($1) }
    guard !omitsEmptyFiles else { return limits }
    for kind in partial.subtracting(whole) {
      for (namespace, kinds) in namespaces where !kinds.contains(kind) {
        limits[kind.rawValue, default: []].insert(.missing(namespace: namespace))
      }
    }
    return limits
  }

  /// The limits in order of the kinds' names, each kind's in order of their descriptions.
  package var sortedLimits: [(kind: String, limits: [CollectionLimit])] {
    let limits = limits
    return limits.keys.sorted().map { ($0, (limits[$0] ?? []).sorted()) }
  }

  /// Notes a limit that a file states.
  mutating func limit(_ kind: ObjectKind, _ limit: CollectionLimit) {
    stated[kind.rawValue, default: []].insert(limit)
  }

  /// Notes that a folder of a dump has a file of a kind.
  mutating func noteFile(of kind: ObjectKind, in folder: String) {
    collectedKinds.insert(kind.rawValue)
    kindsByFolder[folder, default: []].insert(kind)
  }
}
