import AttackGraph
import Estate
import Foundation
import Replay
import Specs
import TestSupport
import Testing

/// The tables of the page about the compromises; `BLASTLAB_RECORD=1` writes them anew and fails.
@Suite("The page about the compromises")
struct CompromiseDocumentTests {
  private static let page = ShippedCompromises.repository.appendingPathComponent(
    "docs/COMPROMISES.md")
  /// Trials of one unit for each pair of a policy and a compromise.
  private static let trials = 16

  /// What strikes alike has columns of one table.
  private static let groups: [(title: String, mechanisms: [CompromiseSpec.Mechanism])] = [
    ("Pipelines", [.ciStore, .buildLog, .ciRunner, .federatedSubject]),
    ("People", [.kubeconfig, .sharedKubeconfig, .laptop, .phishing, .insider, .breakGlass]),
    ("Workloads", [.pod, .node, .operatorUpdate, .agentHost, .policyMachinery]),
    ("Stores and files", [.etcdBackup, .cloudKey, .clusterLink, .wiki, .chat, .repository]),
  ]

  @Test("lists every compromise with its place, delay and rate")
  func list() throws {
    let estate = try ShippedCompromises.estate("small")
    let unit = try ShippedCompromises.Unit(.standing, on: estate)
    var lines = [
      "| compromise | mechanism | gives | places on `small` | events a year on `small` |",
      "|---|---|---|---:|---:|",
    ]
    for compromise in try ShippedCompromises.compromises() {
      let candidates = ExposedPlace.candidates(for: compromise, in: estate)
      let rate = ExposureRate(
        compromise, candidates: candidates, timeline: unit.laid.timeline, estate: estate)
      lines.append(
        "| [\(compromise.name)](../scenarios/compromises/\(compromise.name).yaml) "
          + "| `\(compromise.mechanism.rawValue)` | \(compromise.mechanism.isCopy ? "copies" : "the place") "
          + "| \(candidates.count) | \(Self.text(rate.eventsPerYear ?? 0, digits: 2)) |")
    }
    try Self.check(lines, between: "compromises")
  }

  @Test("says what each compromise finds under every policy that ships")
  func footholds() throws {
    #expect(
      Set(Self.groups.flatMap(\.mechanisms)) == Set(CompromiseSpec.Mechanism.allCases))
    let estate = try ShippedCompromises.estate("small")
    let compromises = try ShippedCompromises.compromises()
    var cells: [String: [String: String]] = [:]
    let policies = try ShippedCompromises.policies()
    for policy in policies {
      let unit = try ShippedCompromises.Unit(policy, on: estate)
      for compromise in compromises {
        cells[policy.name, default: [:]][compromise.name] = Self.cell(
          unit.replay(compromise, trials: 0..<Self.trials), unit)
      }
    }
    var lines: [String] = []
    for group in Self.groups {
      let columns = compromises.filter { group.mechanisms.contains($0.mechanism) }.map(\.name)
      lines += ["### \(group.title)", "", "| policy | \(columns.joined(separator: " | ")) |"]
      lines.append("|---|" + columns.map { _ in "---:|" }.joined())
      for policy in policies {
        let row = columns.map { cells[policy.name]?[$0] ?? "" }
        lines.append("| `\(policy.name)` | \(row.joined(separator: " | ")) |")
      }
      lines.append("")
    }
    try Self.check(Array(lines.dropLast()), between: "footholds")
  }

  /// Share of live footholds and mean share of the assets' weight, in percent.
  private static func cell(
    _ outcomes: [TrialOutcome], _ unit: ShippedCompromises.Unit
  ) -> String {
    guard !outcomes.isEmpty else { return "no place" }
    let count = Double(outcomes.count)
    let live = Double(outcomes.count(where: \.footholdWasLive)) / count
    let total = unit.laid.graph.totalAssetWeight
    let weight = outcomes.reduce(0) { $0 + $1.weight } / count / total
    return "\(text(100 * live, digits: 0)) / \(text(100 * weight, digits: 1))"
  }

  private static func text(_ value: Double, digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  private static func check(_ lines: [String], between mark: String) throws {
    let comment = "<!-- \(mark) -->\n"
    let text = try String(contentsOf: page, encoding: .utf8)
    let parts = text.components(separatedBy: comment)
    try #require(parts.count == 3, "docs/COMPROMISES.md has the mark \(mark) twice")
    let wanted = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["BLASTLAB_RECORD"] == "1" {
      try Data((parts[0] + comment + wanted + comment + parts[2]).utf8).write(to: page)
      Issue.record("recorded a part of docs/COMPROMISES.md: run again without BLASTLAB_RECORD")
      return
    }
    #expect(parts[1] == wanted, "BLASTLAB_RECORD=1 records what is new")
  }
}
