import AttackGraph

/// What `analyze` prints without `--from`, as values for JSON and as text.
struct RankingReport: Encodable {
  struct Row: Encodable {
    /// As `--from` takes it.
    var name: String
    var reachedWeight: Double
    /// Of the weight of all assets.
    var share: Double
    /// What of the reached weight is reached along certain steps only.
    var certainWeight: Double
    var reachedAssets: [String: Int]
    var reachesClusterControl: Bool
    var certainlyReachesClusterControl: Bool
  }

  var estate: String
  var totalAssets: [String: Int]
  var totalWeight: Double
  /// The kinds that were looked at, and how many there are of them.
  var kinds: [String]
  var count: Int
  /// How many of them control a cluster in the end, and how many reach nothing.
  var reachingClusterControl: Int
  var reachingNothing: Int
  /// The greatest weight first.
  var rows: [Row]
  /// The command that says what to take away from the first of them.
  var whatWouldHelp: String?

  /// - Parameter top: How many rows are shown; 0 for all.
  /// - Parameter options: Of the command that ranks, for the one that goes on from here.
  init(
    _ ranking: BlastRanking, of estate: String, kinds: [StartingPoint.Kind], top: Int,
    options: [String]
  ) {
    self.estate = estate
    totalAssets = ranking.totals.byName
    totalWeight = ranking.totalWeight
    self.kinds = kinds.map(\.rawValue)
    count = ranking.rows.count
    reachingClusterControl = ranking.rows.count { $0.counts[.cluster] > 0 }
    reachingNothing = ranking.rows.count { $0.counts.total == 0 }
    let total = ranking.totalWeight
    rows = ranking.rows.prefix(top == 0 ? .max : top).map { row in
      Row(
        name: row.name.description, reachedWeight: row.weight,
        share: total > 0 ? row.weight / total : 0, certainWeight: row.certainWeight,
        reachedAssets: row.counts.byName, reachesClusterControl: row.counts[.cluster] > 0,
        certainlyReachesClusterControl: row.certainCounts[.cluster] > 0)
    }
    whatWouldHelp = rows.first { $0.reachedWeight > 0 }.map { first in
      let words = ["blastlab", "analyze", estate, "--from", first.name] + options
      return (words + ["--choke-points"]).map(\.quotedForShells).joined(separator: " ")
    }
  }

  var text: String {
    let totals = Asset.Kind.allCases.map { "\($0.rawValue)s \(totalAssets[$0.rawValue] ?? 0)" }
    var lines = [
      "Estate \(estate), weight \(totalWeight): \(totals.joined(separator: ", ")).",
      "What each of \(count) (\(kinds.joined(separator: ", "))) reaches alone, whatever the time:",
      "  \(reachingClusterControl) reach control of a cluster, \(reachingNothing) reach nothing.",
    ]
    lines += table
    if count > rows.count { lines.append("  \(count - rows.count) more (--top 0 shows all).") }
    if let whatWouldHelp { lines.append("What would help: \(whatWouldHelp)") }
    return lines.joined(separator: "\n").linesWithoutControlCharacters
  }

  private var table: [String] {
    guard !rows.isEmpty else { return [] }
    let cells =
      [["weight", "share", "certain", "assets", "cluster", "from"]] + rows.map(Self.cells)
    let widths = cells[0].indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let numbers = row.indices.dropLast().map { column in
        String(repeating: " ", count: widths[column] - row[column].count) + row[column]
      }
      return "  " + (numbers + [row[row.count - 1]]).joined(separator: "  ")
    }
  }

  private static func cells(_ row: Row) -> [String] {
    let control =
      row.certainlyReachesClusterControl ? "yes" : row.reachesClusterControl ? "unsure" : "no"
    return [
      "\(row.reachedWeight)", "\((row.share * 1000).rounded() / 10) %", "\(row.certainWeight)",
      "\(row.reachedAssets.values.reduce(0, +))", control, row.name,
    ]
  }
}

extension String {
  /// The word as shells read it: quoted unless it has nothing that they would take for their own.
  fileprivate var quotedForShells: String {
    let isPlain = utf8.allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return byte < 128
        && (scalar.properties.isAlphabetic || "0123456789_./:@-+=,".unicodeScalars.contains(scalar))
    }
    return isPlain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
