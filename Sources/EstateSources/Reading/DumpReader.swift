package import Estate
package import Foundation

/// Reads what `kubectl get -o json` writes: v1 Lists, typed lists, Lists of Lists, single objects.
///
/// It also reads what other collectors write, told apart by their contents: arrays of objects, lists
/// without a kind whose file's name says it, and the documents of ``ForeignDocument``.
///
/// Several files may be read one after another into the same cluster; an object that comes again is
/// counted and left out. Secret values are never read: the scanner passes over them, and its buffer
/// is overwritten (``JSONInput``).
package struct DumpReader {
  /// What has been read so far, in order.
  package internal(set) var cluster: Cluster
  /// What the documents held.
  package internal(set) var statistics = ImportStatistics()
  /// What the documents call the cluster, where one of them does.
  package internal(set) var statedName: String?
  private var seen = IdentitySet()

  /// Starts with an empty cluster.
  package init(clusterName: String) {
    cluster = Cluster(name: clusterName)
  }

  /// Reads one file as a whole cluster.
  ///
  /// - Parameter label: what errors call the file; by default its last path component.
  package static func readCluster(
    named name: String, file: URL, label: String? = nil
  ) throws(ImportError) -> (cluster: Cluster, statistics: ImportStatistics) {
    var reader = DumpReader(clusterName: name)
    try reader.read(JSONInput(file: file, label: label))
    return (reader.cluster, reader.statistics)
  }

  /// Reads bytes as a whole cluster; the caller's bytes are left as they are.
  package static func readCluster(
    named name: String, bytes: [UInt8], source: String
  ) throws(ImportError) -> (cluster: Cluster, statistics: ImportStatistics) {
    var reader = DumpReader(clusterName: name)
    try reader.read(JSONInput(bytes: bytes, label: source))
    return (reader.cluster, reader.statistics)
  }

  /// Adds the objects of a document, or of several written one after another, to the cluster.
  ///
  /// - Throws: at the first thing that is not JSON or not of the expected form; the cluster then
  ///   holds what came before it.
  package mutating func read(_ input: JSONInput) throws(ImportError) {
    try read(input, at: DumpPlace())
  }

  /// Reads one file, which lies at a place of its dump, and may hold one document after another.
  mutating func read(_ input: JSONInput, at place: DumpPlace) throws(ImportError) {
    var scanner = JSONScanner(input)
    var isList = true
    repeat {
      try scanner.validateNext()
      if try scanner.kind() == .array {
        try readItems(&scanner, place.inferred)
      } else {
        isList = try read(&scanner, inferred: place.inferred) && isList
      }
    } while try scanner.hasNext()
    if isList, let kind = place.kind { statistics.noteList(of: kind, in: place.folder) }
    statistics.files += 1
    statistics.bytes += input.count
  }

  /// Reads the next object, or every object of the next list; returns whether it was a list.
  @discardableResult
  private mutating func read(
    _ scanner: inout JSONScanner, inferred: InferredKind?
  ) throws(ImportError) -> Bool {
    let outline = try ObjectOutline(&scanner)
    defer { scanner.seek(to: outline.end) }
    if let items = outline.offset(of: "items"), outline.isList {
      // kubectl writes `kind` behind the items: without it, the rest is missing too.
      guard outline.kind != nil || inferred != nil else {
        throw scanner.missing("kind", in: outline)
      }
      scanner.seek(to: items)
      try readItems(&scanner, InferredKind(outline, in: inferred?.folder ?? "") ?? inferred)
      return true
    }
    if let foreign = ForeignDocument(outline) {
      try read(foreign, outline, &scanner)
    } else {
      try readObject(outline, &scanner, inferred)
    }
    return false
  }

  private mutating func readItems(
    _ scanner: inout JSONScanner, _ inferred: InferredKind?
  ) throws(ImportError) {
    if let kind = inferred?.known { statistics.collectedKinds.insert(kind.rawValue) }
    if try scanner.takeNull() { return }
    try scanner.array { scanner throws(ImportError) in
      try read(&scanner, inferred: inferred)
    }
  }

  private mutating func readObject(
    _ outline: ObjectOutline, _ scanner: inout JSONScanner, _ inferred: InferredKind?
  ) throws(ImportError) {
    guard let kind = outline.kind ?? inferred?.kind else {
      throw scanner.missing("kind", in: outline)
    }
    let apiVersion = outline.apiVersion ?? inferred?.apiVersion ?? ""
    if let known = ObjectKind(kind: kind, apiVersion: apiVersion) {
      try readObject(known, apiVersion: apiVersion, in: inferred?.folder ?? "", outline, &scanner)
    } else {
      let group = ObjectKind.group(of: apiVersion)
      statistics.skipped[group.isEmpty ? kind : "\(kind).\(group)", default: 0] += 1
    }
  }

  /// Reads an object of a known kind.
  ///
  /// - Parameter folder: of the dump that the object is in; empty for none.
  private mutating func readObject(
    _ kind: ObjectKind, apiVersion: String, in folder: String, _ outline: ObjectOutline,
    _ scanner: inout JSONScanner
  ) throws(ImportError) {
    var read =
      try outline.read("metadata", from: &scanner) { scanner throws(ImportError) in
        try scanner.objectMetadata(isSecret: kind == .secret)
      } ?? ReadMetadata()
    if read.metadata.name.isEmpty && !kind.isRBAC {
      throw scanner.missing("metadata.name", in: outline)
    }
    if !kind.isNamespaced {
      read.metadata.namespace = ""
    } else if read.metadata.namespace.isEmpty {
      // An object that does not even say its kind was listed, and by namespace if in a folder.
      let isListed = outline.kind == nil && !folder.isEmpty
      read.metadata.namespace = isListed ? folder : "default"
    } else if !folder.isEmpty {
      statistics.note(namespace: read.metadata.namespace, in: folder)
    }
    statistics.collectedKinds.insert(kind.rawValue)
    guard isNew(kind, read.metadata) else {
      statistics.duplicates += 1
      return
    }
    let object = ReadObject(kind: kind, apiVersion: apiVersion, outline: outline, read: read)
    try add(object, &scanner)
  }

  /// Whether no object of this kind and name has been read before.
  mutating func isNew(_ kind: ObjectKind, _ metadata: ObjectMetadata) -> Bool {
    seen.insert(kind: kind, namespace: metadata.namespace, name: metadata.name)
      || metadata.name.isEmpty
  }
}

extension JSONScanner {
  fileprivate func missing(_ field: String, in outline: ObjectOutline) -> ImportError {
    var error = failure(expected: "a string", found: "nothing", at: outline.start)
    error.path += (error.path.isEmpty ? "" : ".") + field
    return error
  }
}
