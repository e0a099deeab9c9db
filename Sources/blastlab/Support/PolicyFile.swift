import Foundation
import Specs

/// Finds a policy as a command names it.
enum PolicyFile {
  /// A policy file, or the name of one under `scenarios/policies`.
  ///
  /// - Throws: `SpecificationError` for the file, `FileFailure` where no policy of that name is.
  static func policy(named name: String) throws -> PolicySpec {
    let isFile = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    guard !isFile else { return try PolicySpec.read(file: URL(fileURLWithPath: name)) }
    let folder = try Scenarios.folder().appendingPathComponent("policies")
    let file = folder.appendingPathComponent("\(name).yaml")
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw InputFailure(
        path: name, problem: "is no policy; expected a file, or a name of `blastlab list policies`")
    }
    return try PolicySpec.read(file: file)
  }
}
