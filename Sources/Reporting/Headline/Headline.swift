package import Experiments

/// The answer in one sentence, and one line for every scenario.
///
/// The sentence is about the first primary metric that some policy improves significantly: its
/// largest such improvement over the baseline. Where no primary metric is improved it says so.
package struct Headline: Sendable, Hashable {
  /// A Holm-adjusted p-value below this is called significant.
  ///
  /// - Source: the usual convention (assumption); intervals are printed beside every verdict.
  package static let significanceLevel = 0.05

  /// The largest significant improvement and its cost, or that there is none.
  package let sentence: Sentence
  /// Where the policy of the sentence is significantly worse, so that praise is not one-sided;
  /// empty where it is nowhere worse.
  package let caution: Sentence
  /// One line per setting, then one per compromise without a place.
  package let lines: [Sentence]
  /// The comparison the sentence is about; `nil` where nothing improves significantly.
  let finding: ComparisonRecord?

  /// The headline of a result set.
  package init(_ results: ResultSet) {
    self.init(ResultIndex(results))
  }

  init(_ index: ResultIndex) {
    let writer = HeadlineWriter(index: index)
    finding = writer.largestImprovement()
    sentence = finding.map(writer.improvement) ?? writer.withoutImprovement()
    caution = finding.map { writer.caution($0.policy) } ?? ""
    let leading =
      finding?.metric ?? index.results.experiment.primaryMetrics.first
      ?? Metric.blastRadiusShare.rawValue
    let metric = MetricText(leading)
    let lines =
      index.settings.map { writer.line($0, metric) }
      + index.results.notApplicable.map(writer.notApplicable)
    self.lines = lines.count == 1 && index.policies.count < 3 ? [] : lines
  }
}

extension ComparisonRecord {
  /// Whether the adjusted p-value is below the significance level; never for undefined ones.
  var isSignificant: Bool { (pHolm ?? 1) < Headline.significanceLevel }

  /// Significantly better (`true`), significantly worse (`false`), neither (`nil`).
  var verdict: Bool? {
    guard isSignificant, let difference else { return nil }
    return MetricText(metric).isImprovement(difference)
  }

  var setting: Setting { Setting(estate: estate, scenario: scenario) }
}
