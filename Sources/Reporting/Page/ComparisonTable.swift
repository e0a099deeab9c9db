internal import Experiments

/// The paired comparisons of a setting with the baseline, primary metrics only.
struct ComparisonTable {
  struct Row {
    let label: PolicyLabel
    let metric: String
    let difference: String
    let interval: String
    let probability: String
    let effect: String
    let words: String
    let tone: String
  }

  let rows: [Row]
  let baseline: String

  init(_ setting: Setting, in index: ResultIndex) {
    let experiment = index.results.experiment
    baseline = experiment.baseline
    let comparisons = index.comparisons(setting)
    var rows: [Row] = []
    for metric in experiment.primaryMetrics {
      for policy in index.policies {
        for comparison in comparisons
        where comparison.metric == metric && comparison.policy == policy {
          rows.append(Self.row(comparison, index))
        }
      }
    }
    self.rows = rows
  }

  private static func row(_ comparison: ComparisonRecord, _ index: ResultIndex) -> Row {
    let metric = MetricText(comparison.metric)
    return Row(
      label: PolicyLabel(comparison.policy, in: index),
      metric: metric.title,
      difference: metric.difference(comparison.difference),
      interval: metric.differenceInterval(comparison.lower, comparison.upper),
      probability: comparison.pHolm.map { NumberFormat.probability($0) } ?? NumberFormat.missing,
      effect: comparison.effectSize.map { NumberFormat.effect($0) } ?? NumberFormat.missing,
      words: Verdict.words(comparison),
      tone: Verdict.tone(comparison))
  }
}
