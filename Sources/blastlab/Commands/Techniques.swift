import ArgumentParser
import AttackGraph
import Estate
import Experiments
import Specs

struct Techniques: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the catalogue of attack techniques, or one row of it.",
    discussion: """
      A row says what a step needs, what it gives, how long it takes, how likely it is to raise an \
      alert, on which servers it works, and what to do about it. docs/TECHNIQUES.md has them all; \
      scenarios/techniques/ID/ has the smallest cluster that shows a row, and one that must not.

      Example:
        blastlab techniques
        blastlab techniques token-mint
        blastlab techniques --not-applicable-to small --json
      """)

  @Argument(help: "The id of a row; every row when left out.")
  var id: String?

  @Option(
    help: ArgumentHelp(
      "Show instead the rows that cannot work on an estate's clusters, and why.",
      valueName: "estate"))
  var notApplicableTo: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard id == nil || notApplicableTo == nil else {
      throw ValidationError("An id and --not-applicable-to exclude each other.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      if let notApplicableTo {
        try printExclusions(try EstateProvider.estate(named: notApplicableTo))
      } else if let id {
        try printRow(id)
      } else {
        let catalogue = Catalogue.standard
        try Console.output(
          json
            ? try JSONOutput.text(catalogue.techniques.map(TechniqueRecord.init))
            : TechniqueText.table(catalogue))
      }
    }
  }

  private func printRow(_ id: String) throws {
    let catalogue = Catalogue.standard
    guard let position = catalogue.index(of: id) else {
      let nearest = NearestName.nearest(to: id, among: catalogue.techniques.map(\.id))
      let hint = nearest.map { " Did you mean \($0)?" } ?? ""
      throw ValidationError(
        "There is no technique \"\(id)\".\(hint) `blastlab techniques` lists all.")
    }
    let row = catalogue.techniques[position]
    try Console.output(
      json ? try JSONOutput.text(TechniqueRecord(row)) : TechniqueText.row(row))
  }

  private struct Exclusion: Encodable {
    var cluster: String
    var technique: String
    var reason: String
  }

  private func printExclusions(_ estate: Estate) throws {
    let exclusions = estate.clusters.flatMap { cluster in
      Catalogue.standard.notApplicable(to: cluster).map {
        Exclusion(cluster: cluster.name, technique: $0.id, reason: $0.reason)
      }
    }
    if json { return try Console.output(try JSONOutput.text(exclusions)) }
    guard !exclusions.isEmpty else { return try Console.output("Every row applies.") }
    for entry in exclusions {
      try Console.output("\(entry.cluster): \(entry.technique): \(entry.reason)")
    }
  }
}
