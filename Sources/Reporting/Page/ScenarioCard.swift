internal import Experiments

/// The line of one scenario at the top of the page: the leading metric under every policy.
struct ScenarioCard {
  struct Row {
    let label: PolicyLabel
    /// Markup.
    let bar: String
    let value: String
    /// The comparison with the baseline in words; empty for the baseline itself.
    let verdict: String
    let tone: String
  }

  let title: String
  let anchor: String
  let about: String
  let hasAbout: Bool
  let rows: [Row]

  /// - Parameters:
  ///   - metric: the leading metric, the same on all cards.
  ///   - scale: the largest value on any card, so that bars can be compared between cards.
  init(
    _ setting: Setting, number: Int, metric: MetricText, scale: Double, in index: ResultIndex
  ) {
    title = index.title(setting)
    anchor = SettingSection.anchor(number)
    about = index.scenarioDescription(setting.scenario)
    hasAbout = !about.isEmpty
    let comparisons = index.comparisons(setting).filter { $0.metric == metric.name }
    rows = index.policies.filter { index.cell(setting, $0) != nil }.map { policy in
      let summary = index.summary(setting, policy, metric.name)
      let comparison = comparisons.first { $0.policy == policy }
      return Row(
        label: PolicyLabel(policy, in: index),
        bar: Bar.markup(
          mean: summary?.mean, lower: summary?.lower, upper: summary?.upper, scale: scale,
          style: index.style(policy)),
        value: metric.value(summary?.mean),
        verdict: comparison.map { Verdict.phrase($0) } ?? "",
        tone: comparison.map { Verdict.tone($0) } ?? "")
    }
  }
}
