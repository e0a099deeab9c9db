internal import Experiments

/// The pictures of a report, drawn and ready to stand in the page.
package struct Artwork: Sendable {
  /// What a picture shows.
  package enum Subject: Sendable, Hashable {
    case curve(Setting)
    case survival(Setting)
    case latency(estate: String)
    case tradeOff(estate: String)
    case paths(Setting, policy: String)
  }

  private var pictures: [Subject: SVGInliner.Picture] = [:]

  subscript(subject: Subject) -> SVGInliner.Picture? { pictures[subject] }

  /// No pictures: every figure says that there is nothing to draw.
  package init() {}

  /// Draws the charts with gnuplot and the diagrams with Graphviz.
  ///
  /// - Throws: `RenderError` of either program or of what it drew.
  package init(_ index: ResultIndex) throws(RenderError) {
    let charts = Self.charts(index)
    if !charts.isEmpty {
      let drawings = try Gnuplot().render(charts.map(\.script))
      for (number, chart) in charts.enumerated() {
        let inliner = SVGInliner(
          prefix: "chart\(number + 1)", colours: .chart, classes: "chart", keepsTitles: false,
          texts: chart.script.texts)
        pictures[chart.subject] = try inliner.inline(
          drawings[number], source: "gnuplot", title: Self.sentence(chart.script.name),
          summary: Self.summary(chart.subject, index))
      }
    }
    try drawPaths(index)
  }

  private static func charts(
    _ index: ResultIndex
  ) -> [(subject: Subject, script: ChartScript)] {
    var charts: [(subject: Subject, script: ChartScript)] = []
    for setting in index.settings {
      if let script = CurveChart.script(setting, in: index) {
        charts.append((.curve(setting), script))
      }
      if let script = CurveChart.script(setting, .survival, in: index) {
        charts.append((.survival(setting), script))
      }
    }
    for estate in index.estates {
      if let script = TradeOffChart.script(estate, in: index) {
        charts.append((.tradeOff(estate: estate), script))
      }
      if let script = LatencyChart.script(estate, in: index) {
        charts.append((.latency(estate: estate), script))
      }
    }
    return charts
  }

  private mutating func drawPaths(_ index: ResultIndex) throws(RenderError) {
    for (number, record) in index.results.diagrams.enumerated() where !record.vertices.isEmpty {
      let setting = Setting(estate: record.estate, scenario: record.scenario)
      let name = "attack paths, \(index.title(setting)) under \(record.policy)"
      let diagram = PathDiagram(record: record)
      let drawing = try GraphvizLayout.svg(diagram.dot, name: name)
      let inliner = SVGInliner(
        prefix: "paths\(number + 1)", colours: .diagram, classes: "diagram", keepsTitles: true,
        texts: diagram.titles, scale: 1.15)
      pictures[.paths(setting, policy: record.policy)] = try inliner.inline(
        drawing, source: "Graphviz", title: Self.sentence(name),
        summary: "\(record.vertices.count) vertices and \(record.edges.count) steps; "
          + "the table below the diagram lists the steps.")
    }
  }

  /// What the chart says, for those who cannot see it.
  private static func summary(_ subject: Subject, _ index: ResultIndex) -> String {
    switch subject {
    case .curve(let setting): return ends(of: CurveChart.lines(setting, in: index))
    case .survival(let setting): return ends(of: CurveChart.lines(setting, .survival, in: index))
    case .latency(let estate):
      return LatencyChart.records(estate, in: index).map { record in
        let median = record.seconds[(record.seconds.count - 1) / 2]
        return "\(record.policy): half of \(record.count) requests decided within "
          + NumberFormat.duration(seconds: Double(median))
      }.joined(separator: "; ") + "."
    case .tradeOff, .paths:
      return "The figures are in the tables of this report."
    }
  }

  private static func ends(of lines: [CurveChart.Line]) -> String {
    lines.compactMap { line in
      line.points.last.map {
        "\(line.policy): \(NumberFormat.share($0.mean)) after "
          + NumberFormat.duration(seconds: Double($0.offset))
      }
    }.joined(separator: "; ") + "."
  }

  private static func sentence(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }
}
