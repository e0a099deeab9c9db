import Foundation

/// Keeps an estate with its edited context from being overwritten by accident.
func refuseToReplace(_ folder: String, unless replace: Bool) throws {
  let context = URL(fileURLWithPath: folder).appendingPathComponent("context.yaml")
  guard !replace, FileManager.default.fileExists(atPath: context.path) else { return }
  throw FileFailure(
    path: folder, problem: "holds an estate already; choose another folder, or pass --replace")
}
