/// A fit as a table of text: each statistic of the original beside the look-alike's.
package struct FitTable {
  private let fit: EstateFit

  package init(_ fit: EstateFit) {
    self.fit = fit
  }

  /// Lines with both values and the deviation; what is off by more than a tenth is marked.
  package var text: String {
    let cells = fit.comparisons.map { comparison in
      [
        comparison.id, comparison.wanted.map(NumberText.number) ?? "-",
        comparison.fitted.map(NumberText.number) ?? "-",
        comparison.deviation.map(NumberText.percent) ?? "-",
      ]
    }
    let header = ["statistic", "original", "look-alike", "deviation"]
    let widths = header.indices.map { column in
      ([header] + cells).map { $0[column].count }.max() ?? 0
    }
    let lines = zip(cells, fit.comparisons).map { cells, comparison in
      Self.line(cells, widths) + (comparison.isClose ? "" : "  *")
    }
    let summary =
      "\(fit.closeCount) of \(fit.comparisons.count) statistics deviate by at most a tenth"
      + (fit.closeCount < fit.comparisons.count ? "; * marks the others" : "")
    return ([Self.line(header, widths)] + lines + [summary]).joined(separator: "\n")
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).enumerated().map { column, cell in
      let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
      // Words start in one column, numbers end in one.
      return column == 0 ? cell.0 + blanks : blanks + cell.0
    }.joined(separator: "  ")
  }
}
