package import Estate
package import Foundation

/// Makes an estate of dumps: the objects as they are, and a context of marked guesses.
package enum EstateImporter {
  /// Reads dumps and guesses their context.
  ///
  /// - Parameters:
  ///   - sources: files, folders, archives or standard input (``DumpFiles``).
  ///   - name: of the estate.
  ///   - clusterName: when given, the sources are parts of this one cluster; otherwise each source
  ///     is a cluster of its own, named after its file or folder, or `cluster`.
  ///   - standardInput: the descriptor to read for ``DumpSource/standardInput``.
  /// - Throws: ``ImportError`` for the first file that cannot be read, and when none of the files
  ///   holds an object that matters.
  package static func importDump(
    _ sources: [DumpSource], name: String, clusterName: String? = nil,
    limits: DumpLimits = .standard, standardInput: Int32 = 0
  ) throws(ImportError) -> (estate: Estate, statistics: ImportStatistics) {
    guard !sources.isEmpty else {
      throw ImportError(file: name, problem: "found none", expected: "at least one dump")
    }
    func read(_ sources: [DumpSource], as name: String) throws(ImportError) -> DumpReader {
      var reader = DumpReader(clusterName: name)
      let inventory = try DumpFiles.forEachDocument(
        in: sources, limits: limits, standardInput: standardInput
      ) { document throws(ImportError) in
        try reader.read(document.input, path: document.path)
      }
      reader.statistics.take(inventory)
      return reader
    }
    var readers: [DumpReader] = []
    if let clusterName {
      readers.append(try read(sources, as: clusterName))
    } else {
      var taken: Set<String> = []
      for source in sources {
        readers.append(try read([source], as: freeName(source.clusterName, &taken)))
      }
    }
    return try estate(of: readers, name: name, sources)
  }

  /// Reads dumps that are files, folders or archives.
  package static func importDump(
    files: [URL], name: String, clusterName: String? = nil
  ) throws(ImportError) -> (estate: Estate, statistics: ImportStatistics) {
    try importDump(files.map { .path($0.path) }, name: name, clusterName: clusterName)
  }

  private static func estate(
    of readers: [DumpReader], name: String, _ sources: [DumpSource]
  ) throws(ImportError) -> (estate: Estate, statistics: ImportStatistics) {
    var statistics = ImportStatistics()
    var collected: [String: Set<String>] = [:]
    for reader in readers {
      statistics.add(reader.statistics)
      collected[reader.cluster.name] = reader.statistics.collectedKinds
    }
    if statistics.objects.isEmpty {
      throw ImportError(
        file: sources.map(\.label).joined(separator: ", "), problem: "found none",
        expected: "objects of kinds that are read, such as Pod, Secret and RoleBinding")
    }
    let clusters = readers.map(\.cluster)
    let context = ContextSkeleton(clusters: clusters, collected: collected).context
    return (Estate(name: name, clusters: clusters, context: context), statistics)
  }

  /// Guesses the context of clusters; everything in it is marked as assumed.
  ///
  /// Users and groups that bindings name become people, service accounts with telling names become
  /// pipelines, namespaces get environments by their names and labels.
  package static func contextSkeleton(for clusters: [Cluster]) -> EstateContext {
    ContextSkeleton(clusters: clusters, collected: [:]).context
  }

  /// A name with a number where it is taken.
  private static func freeName(_ base: String, _ taken: inout Set<String>) -> String {
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}

extension DumpSource {
  /// What a cluster is called that is read from this alone: the name of the file or folder without
  /// the extensions of dumps; `cluster` where that cannot name a folder.
  var clusterName: String {
    guard case .path(let path) = self else { return "cluster" }
    let url = URL(fileURLWithPath: path).standardizedFileURL
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let name =
      exists && isFolder.boolValue
      ? url.lastPathComponent : DumpFileName(path: url.lastPathComponent).stem
    return name.isEmpty || name.hasPrefix(".") || name == "/" ? "cluster" : name
  }
}
