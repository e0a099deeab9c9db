package import Experiments

/// A result set with its rows in reading order and by key.
///
/// Policies come baseline first, then in the order of the experiment. Dictionaries are only looked
/// up, never iterated.
package struct ResultIndex {
  /// The rows as they came.
  package let results: ResultSet
  /// Names of the policies that have a cell or are described.
  package let policies: [String]
  let estates: [String]
  /// Pairs of estate and scenario with at least one cell.
  package let settings: [Setting]
  private let cells: [CellKey: CellRecord]

  /// Puts the rows in order; the first of several rows with one key counts.
  package init(_ results: ResultSet) {
    self.results = results
    let cells = results.cells
    let baseline = results.experiment.baseline
    let named = ordered(results.policies.map(\.name), cells.map(\.policy))
    policies = named.filter { $0 == baseline } + named.filter { $0 != baseline }
    estates = ordered(results.estates.map(\.name), cells.map(\.estate))
    let scenarios = ordered(results.scenarios.map(\.name), cells.map(\.scenario))
    let present = Set(cells.map { Setting(estate: $0.estate, scenario: $0.scenario) })
    settings = estates.flatMap { estate in
      scenarios.map { Setting(estate: estate, scenario: $0) }
    }.filter(present.contains)
    self.cells = Dictionary(
      cells.map { (CellKey($0.estate, $0.policy, $0.scenario), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func cell(_ setting: Setting, _ policy: String) -> CellRecord? {
    cells[CellKey(setting.estate, policy, setting.scenario)]
  }

  func summary(_ setting: Setting, _ policy: String, _ metric: String) -> MetricSummary? {
    cell(setting, policy)?.metrics.first { $0.metric == metric }
  }

  func comparisons(_ setting: Setting) -> [ComparisonRecord] {
    results.comparisons.filter { $0.estate == setting.estate && $0.scenario == setting.scenario }
  }

  func settings(of estate: String) -> [Setting] {
    settings.filter { $0.estate == estate }
  }

  /// The first scenario's summary of a metric that is the same for all scenarios of an estate.
  func timelineSummary(_ estate: String, _ policy: String, _ metric: Metric) -> MetricSummary? {
    let summaries = settings(of: estate).compactMap { summary($0, policy, metric.rawValue) }
    return summaries.first { $0.mean != nil || $0.p50 != nil } ?? summaries.first
  }

  /// The texts of a metric in a cell, which say why a latency is undefined there.
  func text(_ metric: String, _ setting: Setting, _ policy: String) -> MetricText {
    var text = MetricText(metric)
    let population = Metric(rawValue: metric)?.population
    guard population == .request || population == .deployment else { return text }
    if let summary = summary(setting, policy, metric), summary.count > 0 {
      text.missing = "not known"
    } else if population == .request,
      (summary(setting, policy, Metric.requestsPerDay.rawValue)?.mean ?? 0) > 0
    {
      text.missing = "none approved"
    }
    return text
  }

  /// Whether people ask under a policy and none of them is ever granted anything.
  func approvesNothing(_ estate: String, _ policy: String) -> Bool {
    (timelineSummary(estate, policy, .requestsPerDay)?.mean ?? 0) > 0
      && timelineSummary(estate, policy, .approvalLatency)?.minimum == nil
  }

  func scenarioDescription(_ name: String) -> String {
    results.scenarios.first { $0.name == name }?.description ?? ""
  }

  /// How a setting is called: the scenario, with the estate where there are several.
  func title(_ setting: Setting) -> String {
    estates.count > 1 ? "\(setting.scenario) on \(setting.estate)" : setting.scenario
  }

  func style(_ policy: String) -> SeriesStyle {
    SeriesStyle(index: policies.firstIndex(of: policy) ?? 0)
  }
}

/// A compromise scenario on an estate.
package struct Setting: Sendable, Hashable {
  /// Name of the estate.
  package var estate: String
  /// Name of the compromise scenario.
  package var scenario: String

  /// A pair of names.
  package init(estate: String, scenario: String) {
    self.estate = estate
    self.scenario = scenario
  }
}

private struct CellKey: Hashable {
  var estate: String
  var policy: String
  var scenario: String

  init(_ estate: String, _ policy: String, _ scenario: String) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
  }
}

/// The names of the first list, then those only in the second, each once.
private func ordered(_ declared: [String], _ used: [String]) -> [String] {
  var seen = Set<String>()
  return (declared + used).filter { seen.insert($0).inserted }
}
