internal import Experiments

/// A figure of a table, with a smaller one below it.
struct TableCell {
  let main: String
  let detail: String
  let hasDetail: Bool
  /// Whether there is no figure to show.
  let isMissing: Bool

  init(_ main: String, detail: String = "", isMissing: Bool = false) {
    self.main = main
    self.detail = detail
    hasDetail = !detail.isEmpty
    self.isMissing = isMissing
  }

  /// A mean above its interval; an interval that is a point is left out.
  init(mean summary: MetricSummary?, of metric: MetricText) {
    let isPoint = summary?.lower == summary?.upper
    self.init(
      metric.value(summary?.mean),
      detail: isPoint ? "" : metric.interval(summary?.lower, summary?.upper),
      isMissing: summary?.mean == nil)
  }
}
