package import Estate
package import Foundation

/// Makes an estate of dumps: the objects as they are, and a context of marked guesses.
package enum EstateImporter {
  /// Reads dumps and guesses their context.
  ///
  /// - Parameters:
  ///   - name: of the estate.
  ///   - clusterName: when given, the files are parts of this one cluster; otherwise each file is a
  ///     cluster of its own, named after the file.
  /// - Throws: ``ImportError`` for the first file that cannot be read, and when none of the files
  ///   holds an object that matters.
  package static func importDump(
    files: [URL], name: String, clusterName: String? = nil
  ) throws(ImportError) -> (estate: Estate, statistics: ImportStatistics) {
    guard !files.isEmpty else {
      throw ImportError(file: name, problem: "found none", expected: "at least one dump")
    }
    var readers: [DumpReader] = []
    if let clusterName {
      readers.append(try read(files, as: clusterName))
    } else {
      var taken: Set<String> = []
      for file in files {
        readers.append(try read([file], as: Self.clusterName(of: file, &taken)))
      }
    }
    var statistics = ImportStatistics()
    var findings: [String: CollectionFindings] = [:]
    for reader in readers {
      statistics.add(reader.statistics)
      findings[reader.cluster.name] = CollectionFindings(reader.statistics)
    }
    if statistics.objects.isEmpty {
      throw ImportError(
        file: files.map(\.path).joined(separator: ", "), problem: "found none",
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

  private static func read(
    _ files: [URL], as name: String
  ) throws(ImportError) -> DumpReader {
    var reader = DumpReader(clusterName: name)
    for file in files { try reader.read(JSONInput(file: file, label: file.path)) }
    return reader
  }

  /// The file's name without its extension, with a number where that is taken.
  private static func clusterName(of file: URL, _ taken: inout Set<String>) -> String {
    let stem = file.deletingPathExtension().lastPathComponent
    let base = stem.isEmpty || stem.hasPrefix(".") || stem == "/" ? "cluster" : stem
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}
