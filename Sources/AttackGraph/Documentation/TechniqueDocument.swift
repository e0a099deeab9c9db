/// The page about the catalogue, made from it: `docs/TECHNIQUES.md`.
package enum TechniqueDocument {
  /// What a technique's scenario says, as far as the page quotes it.
  package struct Scenario: Sendable, Hashable {
    package var technique: String
    /// One sentence.
    package var description: String
    /// Why the technique does not work in the cases where it must not.
    package var exclusions: [String]

    package init(technique: String, description: String, exclusions: [String]) {
      self.technique = technique
      self.description = Self.oneLine(description)
      var known: Set<String> = []
      self.exclusions = exclusions.map(Self.oneLine).filter { known.insert($0).inserted }
    }

    private static func oneLine(_ text: String) -> String {
      text.split(separator: "\n").joined(separator: " ")
    }
  }

  /// The whole page. Each technique's id is a heading of the third rank, so that links to it last.
  package static func markdown(_ catalogue: Catalogue, scenarios: [Scenario]) -> String {
    let described = Dictionary(
      scenarios.map { ($0.technique, $0) }, uniquingKeysWith: { first, _ in first })
    var blocks = [introduction(catalogue), contents(catalogue)]
    for group in Technique.Group.allCases {
      let rows = catalogue.techniques.filter { $0.group == group }
      guard !rows.isEmpty else { continue }
      blocks.append("## \(group.rawValue). \(group.title)")
      blocks += rows.map { section($0, described[$0.id]) }
    }
    blocks.append("## Clusters others made vulnerable\n\n" + vulnerableClusters)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// Table of contents by group, with counts.
  private static func contents(_ catalogue: Catalogue) -> String {
    var lines = ["| group | techniques | |", "|---|---|---|"]
    for group in Technique.Group.allCases {
      let rows = catalogue.techniques.filter { $0.group == group }
      let links = rows.map { "[\($0.id)](#\($0.id))" }.joined(separator: " ")
      lines.append("| \(group.rawValue). \(group.title) | \(rows.count) | \(links) |")
    }
    lines.append("| all | \(catalogue.techniques.count) | |")
    return lines.joined(separator: "\n")
  }

  private static func section(_ technique: Technique, _ scenario: Scenario?) -> String {
    var lines = ["### \(technique.id)", "", "**\(technique.title).**"]
    if let scenario { lines[2] += " " + scenario.description }
    lines += ["", "- Needs: \(technique.needsIntroduction)"]
    lines += technique.needs.map { "  - \($0)" }
    lines += facts(technique).map { "- \($0.name): \($0.text)" }
    if let scenario {
      let folder = "../scenarios/techniques/\(technique.id)"
      lines.append("- Shown by: [scenarios/techniques/\(technique.id)](\(folder)/scenario.yaml)")
      lines += scenario.exclusions.map { "  - Not: \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  private static func facts(_ technique: Technique) -> [(name: String, text: String)] {
    var facts = [("From → to", "\(technique.ends.source) → \(technique.ends.target)")]
    if let scope = technique.scopeWords { facts.append(("Authorised", scope)) }
    let detection = technique.detection
    facts += [
      ("ATT&CK", technique.attackWords), ("Gain", technique.gainWords),
      ("Takes", technique.durationWords),
      ("Detection", "\(detection.rawValue), \(percent(detection.probability)) per step"),
      ("Certainty", technique.certainty.word), ("Server versions", technique.versions.text),
      ("Mitigation", technique.mitigation),
      ("References", technique.references.joined(separator: "; ")),
      ("Peers that have it", peers(technique)),
    ]
    return facts
  }

  private static func peers(_ technique: Technique) -> String {
    technique.peers.isEmpty ? "-" : technique.peers.map(\.rawValue).joined(separator: ", ")
  }

  /// Whole per cents, as the levels of detection are.
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
