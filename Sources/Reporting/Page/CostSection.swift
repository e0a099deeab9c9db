internal import Experiments

/// What the policies cost the people who ask for access, on one estate.
struct CostSection {
  struct Row {
    let label: PolicyLabel
    let cells: [TableCell]
  }

  let title: String
  let hasTitle: Bool
  let headings: [String]
  let rows: [Row]
  let tradeOff: Figure
  let latency: Figure

  init(_ estate: String, artwork: Artwork, in index: ResultIndex) {
    title = estate
    hasTitle = index.estates.count > 1
    let policies = index.policies.filter { policy in
      index.settings(of: estate).contains { index.cell($0, policy) != nil }
    }
    headings =
      ["Requests per day", "Approval latency, median", "p95", "mean", "People only, median"]
      + [Metric.autoApprovedShare.title, Metric.approverUtilisation.title]
    rows = policies.map { policy in
      Row(
        label: PolicyLabel(policy, in: index),
        cells: Self.cells { index.timelineSummary(estate, policy, $0) })
    }
    let drawn = LatencyChart.records(estate, in: index)
    tradeOff = Figure(
      artwork[.tradeOff(estate: estate)], caption: "Blast radius against approval latency",
      explanation: "Down is less reached, left is less waiting. Bars are 95\u{A0}% intervals.",
      absence: "No blast radius was recorded.", policies: policies,
      markers: index.settings(of: estate).enumerated().map {
        Figure.Entry(swatch: SeriesStyle.marker($0.offset).svg, name: $0.element.scenario)
      }, index: index)
    latency = Figure(
      artwork[.latency(estate: estate)], caption: "Approval latency",
      explanation: "Share of the decided requests that were decided within a time, requests "
        + "approved by policy included"
        + (drawn.isEmpty ? "." : "; \(Self.counts(drawn))."),
      absence: "No policy had a decided request.", policies: drawn.map(\.policy), index: index)
  }

  private static func cells(_ summary: (Metric) -> MetricSummary?) -> [TableCell] {
    func cell(_ metric: Metric, _ part: (MetricSummary) -> Double?) -> TableCell {
      let value = summary(metric).flatMap(part)
      return TableCell(MetricText(metric).value(value), isMissing: value == nil)
    }
    func mean(_ metric: Metric) -> TableCell {
      TableCell(mean: summary(metric), of: MetricText(metric))
    }
    return [
      mean(.requestsPerDay), cell(.approvalLatency, \.p50), cell(.approvalLatency, \.p95),
      mean(.approvalLatency), cell(.approvalLatencyHuman, \.p50), mean(.autoApprovedShare),
      mean(.approverUtilisation),
    ]
  }

  private static func counts(_ records: [LatencyRecord]) -> String {
    records.map { "\(NumberFormat.count(Double($0.count))) under \($0.policy)" }
      .joined(separator: ", ")
  }
}
