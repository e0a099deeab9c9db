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
      ["Requests per day", "Denied per week", "Approval latency, median", "p95", "mean"]
      + ["People only, median", Metric.autoApprovedShare.title, Metric.approverUtilisation.title]
    rows = policies.map { policy in
      Row(
        label: PolicyLabel(policy, in: index),
        cells: Self.cells(estate, policy, index))
    }
    let refused = policies.filter { index.approvesNothing(estate, $0) }
    let drawn = LatencyChart.records(estate, in: index)
    tradeOff = Figure(
      artwork[.tradeOff(estate: estate)], caption: "Blast radius against approval latency",
      explanation: "Down is less reached, left is less waiting. Bars are 95\u{A0}% intervals."
        + (refused.isEmpty
          ? "" : " No request was approved under \(refused.joined(separator: ", "))."),
      absence: "No blast radius was recorded.", policies: policies,
      markers: index.settings(of: estate).enumerated().map {
        Figure.Entry(swatch: SeriesStyle.marker($0.offset).svg, name: $0.element.scenario)
      }, index: index)
    latency = Figure(
      artwork[.latency(estate: estate)], caption: "Approval latency",
      explanation: "Share of the approved requests that were approved within a time, those "
        + "approved by policy included"
        + (drawn.isEmpty ? "." : "; \(Self.counts(drawn))."),
      absence: "No policy approved a request.", policies: drawn.map(\.policy), index: index)
  }

  private static func cells(
    _ estate: String, _ policy: String, _ index: ResultIndex
  ) -> [TableCell] {
    func text(_ metric: Metric) -> MetricText {
      guard let setting = index.settings(of: estate).first(where: { index.cell($0, policy) != nil })
      else { return MetricText(metric) }
      return index.text(metric.rawValue, setting, policy)
    }
    func cell(_ metric: Metric, _ part: (MetricSummary) -> Double?) -> TableCell {
      let value = index.timelineSummary(estate, policy, metric).flatMap(part)
      return TableCell(text(metric).value(value), isMissing: value == nil)
    }
    func mean(_ metric: Metric) -> TableCell {
      TableCell(mean: index.timelineSummary(estate, policy, metric), of: text(metric))
    }
    return [
      mean(.requestsPerDay), mean(.requestsDeniedPerWeek), cell(.approvalLatency, \.p50),
      cell(.approvalLatency, \.p95), mean(.approvalLatency), cell(.approvalLatencyHuman, \.p50),
      mean(.autoApprovedShare), mean(.approverUtilisation),
    ]
  }

  private static func counts(_ records: [LatencyRecord]) -> String {
    records.map { "\(NumberFormat.count(Double($0.count))) under \($0.policy)" }
      .joined(separator: ", ")
  }
}
