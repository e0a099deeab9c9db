import Estate

/// What an import found in its files.
package struct ImportStatistics: Sendable, Hashable {
  /// Objects read, by kind.
  package var objects: [String: Int] = [:]
  /// Objects passed over because nothing here needs their kind, by kind (`kind.group`).
  package var skipped: [String: Int] = [:]
  /// Kinds that the files speak of: by an object, by a typed list or by a file's name, even an
  /// empty one. What is missing of them all the same is among the ``limits``.
  package var collectedKinds: Set<String> = []
  /// Collectors other than kubectl that wrote the files.
  var sources: Set<CollectionSource> = []
  /// Objects that came again under the same kind, namespace and name; the first one counts.
  package var duplicates = 0
  /// Pods that have run to their end, which are passed over.
  package var finishedPods = 0
  /// Pods that are in no file, but made from the templates of workloads.
  package var podsOfTemplates = 0
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
  /// What is known of each folder of a dump, by its name; empty for none.
  private var folders: [String: FolderFacts] = [:]
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
    sources.formUnion(other.sources)
    duplicates += other.duplicates
    finishedPods += other.finishedPods
    podsOfTemplates += other.podsOfTemplates
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
  /// What the lists in a folder of a dump say about it.
  private struct FolderFacts: Hashable {
    /// The kinds that the files are named after.
    var kinds: Set<ObjectKind> = []
    /// Whether an object lives in the namespace that the folder is named after.
    var holdsItsNamespace = false
    /// Whether an object lives in another namespace.
    var holdsOthers = false
  }

  /// What is known to be missing or made up of kinds that were collected, by kind.
  ///
  /// A dump with a folder per namespace tells what it lacks: a kind that some of the folders have a
  /// list of, and others not.
  package var limits: [String: Set<CollectionLimit>] {
    var limits = stated
    let namespaces = folders.filter { folder, facts in
      !folder.isEmpty && !facts.holdsOthers && facts.kinds.allSatisfy(\.isNamespaced)
    }
    let isByNamespace = namespaces.values.contains { $0.holdsItsNamespace }
    guard isByNamespace, !omitsEmptyFiles else { return limits }
    let others = folders.filter { namespaces[$0.key] == nil }
    let partial = Self.kinds(in: namespaces.values).subtracting(Self.kinds(in: others.values))
    for kind in partial {
      for (namespace, facts) in namespaces where !facts.kinds.contains(kind) {
        limits[kind.rawValue, default: []].insert(.missing(namespace: namespace))
      }
    }
    return limits
  }

  private static func kinds(in folders: some Sequence<FolderFacts>) -> Set<ObjectKind> {
    folders.reduce(into: []) { $0.formUnion($1.kinds) }
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

  /// Notes that a folder of a dump has a list of a kind.
  mutating func noteList(of kind: ObjectKind, in folder: String) {
    collectedKinds.insert(kind.rawValue)
    folders[folder, default: FolderFacts()].kinds.insert(kind)
  }

  /// Notes the namespace of an object in a folder of a dump.
  mutating func note(namespace: String, in folder: String) {
    if namespace.hasSameBytes(as: folder) {
      folders[folder, default: FolderFacts()].holdsItsNamespace = true
    } else {
      folders[folder, default: FolderFacts()].holdsOthers = true
    }
  }
}
