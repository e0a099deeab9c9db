import ArgumentParser
import Estate
import EstateSources
import EstateStatistics
import Experiments
import Foundation
import Specs

struct Fit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a specification whose estate looks like another one.",
    discussion: """
      Reads the statistics of an estate folder, or of dumps as `blastlab import` takes them, and \
      looks for a specification whose estate has the same ones (`blastlab stats`), so that a \
      look-alike can be shared instead of the dump: no name of the original is in it. What deviates \
      by more than a tenth is marked.

      Examples:
        blastlab fit estates/mine --out look-alike.yaml
        blastlab fit dump.json > look-alike.yaml
        blastlab generate look-alike.yaml --out estates/look-alike
      """)

  @Argument(help: "An estate folder; or dumps: files, folders, archives, - for standard input.")
  var originals: [String]

  @Option(help: "The file for the specification (default: standard output).")
  var out: String?

  @Option(help: "What the specification is called.")
  var name = "look-alike"

  @Option(help: "How many seeds to look at (default: 6 to 96, more for small estates).")
  var seeds: Int?

  @Flag(help: "Print the comparison of every statistic as JSON; needs --out.")
  var json = false

  @Flag(help: "Replace the file if it is there.")
  var replace = false

  func validate() throws {
    if let seeds, !(1...10_000).contains(seeds) {
      throw ValidationError("The number of seeds is from 1 to 10000.")
    }
    if !SpecFile.isName(name) {
      throw ValidationError(
        "The name '\(name)' cannot be a specification's: up to 63 letters, digits, '-', '_' and '.'."
      )
    }
    if originals.count > 1, originals.contains(where: Self.isEstate) {
      throw ValidationError("Name one estate folder, or dumps.")
    }
    if json && out == nil {
      throw ValidationError("Name the file for the specification with --out.")
    }
    if originals.isEmpty { throw ValidationError("Name an estate folder or a dump.") }
  }

  func run() async throws {
    try await reportingFailure {
      try checkOutput()
      let original = try original()
      let fit = try EstateFit.fit(original, name: name, seeds: seeds) { fit in
        Console.note(
          "seed \(fit.spec.seed): \(fit.closeCount) of \(fit.comparisons.count) statistics within 10 %"
        )
      }
      try write(fit)
    }
  }

  private static func isEstate(_ path: String) -> Bool {
    let context = URL(fileURLWithPath: path).appendingPathComponent("context.yaml").path
    return FileManager.default.fileExists(atPath: context)
  }

  /// Finds out whether the file can be written before the search, which takes a while.
  private func checkOutput() throws {
    guard let out else { return }
    let isThere = FileManager.default.fileExists(atPath: out)
    if isThere, !replace {
      throw FileFailure(path: out, problem: "exists; pass --replace to replace it")
    }
    let folder = URL(fileURLWithPath: out).deletingLastPathComponent().path
    if !FileManager.default.isWritableFile(atPath: folder) {
      throw FileFailure(path: out, problem: "cannot be written: no folder that may be written to")
    }
  }

  private func original() throws -> Estate {
    if originals.count == 1, Self.isEstate(originals[0]) {
      return try EstateDirectory.read(URL(fileURLWithPath: originals[0]))
    }
    return try EstateImporter.importDump(
      originals.map { DumpSource(argument: $0) }, name: "original"
    ).estate
  }

  private func write(_ fit: EstateFit) throws {
    guard let out else {
      try Console.output(fit.spec.document, terminator: "")
      return Console.note(FitTable(fit).text)
    }
    do {
      try Data(fit.spec.document.utf8).write(to: URL(fileURLWithPath: out), options: .atomic)
    } catch {
      throw FileFailure(path: out, problem: "cannot be written")
    }
    try Console.output(
      json ? JSONOutput.text(fit.comparisons.map(FitRow.init)) : FitTable(fit).text)
    if !json { try Console.output("spec     \(out)") }
  }
}
