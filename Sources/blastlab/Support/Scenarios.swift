import Foundation

/// Finds the scenario files that come with blastlab.
enum Scenarios {
  /// The `scenarios` folder: of the working directory, else beside the executable or an ancestor.
  ///
  /// - Throws: `FileFailure` naming the places looked at.
  static func folder() throws -> URL {
    let candidates = candidateFolders()
    let marker = "experiments/demo.yaml"
    let found = candidates.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent(marker).path)
    }
    guard let found else {
      throw FileFailure(
        path: "scenarios",
        problem: "the files that come with blastlab are not found; looked in "
          + candidates.map(\.path).joined(separator: ", "))
    }
    return found
  }

  private static func candidateFolders() -> [URL] {
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    var folders = [here.appendingPathComponent("scenarios")]
    guard let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
      return folders
    }
    var ancestor = executable
    for _ in 0..<6 {
      ancestor = ancestor.deletingLastPathComponent()
      let folder = ancestor.appendingPathComponent("scenarios")
      if !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }
}
