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

  @Option(help: "How many seeds to look at (default: 4 to 64, more for small estates).")
  var seeds: Int?

  @Flag(help: "Print the comparison of every statistic as JSON; needs --out.")
  var json = false

  @Flag(help: "Replace the file if it is there.")
  var replace = false

  func validate() throws {
    if let seeds, seeds < 1 { throw ValidationError("At least one seed is needed.") }
    if json && out == nil {
      throw ValidationError("Name the file for the specification with --out.")
    }
    if originals.isEmpty { throw ValidationError("Name an estate folder or a dump.") }
  }

  func run() async throws {
    try await reportingFailure {
      if let out, !replace, FileManager.default.fileExists(atPath: out) {
        throw FileFailure(path: out, problem: "exists; pass --replace to replace it")
      }
      let original = try original()
      let fit = try EstateFit.fit(original, name: name, seeds: seeds) { fit in
        Console.note(
          "seed \(fit.spec.seed): \(fit.closeCount) of \(fit.comparisons.count) statistics within 10 %"
        )
      }
      try write(fit)
    }
  }

  private func original() throws -> Estate {
    if originals.count == 1 {
      let folder = URL(fileURLWithPath: originals[0])
      let context = folder.appendingPathComponent("context.yaml").path
      if FileManager.default.fileExists(atPath: context) { return try EstateDirectory.read(folder) }
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
