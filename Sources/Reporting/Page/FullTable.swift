internal import Experiments

/// Every metric of a setting under every policy.
struct FullTable {
  struct Row {
    let metric: String
    let name: String
    let label: PolicyLabel
    /// Whether the row is the first of its metric.
    let isFirst: Bool
    /// How many rows the metric has.
    let span: Int
    /// Mean, interval, p50, p90, p95, p99, minimum, maximum, count, difference.
    let cells: [String]
  }

  let title: String
  let rows: [Row]

  init(_ setting: Setting, in index: ResultIndex) {
    title = index.title(setting)
    let policies = index.policies.filter { index.cell(setting, $0) != nil }
    let comparisons = index.comparisons(setting)
    var rows: [Row] = []
    for name in Self.metricNames(setting, policies, index) {
      let text = MetricText(name)
      let summaries = policies.compactMap { policy in
        index.summary(setting, policy, name).map { (policy: policy, summary: $0) }
      }
      for (policy, summary) in summaries {
        let comparison = comparisons.first { $0.metric == name && $0.policy == policy }
        rows.append(
          Row(
            metric: text.title, name: name, label: PolicyLabel(policy, in: index),
            isFirst: rows.last?.name != name, span: summaries.count,
            cells: Self.cells(summary, index.text(name, setting, policy), comparison)))
      }
    }
    self.rows = rows
  }

  private static func metricNames(
    _ setting: Setting, _ policies: [String], _ index: ResultIndex
  ) -> [String] {
    var seen = Set<String>()
    return policies.flatMap { index.cell(setting, $0)?.metrics.map(\.metric) ?? [] }
      .filter { seen.insert($0).inserted }
  }

  private static func cells(
    _ summary: MetricSummary, _ text: MetricText, _ comparison: ComparisonRecord?
  ) -> [String] {
    let interval = text.interval(summary.lower, summary.upper)
    func figure(_ value: Double?) -> String {
      value.map { text.value($0) } ?? NumberFormat.missing
    }
    return [
      text.value(summary.mean), interval.isEmpty ? NumberFormat.missing : interval,
      figure(summary.p50), figure(summary.p90), figure(summary.p95), figure(summary.p99),
      figure(summary.minimum), figure(summary.maximum),
      NumberFormat.count(Double(summary.count)),
      comparison.map { text.difference($0.difference) } ?? "",
    ]
  }
}
