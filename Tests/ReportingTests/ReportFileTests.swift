import Foundation
import Reporting
import Testing

@Suite("Report file")
struct ReportFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("the page is written as one file, folders are made, an older page is replaced")
  func write() throws {
    try withFolder { folder in
      let target = folder.appendingPathComponent("a/b")
      let results = SampleResults.make()
      let file = try Report.writeHTML(results, to: target, reproduce: "make demo")
      #expect(file.lastPathComponent == "index.html")
      let page = try String(contentsOf: file, encoding: .utf8)
      #expect(page == (try Report.html(results, reproduce: "make demo")))
      _ = try Report.writeHTML(results, to: target, reproduce: "make other")
      #expect(try String(contentsOf: file, encoding: .utf8).contains("make other"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["index.html"])
    }
  }

  @Test("a place that cannot be written to is an error with its path")
  func unwritable() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("occupied")
      try Data("x".utf8).write(to: file)
      #expect {
        try Report.writeHTML(SampleResults.make(), to: file, reproduce: "")
      } throws: { error in
        guard case RenderError.cannotWrite(let path, _)? = error as? RenderError else {
          return false
        }
        return path == file.appendingPathComponent("index.html").path
      }
    }
  }
}
