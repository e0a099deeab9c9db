package import Estate
package import Foundation

/// Reads what `kubectl get -o json` writes: v1 Lists, typed lists, Lists of Lists, single objects.
///
/// Several files may be read one after another into the same cluster; an object that comes again is
/// counted and left out. Secret values are never read: the scanner passes over them, and its buffer
/// is overwritten (``JSONInput``).
package struct DumpReader {
  /// What has been read so far, in order.
  package internal(set) var cluster: Cluster
  /// What the documents held.
  package internal(set) var statistics = ImportStatistics()
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

  /// Adds the objects of one document to the cluster.
  ///
  /// - Throws: at the first thing that is not JSON or not of the expected form; the cluster then
  ///   holds what came before it.
  package mutating func read(_ input: JSONInput) throws(ImportError) {
    var scanner = JSONScanner(input)
    try scanner.validate()
    try read(&scanner, inferred: nil)
    statistics.files += 1
    statistics.bytes += input.count
  }

  /// Reads the next object, or every object of the next list.
  private mutating func read(
    _ scanner: inout JSONScanner, inferred: InferredKind?
  ) throws(ImportError) {
    let outline = try ObjectOutline(&scanner)
    guard let kind = outline.kind ?? inferred?.kind else {
      throw scanner.missing("kind", in: outline)
    }
    let apiVersion = outline.apiVersion ?? inferred?.apiVersion ?? ""
    if kind.hasSuffix("List"), let items = outline.offset(of: "items") {
      scanner.seek(to: items)
      try readItems(&scanner, InferredKind(list: kind, apiVersion: apiVersion))
    } else if let known = ObjectKind(kind: kind, apiVersion: apiVersion) {
      try readObject(known, apiVersion: apiVersion, outline, &scanner)
    } else {
      let group = ObjectKind.group(of: apiVersion)
      statistics.skipped[group.isEmpty ? kind : "\(kind).\(group)", default: 0] += 1
    }
    scanner.seek(to: outline.end)
  }

  private mutating func readItems(
    _ scanner: inout JSONScanner, _ inferred: InferredKind?
  ) throws(ImportError) {
    if let inferred, ObjectKind(kind: inferred.kind, apiVersion: inferred.apiVersion) != nil {
      statistics.collectedKinds.insert(inferred.kind)
    }
    if try scanner.takeNull() { return }
    try scanner.array { scanner throws(ImportError) in
      try read(&scanner, inferred: inferred)
    }
  }

  private mutating func readObject(
    _ kind: ObjectKind, apiVersion: String, _ outline: ObjectOutline, _ scanner: inout JSONScanner
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
      read.metadata.namespace = "default"
    }
    statistics.collectedKinds.insert(kind.rawValue)
    guard isNew(kind, read.metadata) else {
      statistics.duplicates += 1
      return
    }
    let object = ReadObject(kind: kind, apiVersion: apiVersion, outline: outline, read: read)
    try add(object, &scanner)
  }

  private mutating func isNew(_ kind: ObjectKind, _ metadata: ObjectMetadata) -> Bool {
    seen.insert(kind: kind, namespace: metadata.namespace, name: metadata.name)
      || metadata.name.isEmpty
  }
}

/// The kind that a typed list, such as a PodList, gives to items without one of their own.
private struct InferredKind {
  let kind: String
  let apiVersion: String

  /// `nil` for a plain `List`.
  init?(list: String, apiVersion: String) {
    guard list != "List" else { return nil }
    kind = String(list.dropLast("List".count))
    self.apiVersion = apiVersion
  }
}

extension JSONScanner {
  fileprivate func missing(_ field: String, in outline: ObjectOutline) -> ImportError {
    var error = failure(expected: "a string", found: "nothing", at: outline.start)
    error.path += (error.path.isEmpty ? "" : ".") + field
    return error
  }
}
