/// Statistics as a table of text, group by group.
package struct StatisticsTable {
  private let rows: [Statistic]

  package init(_ statistics: EstateStatistics) {
    rows = statistics.rows
  }

  /// Lines with a value, what is expected, how they compare and who says so.
  package var text: String {
    let cells = rows.map(\.cells)
    let widths = (0..<4).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return StatisticGroup.allCases.compactMap { group -> String? in
      let lines = zip(rows, cells).filter { $0.0.group == group }
        .map { Self.line($0.1, widths: widths) }
      return lines.isEmpty ? nil : ([group.title] + lines).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func line(_ cells: [String], widths: [Int]) -> String {
    var line = " "
    for (column, text) in cells.enumerated() {
      let space = column < widths.count ? widths[column] - text.count : 0
      let blanks = String(repeating: " ", count: space)
      // Numbers end in one column, words start in one.
      line += " " + (column == 1 ? blanks + text : text + blanks) + " "
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension Statistic {
  /// What the table shows: title, value, what is expected, the verdict and the source.
  fileprivate var cells: [String] {
    [title, value.map(text) ?? "-", range.map(text) ?? "", verdictText, expectation.source]
  }

  private var verdictText: String {
    switch verdict {
    case .inside: expectation.isPublished ? "ok" : "ok (assumption)"
    case .outside: expectation.isPublished ? "outside" : "outside (assumption)"
    case .undefined: "undefined"
    case .unjudged: "assumption"
    }
  }

  private func text(_ value: Double) -> String {
    switch unit {
    case .share: NumberText.percent(value)
    case .number: NumberText.number(value)
    }
  }

  private func text(_ range: ExpectedRange) -> String {
    switch (range.lower, range.upper) {
    case (nil, nil): "any"
    case (let lower?, nil): "from \(text(lower))"
    case (nil, let upper?): "to \(text(upper))"
    case (let lower?, let upper?):
      lower == upper ? text(lower) : "\(text(lower)) to \(text(upper))"
    }
  }
}
