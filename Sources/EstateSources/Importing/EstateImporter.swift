package import Estate
package import Foundation

/// Makes an estate of dumps: the objects as they are, and a context of marked guesses.
package enum EstateImporter {
  /// Reads dumps and guesses their context.
  ///
  /// - Parameters:
  ///   - sources: files, folders, archives or standard input (``DumpFiles``).
  ///   - name: of the estate.
  ///   - clusterName: of the one cluster that the sources are parts of; by default what they call
  ///     it, else `cluster`.
  ///   - separate: makes each source a cluster of its own, called what the source calls it, else
  ///     named after its file or folder, with a number where that is taken.
  ///   - standardInput: the descriptor to read for ``DumpSource/standardInput``.
  /// - Throws: ``ImportError`` for the first file that cannot be read, and when none of the files
  ///   holds an object that matters.
  package static func importDump(
    _ sources: [DumpSource], name: String, clusterName: String? = nil, separate: Bool = false,
    limits: DumpLimits = .standard, standardInput: Int32 = 0
  ) throws(ImportError) -> (estate: Estate, statistics: ImportStatistics) {
    guard !sources.isEmpty else {
      throw ImportError(file: name, problem: "found none", expected: "at least one dump")
    }
    var readers: [DumpReader] = []
    if separate {
      var taken: Set<String> = []
      for source in sources {
        var reader = try read([source], limits, standardInput)
        reader.cluster.name = freeName(reader.usableName ?? source.clusterName, &taken)
        readers.append(reader)
      }
    } else {
      var reader = try read(sources, limits, standardInput)
      reader.cluster.name = clusterName ?? reader.usableName ?? "cluster"
      readers.append(reader)
    }
    return try estate(of: readers, name: name, sources)
  }

  /// Reads dumps that are files, folders or archives: each a cluster of its own, or all of them
  /// parts of one that is named.
  package static func importDump(
    files: [URL], name: String, clusterName: String? = nil
  ) throws(ImportError) -> (estate: Estate, statistics: ImportStatistics) {
    try importDump(
      files.map { .path($0.path) }, name: name, clusterName: clusterName,
      separate: clusterName == nil)
  }

  /// Reads dumps as one cluster, without guessing what surrounds it; there may be nothing in them.
  ///
  /// - Parameter clusterName: by default what the dumps call it, else `cluster`.
  package static func importCluster(
    _ sources: [DumpSource], clusterName: String? = nil, limits: DumpLimits = .standard,
    standardInput: Int32 = 0
  ) throws(ImportError) -> Cluster {
    let reader = try read(sources, limits, standardInput)
    var cluster = reader.cluster
    cluster.name = clusterName ?? reader.usableName ?? "cluster"
    return cluster
  }

  private static func read(
    _ sources: [DumpSource], _ limits: DumpLimits, _ standardInput: Int32
  ) throws(ImportError) -> DumpReader {
    var reader = DumpReader(clusterName: "")
    let inventory = try DumpFiles.forEachDocument(
      in: sources, limits: limits, standardInput: standardInput
    ) { document throws(ImportError) in
      try reader.read(document.input, path: document.path)
    }
    reader.statistics.take(inventory)
    return reader
  }

  private static func estate(
    of readers: [DumpReader], name: String, _ sources: [DumpSource]
  ) throws(ImportError) -> (estate: Estate, statistics: ImportStatistics) {
    var statistics = ImportStatistics()
    var findings: [String: CollectionFindings] = [:]
    var readers = readers
    for index in readers.indices {
      readers[index].addPodsOfTemplates()
      let reader = readers[index]
      statistics.add(reader.statistics)
      findings[reader.cluster.name] = CollectionFindings(reader.statistics)
    }
    if statistics.objects.isEmpty {
      throw ImportError(
        file: sources.map(\.label).joined(separator: ", "), problem: "found none",
        expected: "objects of kinds that are read, such as Pod, Secret and RoleBinding")
    }
    let clusters = readers.map(\.cluster)
    let context = contextSkeleton(for: clusters, findings: findings)
    return (Estate(name: name, clusters: clusters, context: context), statistics)
  }

  /// Guesses the context of clusters; everything in it is marked as assumed.
  ///
  /// Users and groups that bindings name become people, service accounts with telling names become
  /// pipelines, namespaces get environments by their names and labels.
  ///
  /// - Parameter findings: by cluster, what its dump says about its completeness.
  package static func contextSkeleton(
    for clusters: [Cluster], findings: [String: CollectionFindings] = [:]
  ) -> EstateContext {
    ContextSkeleton(clusters: clusters, findings: findings).context
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

extension DumpReader {
  /// What the documents call the cluster, as far as it can name a folder: of an ARN, the last part.
  fileprivate var usableName: String? {
    let last = statedName?.split(separator: "/").last.map(String.init) ?? ""
    return last.isEmpty || last.hasPrefix(".") ? nil : last
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
