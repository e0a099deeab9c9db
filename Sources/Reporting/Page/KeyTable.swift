internal import Experiments

/// The main table of a setting: one row per policy, one column per metric that matters most.
struct KeyTable {
  struct Row {
    let label: PolicyLabel
    /// Markup.
    let bar: String
    let cells: [TableCell]
  }

  struct Column {
    let heading: String
    let meaning: String
  }

  let columns: [Column]
  let rows: [Row]

  private static let metrics: [Metric] = [
    .blastRadiusShare, .blastRadiusCount, .potentialBlastRadiusShare,
    .snapshotBlastRadiusShare, .footholdLiveShare, .blastRadiusShareLive, .objectiveReached,
  ]

  init(_ setting: Setting, in index: ResultIndex) {
    let latency = MetricText(.approvalLatency)
    columns =
      Self.metrics.map { Column(heading: $0.title, meaning: $0.meaning) }
      + [Column(heading: latency.title, meaning: latency.meaning)]
    let policies = index.policies.filter { index.cell(setting, $0) != nil }
    let share = Metric.blastRadiusShare.rawValue
    let scale =
      policies.compactMap { policy in
        index.summary(setting, policy, share).flatMap { $0.upper ?? $0.mean }
      }.filter(\.isFinite).max() ?? 0
    rows = policies.map { policy in
      let leading = index.summary(setting, policy, share)
      let wait = index.summary(setting, policy, latency.name)
      return Row(
        label: PolicyLabel(policy, in: index),
        bar: Bar.markup(
          mean: leading?.mean, lower: leading?.lower, upper: leading?.upper, scale: scale,
          style: index.style(policy)),
        cells: Self.metrics.map { Self.mean($0, index.summary(setting, policy, $0.rawValue)) }
          + [Self.quantiles(index.text(latency.name, setting, policy), wait)])
    }
  }

  private static func mean(_ metric: Metric, _ summary: MetricSummary?) -> TableCell {
    TableCell(mean: summary, of: MetricText(metric))
  }

  private static func quantiles(_ text: MetricText, _ summary: MetricSummary?) -> TableCell {
    guard let median = summary?.p50 else {
      return TableCell(text.value(nil), isMissing: true)
    }
    return TableCell(
      text.value(median), detail: "p95 " + text.value(summary?.p95))
  }
}
