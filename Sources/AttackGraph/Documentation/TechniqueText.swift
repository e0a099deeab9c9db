/// Rows of the catalogue for a terminal.
package enum TechniqueText {
  /// Every row on a line, by group.
  package static func table(_ catalogue: Catalogue) -> String {
    let width = catalogue.techniques.map(\.id.count).max() ?? 0
    var blocks: [String] = []
    for group in Technique.Group.allCases {
      let rows = catalogue.techniques.filter { $0.group == group }
      guard !rows.isEmpty else { continue }
      let lines = rows.map { row in
        let mark = row.certainty == .certain ? "" : " (\(row.certainty.word))"
        return "  \(padded(row.id, to: width))  \(padded(row.attackID ?? "-", to: 9))  "
          + row.title + mark
      }
      let heading = "\(group.rawValue). \(group.title) (\(rows.count))"
      blocks.append(([heading] + lines).joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n")
  }

  /// One row in full, without Markdown.
  package static func row(_ technique: Technique) -> String {
    var lines = ["\(technique.id): \(technique.title)", ""]
    lines.append("needs        \(technique.needsIntroduction.lowercasedFirst):")
    lines += technique.needs.map { "             - \($0)" }
    var facts = [("from", technique.ends.source), ("to", technique.ends.target)]
    if let scope = technique.scopeWords { facts.append(("authorised", scope)) }
    facts += [
      ("ATT&CK", technique.attackWords), ("gain", technique.gainWords),
      ("takes", technique.durationWords),
      (
        "detection",
        "\(technique.detection.rawValue), "
          + "\(TechniqueDocument.percent(technique.detection.probability)) per step (assumption)"
      ), ("certainty", technique.certainty.word), ("versions", technique.versions.text),
      ("mitigation", technique.mitigation),
    ]
    facts += technique.references.map { ("reference", $0) }
    if !technique.peers.isEmpty {
      facts.append(("peers", technique.peers.map(\.rawValue).joined(separator: ", ")))
    }
    lines += facts.map { "\(padded($0.0, to: 11))  \($0.1)" }
    return lines.joined(separator: "\n").withoutBackticks
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
  fileprivate var withoutBackticks: String { filter { $0 != "`" } }
}
