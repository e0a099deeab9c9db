/// Everything a result database holds, as values; a report is a function of this alone.
package struct ResultSet: Sendable, Hashable {
  package var experiment: ExperimentRecord
  package var estates: [EstateRecord] = []
  package var policies: [NamedRecord] = []
  package var scenarios: [NamedRecord] = []
  package var cells: [CellRecord] = []
  package var comparisons: [ComparisonRecord] = []
  package var curves: [CurveRecord] = []
  package var latencies: [LatencyRecord] = []
  package var diagrams: [DiagramRecord] = []
  package var notApplicable: [NotApplicableRecord] = []
  /// What a reader must know to judge the figures: bounds, guesses, what is not modelled.
  package var notes: [String] = []

  package init(experiment: ExperimentRecord) {
    self.experiment = experiment
  }
}

/// What was asked.
package struct ExperimentRecord: Sendable, Hashable {
  package var name: String
  package var description: String
  package var question: String
  package var seed: UInt64
  /// SHA-256 of the resolved specification, lower-case hexadecimal.
  package var sha256: String
  /// The resolved specification: one canonical YAML or JSON text with every default written out.
  package var resolvedSpecification: String
  package var version: String
  package var baseline: String
  package var primaryMetrics: [String]
  /// Units of replication per cell.
  package var timelines: Int
  /// Trials per unit.
  package var trials: Int

  package init(
    name: String, description: String, question: String, seed: UInt64, sha256: String,
    resolvedSpecification: String, version: String, baseline: String, primaryMetrics: [String],
    timelines: Int, trials: Int
  ) {
    self.name = name
    self.description = description
    self.question = question
    self.seed = seed
    self.sha256 = sha256
    self.resolvedSpecification = resolvedSpecification
    self.version = version
    self.baseline = baseline
    self.primaryMetrics = primaryMetrics
    self.timelines = timelines
    self.trials = trials
  }
}

/// A policy or a compromise scenario, as the report introduces it.
package struct NamedRecord: Sendable, Hashable {
  package var name: String
  package var description: String

  package init(name: String, description: String) {
    self.name = name
    self.description = description
  }
}

/// An estate's size and what was guessed about it.
package struct EstateRecord: Sendable, Hashable {
  package struct Count: Sendable, Hashable {
    package var label: String
    package var value: Int

    package init(label: String, value: Int) {
      self.label = label
      self.value = value
    }
  }

  package var name: String
  package var counts: [Count]
  package var guesses: [String]

  package init(name: String, counts: [Count], guesses: [String]) {
    self.name = name
    self.counts = counts
    self.guesses = guesses
  }
}

/// One estate × policy × compromise with all its metrics.
package struct CellRecord: Sendable, Hashable {
  package var estate: String
  package var policy: String
  package var scenario: String
  package var trials: Int
  package var units: Int
  /// In the order of `Metric.allCases`.
  package var metrics: [MetricSummary]

  package init(
    estate: String, policy: String, scenario: String, trials: Int, units: Int,
    metrics: [MetricSummary]
  ) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
    self.trials = trials
    self.units = units
    self.metrics = metrics
  }
}

/// A metric of one cell: mean and 95 % interval over unit means, quantiles over all observations.
///
/// Every figure is `nil` where it is undefined (no requests, a single unit).
package struct MetricSummary: Sendable, Hashable {
  package var metric: String
  package var mean: Double?
  package var lower: Double?
  package var upper: Double?
  package var p50: Double?
  package var p90: Double?
  package var p95: Double?
  package var p99: Double?
  package var minimum: Double?
  package var maximum: Double?
  package var count: Int

  package init(
    metric: String, mean: Double?, lower: Double?, upper: Double?, p50: Double?, p90: Double?,
    p95: Double?, p99: Double?, minimum: Double?, maximum: Double?, count: Int
  ) {
    self.metric = metric
    self.mean = mean
    self.lower = lower
    self.upper = upper
    self.p50 = p50
    self.p90 = p90
    self.p95 = p95
    self.p99 = p99
    self.minimum = minimum
    self.maximum = maximum
    self.count = count
  }
}

/// Policy minus baseline, paired by unit.
package struct ComparisonRecord: Sendable, Hashable {
  package var estate: String
  package var scenario: String
  package var metric: String
  package var baseline: String
  package var policy: String
  package var difference: Double?
  package var lower: Double?
  package var upper: Double?
  /// Holm-adjusted over the experiment's primary metrics; `nil` for the other metrics.
  ///
  /// A metric that is the same for every scenario counts as one hypothesis, so its value here is
  /// the same in every scenario.
  package var pHolm: Double?
  package var effectSize: Double?

  package init(
    estate: String, scenario: String, metric: String, baseline: String, policy: String,
    difference: Double?, lower: Double?, upper: Double?, pHolm: Double?, effectSize: Double?
  ) {
    self.estate = estate
    self.scenario = scenario
    self.metric = metric
    self.baseline = baseline
    self.policy = policy
    self.difference = difference
    self.lower = lower
    self.upper = upper
    self.pHolm = pHolm
    self.effectSize = effectSize
  }
}

/// Mean weighted share of assets reached by each time after first use.
package struct CurveRecord: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    /// Seconds after first use (t0).
    package var offset: Int64
    package var mean: Double
    package var lower: Double
    package var upper: Double

    package init(offset: Int64, mean: Double, lower: Double, upper: Double) {
      self.offset = offset
      self.mean = mean
      self.lower = lower
      self.upper = upper
    }
  }

  package var estate: String
  package var policy: String
  package var scenario: String
  /// Ascending offsets.
  package var points: [Point]

  package init(estate: String, policy: String, scenario: String, points: [Point]) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
    self.points = points
  }
}

/// The empirical distribution of approval latency of one policy on one estate.
package struct LatencyRecord: Sendable, Hashable {
  package var estate: String
  package var policy: String
  /// Ascending latencies in seconds of the approved requests, all units pooled (thinned to at most
  /// 512 evenly spaced order statistics).
  package var seconds: [Int64]
  /// Approved requests in all.
  package var count: Int

  package init(estate: String, policy: String, seconds: [Int64], count: Int) {
    self.estate = estate
    self.policy = policy
    self.seconds = seconds
    self.count = count
  }
}

/// The merged attack paths of one cell.
package struct DiagramRecord: Sendable, Hashable {
  package struct Vertex: Sendable, Hashable {
    package var id: String
    package var label: String
    /// `place`, `occurrence`, `credential`, `principal`, `grant`, `capability`, `artefact`, `asset`.
    package var kind: String
    /// Share of the cell's trials in which it was reached, 0 to 1.
    package var share: Double

    package init(id: String, label: String, kind: String, share: Double) {
      self.id = id
      self.label = label
      self.kind = kind
      self.share = share
    }
  }

  package struct Edge: Sendable, Hashable {
    package var tail: String
    package var head: String
    /// Technique title and ATT&CK id, or empty for a structural step.
    package var label: String
    package var share: Double

    package init(tail: String, head: String, label: String, share: Double) {
      self.tail = tail
      self.head = head
      self.label = label
      self.share = share
    }
  }

  package var estate: String
  package var policy: String
  package var scenario: String
  package var vertices: [Vertex]
  package var edges: [Edge]
  /// Assets that were reached but are not drawn.
  package var omittedAssets: Int

  package init(
    estate: String, policy: String, scenario: String, vertices: [Vertex], edges: [Edge],
    omittedAssets: Int
  ) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
    self.vertices = vertices
    self.edges = edges
    self.omittedAssets = omittedAssets
  }
}

/// A compromise that has no candidate place in an estate.
package struct NotApplicableRecord: Sendable, Hashable {
  package var estate: String
  package var scenario: String
  package var reason: String

  package init(estate: String, scenario: String, reason: String) {
    self.estate = estate
    self.scenario = scenario
    self.reason = reason
  }
}
