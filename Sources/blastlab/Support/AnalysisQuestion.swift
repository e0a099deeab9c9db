import AttackGraph
import Estate

/// What `analyze` is asked about one place to start.
struct AnalysisQuestion {
  var source: VertexQuery
  var target: VertexQuery?
  /// What is taken away.
  var without: [VertexQuery]
  var paths: Int?
  var cut: Bool
  var chokePoints: Int?

  /// - Throws: `VertexQueryError` for what is not in the estate.
  func report(on graph: AttackGraph, of estate: Estate) throws -> AnalysisReport {
    let clusters = estate.clusters.map(\.name)
    let sources = try source.vertices(in: graph, clusters: clusters)
    let targets = try target?.vertices(in: graph, clusters: clusters) ?? []
    let removed = graph.withParts(
      try without.flatMap { try $0.vertices(in: graph, clusters: clusters) })
    let analysis = Analysis(graph, from: sources)
    let sure = Analysis(graph, from: sources, following: [.certain])
    var report = AnalysisReport(
      analysis, sure: sure, of: estate.clusters, source: source, target: nil)
    var (reached, certain) = (analysis, sure)
    if !without.isEmpty {
      reached = Analysis(graph, from: sources, without: removed)
      certain = Analysis(graph, from: sources, following: [.certain], without: removed)
      report.whatIf = WhatIfReport(
        without: without.map(\.description), before: analysis, sureBefore: sure, after: reached,
        sureAfter: certain)
    }
    if let target {
      let name = target.description
      if let paths {
        report.paths = PathsReport(to: name, targets, count: paths, analysis)
      } else if !cut {
        report.target = PathReport(to: name, targets, reached, sure: certain)
      }
      if cut { report.cut = CutReport(to: name, targets, analysis) }
    }
    report.chokePoints = chokePoints.map { ChokePointReport(analysis, limit: $0) }
    return report
  }
}
