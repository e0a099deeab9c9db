/// What is still reached when some things are gone, as a value for JSON.
package struct WhatIfReport: Encodable, Sendable, Hashable {
  /// What is reached.
  package struct Reach: Encodable, Sendable, Hashable {
    package var reachedAssets: [String: Int]
    package var reachedWeight: Double
    package var certainWeight: Double
    package var identities: Int
  }

  /// As the user named them.
  package var without: [String]
  package var before: Reach
  package var after: Reach
  package var totalWeight: Double

  /// - Parameters:
  ///   - names: What was taken away between the first two searches and the other two.
  ///   - sure: The same searches along certain steps only.
  package init(
    without names: [String], before: Analysis, sureBefore: Analysis, after: Analysis,
    sureAfter: Analysis
  ) {
    without = names
    self.before = Reach(before, sure: sureBefore)
    self.after = Reach(after, sure: sureAfter)
    totalWeight = before.graph.weight(of: before.graph.assetCounts)
  }
}

extension WhatIfReport.Reach {
  fileprivate init(_ analysis: Analysis, sure: Analysis) {
    self.init(
      reachedAssets: analysis.assetCounts.byName, reachedWeight: analysis.weight,
      certainWeight: sure.weight, identities: analysis.identityCount)
  }
}

extension WhatIfReport {
  /// Before and after for a terminal.
  package var lines: [String] {
    let counts = Asset.Kind.allCases.map { kind in
      "\(kind.rawValue)s \(before.reachedAssets[kind.rawValue] ?? 0) → "
        + "\(after.reachedAssets[kind.rawValue] ?? 0)"
    }
    var lines = [
      "Without \(without.joined(separator: ", ")):",
      "  weight     \(before.reachedWeight) → \(after.reachedWeight)"
        + " (\(share(before)) % → \(share(after)) %)",
      "  assets     \(counts.joined(separator: ", "))",
      "  identities \(before.identities) → \(after.identities)",
    ]
    if before.certainWeight < before.reachedWeight || after.certainWeight < after.reachedWeight {
      lines.append("  certain    \(before.certainWeight) → \(after.certainWeight)")
    }
    return lines
  }

  private func share(_ reach: Reach) -> Double {
    totalWeight > 0 ? (1000 * reach.reachedWeight / totalWeight).rounded() / 10 : 0
  }
}
