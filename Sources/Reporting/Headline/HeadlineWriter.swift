internal import Experiments

/// Chooses and words the sentences of a headline.
struct HeadlineWriter {
  let index: ResultIndex

  private var experiment: ExperimentRecord { index.results.experiment }
  private var comparisons: [ComparisonRecord] { index.results.comparisons }

  /// The largest significant improvement of the first primary metric that has one.
  func largestImprovement() -> ComparisonRecord? {
    for metric in experiment.primaryMetrics {
      let improvements = comparisons.filter { $0.metric == metric && $0.verdict == true }
      guard var best = improvements.first else { continue }
      for candidate in improvements where magnitude(candidate) > magnitude(best) {
        best = candidate
      }
      return best
    }
    return nil
  }

  /// "Under jit, the compromise ci-secret reaches 3.1 % … instead of 41.0 % under standing (…), …."
  func improvement(_ comparison: ComparisonRecord) -> Sentence {
    let metric = MetricText(comparison.metric)
    let policy = index.summary(comparison.setting, comparison.policy, comparison.metric)
    let baseline = index.summary(comparison.setting, comparison.baseline, comparison.metric)
    let reached = clause(comparison.metric, metric.value(policy?.mean))
    return """
      Under \(strong: comparison.policy), the compromise \
      \(strong: index.title(comparison.setting)) \(reached) instead of \
      \(strong: metric.value(baseline?.mean)) under \(strong: comparison.baseline) \
      (\(statistics(comparison))), \(cost(comparison.setting.estate, comparison.policy)).
      """
  }

  /// What to say where no primary metric is improved.
  func withoutImprovement() -> Sentence {
    guard !index.settings.isEmpty else {
      return "Nothing was replayed: no compromise has a place to start from on these estates."
    }
    let primary = comparisons.filter { experiment.primaryMetrics.contains($0.metric) }
    guard !primary.isEmpty else { return onlyDescription() }
    let titles = experiment.primaryMetrics.map { MetricText($0).title.lowercased() }
    let worse = ordered(primary.filter { $0.verdict == false }.map(\.policy))
    let change: Sentence =
      worse.isEmpty
      ? "No policy differs significantly from \(strong: experiment.baseline)"
      : """
      No policy is significantly better than \(strong: experiment.baseline), and \
      \(strong: list(worse)) is significantly worse,
      """
    var sentence: Sentence = "\(change) in \(list(titles))"
    let defined = primary.filter { $0.pHolm != nil && $0.difference != nil }
    if let closest = defined.min(by: { ($0.pHolm ?? 1) < ($1.pHolm ?? 1) }) {
      sentence = """
        \(sentence). The clearest difference is \(strong: closest.policy) in \
        \(index.title(closest.setting)): \(MetricText(closest.metric).title.lowercased()), \
        \(statistics(closest))
        """
    }
    return "\(sentence)."
  }

  /// "ci-secret: 41.0 % under standing, 3.1 % under jit (−37.9 points, Holm p < 0.001)."
  func line(_ setting: Setting, _ metric: MetricText) -> Sentence {
    let baseline = experiment.baseline
    var parts: [Sentence] = []
    for policy in index.policies {
      guard index.cell(setting, policy) != nil else { continue }
      let mean = metric.value(index.summary(setting, policy, metric.name)?.mean)
      let comparison = index.comparisons(setting).first {
        $0.policy == policy && $0.metric == metric.name
      }
      if policy != baseline, let comparison, comparison.difference != nil {
        parts.append("\(strong: mean) under \(policy) (\(verdict(comparison)))")
      } else {
        parts.append("\(strong: mean) under \(policy)")
      }
    }
    var sentence: Sentence = "\(strong: index.title(setting)): "
    for (position, part) in parts.enumerated() {
      sentence = position == 0 ? "\(sentence)\(part)" : "\(sentence); \(part)"
    }
    return "\(sentence)."
  }

  func notApplicable(_ record: NotApplicableRecord) -> Sentence {
    let setting = Setting(estate: record.estate, scenario: record.scenario)
    return "\(strong: index.title(setting)): not applicable here: \(record.reason)."
  }

  // MARK: Parts

  private func clause(_ metric: String, _ value: String) -> Sentence {
    let words =
      Metric(rawValue: metric)?.clause(value) ?? "has a mean \(metric) of \(value)"
    guard let range = words.firstRange(of: value) else { return "\(words)" }
    let before = String(words[..<range.lowerBound])
    let after = String(words[range.upperBound...])
    return "\(before)\(strong: value)\(after)"
  }

  private func statistics(_ comparison: ComparisonRecord) -> String {
    let metric = MetricText(comparison.metric)
    var text = "difference " + metric.difference(comparison.difference)
    let interval = metric.differenceInterval(comparison.lower, comparison.upper)
    if !interval.isEmpty { text += ", 95\u{A0}% interval " + interval }
    return text + ", " + probability(comparison.pHolm)
  }

  private func verdict(_ comparison: ComparisonRecord) -> String {
    let metric = MetricText(comparison.metric)
    let text = metric.difference(comparison.difference) + ", " + probability(comparison.pHolm)
    switch comparison.verdict {
    case true?: return text
    case false?: return text + ": worse"
    case nil: return text + (comparison.isSignificant ? "" : ": no significant difference")
    }
  }

  private func probability(_ value: Double?) -> String {
    guard let value else { return "not tested" }
    let text = NumberFormat.probability(value)
    return "Holm p\u{A0}" + (text.hasPrefix("<") ? text : "=\u{A0}" + text)
  }

  /// "But jit is significantly worse in broker-takeover: blast radius, difference …."
  func caution(_ policy: String) -> Sentence {
    let worse = comparisons.filter {
      $0.policy == policy && $0.verdict == false
        && experiment.primaryMetrics.contains($0.metric)
    }
    guard let first = worse.first else { return "" }
    let places = ordered(worse.map { index.title($0.setting) })
    let metric = MetricText(first.metric).title.lowercased()
    return """
      But \(strong: policy) is significantly worse than \(experiment.baseline) in \
      \(strong: list(places)): \(metric), \(statistics(first)).
      """
  }

  private func onlyDescription() -> Sentence {
    let setting = index.settings[0]
    guard let policy = index.policies.first(where: { index.cell(setting, $0) != nil }) else {
      return "There is nothing to compare."
    }
    let metric = MetricText(
      experiment.primaryMetrics.first ?? Metric.blastRadiusShare.rawValue)
    let mean = metric.value(index.summary(setting, policy, metric.name)?.mean)
    return """
      Under \(strong: policy), the compromise \(strong: index.title(setting)) \
      \(clause(metric.name, mean)); there is no second policy to compare it with.
      """
  }

  private func magnitude(_ comparison: ComparisonRecord) -> Double {
    abs(comparison.difference ?? 0)
  }
}

/// Each name once, in order of first use.
private func ordered(_ names: [String]) -> [String] {
  var seen = Set<String>()
  return names.filter { seen.insert($0).inserted }
}

/// "a", "a and b", "a, b and c".
private func list(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}
