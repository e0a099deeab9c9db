import AttackGraph
import Foundation
import Specs

/// The scenarios of techniques that the repository holds.
enum ScenarioFolders {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().resolvingSymlinksInPath()
  private static let techniques = repository.appendingPathComponent("scenarios/techniques")

  /// Names of the folders, in order.
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: techniques.path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  static func scenario(_ name: String) throws -> TechniqueScenario {
    try TechniqueScenario.read(
      file: techniques.appendingPathComponent("\(name)/scenario.yaml"))
  }

  /// Every scenario that can be read; the test of each folder says what is wrong with the others.
  static let readable: [TechniqueScenario] = names.compactMap { try? scenario($0) }
}
