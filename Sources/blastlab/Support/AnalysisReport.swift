import AttackGraph
import Estate

/// What `analyze` prints, as values for JSON and as text.
struct AnalysisReport: Encodable {
  var from: String
  var reachedAssets: [String: Int]
  var reachedWeight: Double
  var totalWeight: Double
  var identities: Int
  /// Clusters of which any node is reached although their files hold none, so that no node counts.
  var namelessNodes: [String]
  /// What of the reached weight is reached along certain steps only.
  var certainWeight: Double
  var target: PathReport?
  /// What further questions were answered.
  var paths: PathsReport?
  var cut: CutReport?
  var chokePoints: ChokePointReport?
  var whatIf: WhatIfReport?

  /// - Parameter sure: The same search along certain steps only.
  init(
    _ analysis: Analysis, sure: Analysis, of clusters: [Cluster], source: VertexQuery,
    target: PathReport?
  ) {
    from = source.description
    reachedAssets = analysis.assetCounts.byName
    reachedWeight = analysis.weight
    certainWeight = sure.weight
    totalWeight = analysis.graph.weight(of: analysis.graph.assetCounts)
    identities = analysis.identityCount
    namelessNodes = clusters.filter { $0.nodes.isEmpty }.map(\.name).filter { name in
      analysis.graph.vertex(.anyNode(of: name)).map(analysis.reaches) ?? false
    }
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
    lines += namelessNodes.map {
      "  nodes      any node of \($0) (--to any-node:\($0)); none counts, as its files name none"
    }
    lines += whatIf?.lines ?? []
    lines += target?.lines ?? []
    lines += paths?.lines ?? []
    lines += cut?.lines ?? []
    lines += chokePoints?.lines ?? []
    return lines.joined(separator: "\n").linesWithoutControlCharacters
  }
}
