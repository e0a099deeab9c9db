import Foundation
import Testing

@Suite("Repository hygiene")
struct HygieneTests {
  @Test("The top level holds only what the architecture page lists")
  func topLevel() throws {
    let allowed: Set = [
      "Package.swift", "Makefile", "README.md", "CHANGELOG.md", "LICENSE", "docs", "Sources",
      "Tests", "scenarios", "Benchmarks", "reports", "deploy",
      // Ignored by git.
      "Package.resolved", "DerivedData",
    ]
    let extra = try Checkout.entries(of: ".").filter {
      !$0.hasPrefix(".") && !$0.hasSuffix(".xcodeproj") && !allowed.contains($0)
    }
    #expect(extra.isEmpty)
  }

  @Test("No Swift file is longer than 400 lines")
  func fileLength() throws {
    for file in try SourceFile.all() where file.lineCount > 400 {
      Issue.record("\(file.path): \(file.lineCount) lines, at most 400")
    }
  }

  @Test("No function is longer than 70 lines")
  func functionLength() throws {
    for file in try SourceFile.all() {
      for function in file.swift.functions where function.lineCount > 70 {
        let place = "\(file.path):\(function.line)"
        Issue.record("\(place): \(function.name) has \(function.lineCount) lines, at most 70")
      }
    }
  }

  @Test(
    "The program has no forced try or cast, no public interface, no randomness of its own",
    arguments: [
      "try!", "as!", "@testable", "SystemRandomNumberGenerator", "randomElement(", ".shuffled()",
      "Double.random", "Int.random", "Bool.random", "drand48", "arc4random",
    ])
  func forbiddenCode(fragment: String) throws {
    try expectNoLine(inCodeOf: "Sources") { $0.contains(fragment) }
  }

  @Test("Nothing is declared public or open")
  func packageAccess() throws {
    try expectNoLine(inCodeOf: "Sources") { line in
      let first = line.split(separator: " ").first
      return first == "public" || first == "open"
    }
  }

  @Test("No result depends on the clock: only the runner and the command line read it")
  func clocks() throws {
    let clocks = ["Date()", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime"]
    try expectNoLine(
      inCodeOf: "Sources", except: ["Sources/blastlab/", "Sources/Experiments/Running/"]
    ) { line in
      clocks.contains { line.contains($0) }
    }
  }

  @Test("No unfinished work is marked in the program", arguments: ["TO" + "DO", "FIX" + "ME"])
  func unfinished(mark: String) throws {
    for path in Checkout.files(in: "Sources") {
      guard let text = try Checkout.text(of: path) else { continue }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.contains(mark) {
        Issue.record("\(path):\(index + 1): \(mark)")
      }
    }
  }

  @Test("No file names a path of the machine it was written on")
  func machinePaths() throws {
    let prefixes = [Checkout.root.path + "/", "/ho" + "me/", "/Use" + "rs/"]
    let folders = [
      "Package.swift", "Makefile", "README.md", "CHANGELOG.md", ".ci", "docs", "Sources", "Tests",
      "scenarios", "Benchmarks", "deploy", "reports/README.md", "reports/sample",
    ]
    for path in folders.flatMap({ Checkout.files(in: $0) }) {
      guard let written = try Checkout.text(of: path) else { continue }
      // The host paths that containers should not mount are patterns for anybody's home.
      let text = written.replacingOccurrences(of: "/ho" + "me/*", with: "")
      for prefix in prefixes where text.contains(prefix) {
        Issue.record("\(path): contains \(prefix)")
      }
    }
  }

  private func expectNoLine(
    inCodeOf folder: String, except exempt: [String] = [], where isForbidden: (String) -> Bool
  ) throws {
    for file in try SourceFile.all()
    where file.path.hasPrefix(folder + "/") && !exempt.contains(where: file.path.hasPrefix) {
      for (index, line) in file.codeLines.enumerated() where isForbidden(line) {
        Issue.record("\(file.path):\(index + 1): \(line)")
      }
    }
  }
}
