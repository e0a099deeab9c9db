internal import Experiments

/// A few figures of every policy that belong together, on one estate.
struct CostTable {
  struct Row {
    let label: PolicyLabel
    let cells: [TableCell]
  }

  /// What the table is about, as its caption.
  let caption: String
  /// What a reader should know before reading it.
  let explanation: String
  let headings: [String]
  let rows: [Row]

  /// One figure of a policy.
  private struct Column {
    let heading: String
    let metric: Metric
    /// `nil` shows the mean above its interval.
    var part: ((MetricSummary) -> Double?)?
  }

  private init(
    _ caption: String, _ explanation: String, _ columns: [Column], _ estate: String,
    _ policies: [String], in index: ResultIndex
  ) {
    self.caption = caption
    self.explanation = explanation
    headings = columns.map(\.heading)
    rows = policies.map { policy in
      Row(
        label: PolicyLabel(policy, in: index),
        cells: columns.map { Self.cell($0, estate, policy, index) })
    }
  }

  private static func cell(
    _ column: Column, _ estate: String, _ policy: String, _ index: ResultIndex
  ) -> TableCell {
    let setting = index.settings(of: estate).first { index.cell($0, policy) != nil }
    let text =
      setting.map { index.text(column.metric.rawValue, $0, policy) } ?? MetricText(column.metric)
    let summary = index.timelineSummary(estate, policy, column.metric)
    guard let part = column.part else { return TableCell(mean: summary, of: text) }
    let value = summary.flatMap(part)
    return TableCell(text.value(value), isMissing: value == nil)
  }
}

extension CostTable {
  /// Asking and waiting, ways around it, what stays open and what can be traced.
  static func all(
    _ estate: String, _ policies: [String], in index: ResultIndex
  ) -> [CostTable] {
    [
      CostTable(
        "Asking and waiting",
        "How often people ask for access and how long they wait for it.",
        asking, estate, policies, in: index),
      CostTable(
        "Delay, and ways around it",
        "What waiting adds to a deployment, and what people do who cannot wait: give up, take "
          + "emergency access, or help themselves to a credential past the policy.",
        avoiding, estate, policies, in: index),
      CostTable(
        "What stands open, and what can be traced",
        "How much access is there without anybody using it, and whether it can be said afterwards "
          + "who did what.",
        standing, estate, policies, in: index),
    ]
  }

  private static var asking: [Column] {
    [
      mean(.requestsPerDay), mean(.requestsDeniedPerWeek),
      Column(heading: "Approval latency, median", metric: .approvalLatency, part: { $0.p50 }),
      Column(heading: "p95", metric: .approvalLatency, part: { $0.p95 }),
      Column(heading: "mean", metric: .approvalLatency),
      Column(heading: "People only, median", metric: .approvalLatencyHuman, part: { $0.p50 }),
      mean(.autoApprovedShare), mean(.approverUtilisation),
    ]
  }

  private static var avoiding: [Column] {
    [
      mean(.deployOverhead),
      Column(heading: "p95", metric: .deployOverhead, part: { $0.p95 }),
      mean(.tasksAbandonedShare), mean(.bypassesPerWeek), mean(.breakGlassPerWeek),
      mean(.rotationIncidentsPerWeek),
    ]
  }

  private static var standing: [Column] {
    [
      mean(.standingPermissionHours), mean(.liveCredentialHours),
      mean(.credentialsValidAfterHour), mean(.credentialsValidAfterDay),
      mean(.auditCoverageShare), mean(.attributableActionsShare), mean(.annualRiskWeight),
    ]
  }

  private static func mean(_ metric: Metric) -> Column {
    Column(heading: metric.title, metric: metric)
  }
}
