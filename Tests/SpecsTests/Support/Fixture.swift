import Foundation
import Specs
import Testing

/// The files beside the tests.
enum Fixture {
  static let folder = (Bundle.module.resourceURL ?? URL(fileURLWithPath: "."))
    .appendingPathComponent("Fixtures")

  static func url(_ path: String) -> URL {
    folder.appendingPathComponent(path)
  }

  /// The folder of the scenarios that ship with the project.
  static let scenarios = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("scenarios").resolvingSymlinksInPath()
}

/// What reading a text must say about it.
struct BadText: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let error: String

  var testDescription: String { name }

  /// Returns what reading says, paths from the folder of the fixtures; `nil` when all is well.
  var answer: String? {
    Self.answer(to: text)
  }

  static func answer(to text: String) -> String? {
    do throws(SpecificationError) {
      _ = try SpecFile.read(text, path: Fixture.url("file.yaml").path)
      return nil
    } catch {
      return error.description.replacing(Fixture.folder.path + "/", with: "")
    }
  }
}
