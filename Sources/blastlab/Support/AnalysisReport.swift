import AttackGraph

/// What `analyze` prints, as values for JSON and as text.
struct AnalysisReport: Encodable {
  var from: String
  var reachedAssets: [String: Int]
  var reachedWeight: Double
  var totalWeight: Double
  var identities: Int
  /// What of the reached weight is reached along certain steps only.
  var certainWeight: Double
  var target: PathReport?

  /// - Parameter sure: The same search along certain steps only.
  init(_ analysis: Analysis, sure: Analysis, source: VertexQuery, target: PathReport?) {
    from = source.description
    reachedAssets = Dictionary(
      uniqueKeysWithValues: Asset.Kind.allCases.map { ($0.rawValue, analysis.assets($0).count) })
    reachedWeight = analysis.weight
    certainWeight = sure.weight
    totalWeight = analysis.graph.totalAssetWeight
    identities = analysis.reached.count { analysis.graph.vertices[Int($0)].isIdentity }
    self.target = target
  }

  var text: String {
    let share = totalWeight > 0 ? 100 * reachedWeight / totalWeight : 0
    let tenths = (share * 10).rounded() / 10
    let counts = Asset.Kind.allCases.map { kind in
      "\(kind.rawValue)s \(reachedAssets[kind.rawValue] ?? 0)"
    }
    var lines = [
      "From \(from), whatever the time:",
      "  weight     \(reachedWeight) of \(totalWeight) (\(tenths) %)",
      "  assets     \(counts.joined(separator: ", "))",
      "  identities \(identities)",
    ]
    if certainWeight < reachedWeight {
      lines.append("  certain    \(certainWeight) of it; the rest hangs on steps that are not")
    }
    if let target { lines += target.lines }
    return lines.joined(separator: "\n")
  }
}
