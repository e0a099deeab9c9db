import AttackGraph

/// What `analyze` prints, as values for JSON and as text.
struct AnalysisReport: Encodable {
  struct Step: Encodable {
    var technique: String
    var title: String
    var attackID: String?
    var tail: String
    var head: String
    var because: String
    var mitigation: String
  }

  struct Target: Encodable {
    var name: String
    var isReached: Bool
    var path: [Step]

    init(_ query: VertexQuery, path: [Analysis.Step]?) {
      name = query.description
      isReached = path != nil
      self.path = (path ?? []).map { step in
        Step(
          technique: step.technique.id, title: step.technique.title,
          attackID: step.technique.attackID, tail: step.tail.label, head: step.head.label,
          because: step.because, mitigation: step.technique.mitigation)
      }
    }
  }

  var from: String
  var reachedAssets: [String: Int]
  var reachedWeight: Double
  var totalWeight: Double
  var identities: Int
  var target: Target?

  init(_ analysis: Analysis, source: VertexQuery, target: Target?) {
    from = source.description
    reachedAssets = Dictionary(
      uniqueKeysWithValues: Asset.Kind.allCases.map { ($0.rawValue, analysis.assets($0).count) })
    reachedWeight = analysis.weight
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
    if let target { lines += Self.lines(of: target) }
    return lines.joined(separator: "\n")
  }

  private static func lines(of target: Target) -> [String] {
    guard target.isReached else { return ["\(target.name) is not reached."] }
    var lines = ["Path to \(target.name), \(target.path.count) steps:"]
    for (number, step) in target.path.enumerated() {
      let attack = step.attackID.map { ", \($0)" } ?? ""
      lines.append("  \(number + 1). \(step.tail) → \(step.head)")
      lines.append("       \(step.title) [\(step.technique)\(attack)]: \(step.because)")
    }
    return lines
  }
}
