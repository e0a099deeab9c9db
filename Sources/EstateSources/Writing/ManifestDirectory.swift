package import Estate
package import Foundation

/// An estate as manifests: `<cluster>/<number>-<part>.json`, one v1 List each.
///
/// `kubectl apply -f <folder>/<cluster>` takes the files in order of their names, in which each
/// object comes after those it needs.
package enum ManifestDirectory {
  /// Writes an estate's clusters as a client can create them; the same estate gives the same bytes.
  ///
  /// Everything is written to a folder beside the target, which then takes its place. Manifests
  /// that are already there are replaced.
  ///
  /// - Throws: ``EstateDirectoryError``, also when the target holds anything but manifests of ours.
  package static func write(
    _ estate: Estate, to url: URL, options: ManifestOptions = ManifestOptions()
  ) throws(EstateDirectoryError) {
    try EstateDirectory.checkNames(of: estate, url)
    try checkReplaceable(url)
    try EstateDirectory.replace(url) { folder in
      let files = FileManager.default
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
      for cluster in estate.clusters {
        let place = folder.appendingPathComponent(cluster.name)
        try files.createDirectory(at: place, withIntermediateDirectories: false)
        let objects = cluster.creatable(options)
        for group in ManifestGroup.allCases {
          guard let bytes = ManifestWriter.bytesUnlessEmpty(of: group, in: objects) else {
            continue
          }
          try Data(bytes).write(to: place.appendingPathComponent(group.fileName))
        }
      }
    }
  }

  /// Fails unless the target is missing, empty, or holds such manifests and nothing else.
  private static func checkReplaceable(_ url: URL) throws(EstateDirectoryError) {
    let ours = Set(ManifestGroup.allCases.map(\.fileName))
    try EstateDirectory.checkFolder(url, isA: "a folder of manifests") {
      EstateDirectory.entries(of: url).flatMap { cluster in
        let folder = url.appendingPathComponent(cluster)
        guard EstateDirectory.isFolder(folder) else { return [cluster] }
        return EstateDirectory.foreignEntries(of: folder, files: ours)
          .map { "\(cluster)/\($0)" }
      }
    }
  }
}
