internal import Experiments

/// What the template shows: only text, markup made by this target, flags and lists.
///
/// A flag accompanies every text that may be empty, since an empty text counts as present in a
/// template; no field is optional, since a missing name is looked up further out.
struct Page {
  struct Named {
    let name: String
    let about: String
    let hasAbout: Bool
    /// Markup; empty for what has no colour.
    let swatch: String
    let isBaseline: Bool
  }

  struct Guesses {
    let estate: String
    let items: [String]
  }

  /// What is not known of one estate.
  struct Gaps {
    struct Row {
      let cluster: String
      let kinds: String
      let state: String
      let effect: String
    }

    let estate: String
    let rows: [Row]
  }

  let css: String
  let name: String
  let question: String
  let about: String
  let hasAbout: Bool
  let headline: [Sentence.Run]
  let caution: [Sentence.Run]
  let hasCaution: Bool
  let leadingMetric: String
  let leadingMeaning: String
  let baseline: String
  let cards: [ScenarioCard]
  let method: String
  let policies: [Named]
  let scenarios: [Named]
  let estates: [Named]
  let settings: [SettingSection]
  let notApplicable: [Named]
  let costs: [CostSection]
  let paths: [PathSection]
  let hasPaths: Bool
  let kinds: [Figure.Entry]
  let tables: [FullTable]
  let meanings: [Named]
  let notes: [String]
  let hasNotes: Bool
  let guesses: [Guesses]
  let gaps: [Gaps]
  let hasLimits: Bool
  let reproduction: Reproduction

  init(_ index: ResultIndex, artwork: Artwork, css: String, command: String) {
    let results = index.results
    let experiment = results.experiment
    let answer = Headline(index)
    let metric = MetricText(
      answer.finding?.metric ?? experiment.primaryMetrics.first
        ?? Metric.blastRadiusShare.rawValue)
    self.css = css
    name = experiment.name
    question = experiment.question.isEmpty ? experiment.name : experiment.question
    about = experiment.description
    hasAbout = !about.isEmpty
    headline = answer.sentence.runs
    caution = answer.caution.runs
    hasCaution = !caution.isEmpty
    leadingMetric = metric.title
    leadingMeaning = metric.meaning
    baseline = experiment.baseline
    cards = Self.cards(metric, index)
    method = Self.method(experiment)
    policies = Self.policies(index)
    scenarios = results.scenarios.map { Self.named($0.name, $0.description) }
    estates = Self.estates(results)
    settings = index.settings.enumerated().map {
      SettingSection($0.element, number: $0.offset, artwork: artwork, in: index)
    }
    notApplicable = results.notApplicable.map { record in
      let setting = Setting(estate: record.estate, scenario: record.scenario)
      return Self.named(index.title(setting), "not applicable here: " + record.reason)
    }
    costs = index.estates.filter { !index.settings(of: $0).isEmpty }.map {
      CostSection($0, artwork: artwork, in: index)
    }
    paths = Self.paths(answer, artwork, index)
    hasPaths = !paths.isEmpty
    kinds = PathDiagram.kinds.map {
      Figure.Entry(swatch: KindSwatch.markup($0.kind), name: $0.kind)
    }
    tables = index.settings.map { FullTable($0, in: index) }
    meanings = Metric.allCases.map { Self.named($0.title, $0.meaning) }
    notes = results.notes
    hasNotes = !notes.isEmpty
    guesses = results.estates.filter { !$0.guesses.isEmpty }.map {
      Guesses(estate: $0.name, items: $0.guesses)
    }
    gaps = results.estates.filter { !$0.gaps.isEmpty }.map { estate in
      Gaps(
        estate: estate.name,
        rows: estate.gaps.map {
          Gaps.Row(cluster: $0.cluster, kinds: $0.kinds, state: $0.state, effect: $0.effect)
        })
    }
    hasLimits = hasNotes || !guesses.isEmpty || !gaps.isEmpty || !notApplicable.isEmpty
    reproduction = Reproduction(experiment, command: command)
  }
}

extension Page {
  private static func named(
    _ name: String, _ about: String, swatch: String = "", isBaseline: Bool = false
  ) -> Named {
    Named(
      name: name, about: about, hasAbout: !about.isEmpty, swatch: swatch, isBaseline: isBaseline)
  }

  private static func policies(_ index: ResultIndex) -> [Named] {
    index.policies.map { policy in
      named(
        policy, index.results.policies.first { $0.name == policy }?.description ?? "",
        swatch: index.style(policy).swatch,
        isBaseline: policy == index.results.experiment.baseline)
    }
  }

  private static func estates(_ results: ResultSet) -> [Named] {
    results.estates.map { estate in
      named(
        estate.name,
        estate.counts.map { "\(NumberFormat.count(Double($0.value))) \($0.label)" }
          .joined(separator: ", "))
    }
  }

  private static func cards(_ metric: MetricText, _ index: ResultIndex) -> [ScenarioCard] {
    let values = index.settings.flatMap { setting in
      index.policies.compactMap { policy in
        index.summary(setting, policy, metric.name).flatMap { $0.upper ?? $0.mean }
      }
    }
    let scale = values.filter(\.isFinite).max() ?? 0
    return index.settings.enumerated().map {
      ScenarioCard($0.element, number: $0.offset, metric: metric, scale: scale, in: index)
    }
  }

  /// Unfolds the baseline and the policy of the headline where the headline was found.
  private static func paths(
    _ answer: Headline, _ artwork: Artwork, _ index: ResultIndex
  ) -> [PathSection] {
    let shown = answer.finding?.setting ?? index.settings.first
    let policies =
      answer.finding.map { [$0.baseline, $0.policy] } ?? [index.results.experiment.baseline]
    return index.settings.map {
      PathSection($0, open: $0 == shown ? Set(policies) : [], artwork: artwork, in: index)
    }.filter { !$0.diagrams.isEmpty }
  }

  private static func method(_ experiment: ExperimentRecord) -> String {
    let titles = experiment.primaryMetrics.map { MetricText($0).title.lowercased() }
    let timelines = NumberFormat.count(Double(experiment.timelines))
    let trials = NumberFormat.count(Double(experiment.trials))
    return "Every policy was simulated on \(timelines) timelines, and every compromise replayed "
      + "\(trials) times in each. Policies share their random draws, so they are compared pair by "
      + "pair, timeline by timeline, with \(experiment.baseline). Intervals are 95\u{A0}% over "
      + "timelines; p-values are Holm-adjusted over the primary metrics"
      + (titles.isEmpty ? "." : " (\(titles.joined(separator: ", "))).")
  }
}
