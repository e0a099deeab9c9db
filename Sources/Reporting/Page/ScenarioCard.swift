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
  /// What the bars hide; empty where there is nothing to say.
  let remark: String
  let hasRemark: Bool

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
    remark = Self.deadFootholds(setting, metric, index)
    hasRemark = !remark.isEmpty
  }

  /// Says how many footholds were dead where a policy's reduction goes with fewer live ones.
  ///
  /// "The figures include replays whose foothold was already dead or never used: 0 % under
  /// standing, 88.0 % under jit."
  private static func deadFootholds(
    _ setting: Setting, _ metric: MetricText, _ index: ResultIndex
  ) -> String {
    let baseline = index.results.experiment.baseline
    func dead(_ policy: String) -> Double? {
      index.summary(setting, policy, Metric.footholdLiveShare.rawValue)?.mean.map { 1 - $0 }
    }
    guard Metric(rawValue: metric.name)?.countsDeadFootholds == true, let usual = dead(baseline)
    else { return "" }
    let improved = index.comparisons(setting).filter {
      $0.metric == metric.name && $0.difference.flatMap(metric.isImprovement) == true
    }.map(\.policy)
    let flattered = index.policies.filter { policy in
      improved.contains(policy) && (dead(policy) ?? 0) > usual
        && NumberFormat.share(dead(policy) ?? 0) != NumberFormat.share(usual)
    }
    guard !flattered.isEmpty else { return "" }
    let shares = ([baseline] + flattered).map { policy in
      NumberFormat.share(dead(policy) ?? 0) + " under " + policy
    }
    return "The figures include replays whose foothold was already dead or never used: "
      + shares.joined(separator: ", ") + "."
  }
}
