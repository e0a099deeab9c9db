package import Experiments

/// How a metric is named and its values are written; also for a metric this version does not know.
package struct MetricText: Sendable, Hashable {
  /// How values are written.
  package enum Scale: Sendable, Hashable {
    case share
    case seconds
    case number
  }

  /// The name in the store, such as `blast_radius_share`.
  package var name: String
  /// A short heading.
  package var title: String
  /// One sentence on what is measured.
  package var meaning: String
  /// How values are written.
  package var scale: Scale
  /// Which way is an improvement.
  package var better: Metric.Direction
  /// What stands for an undefined value.
  package var missing = NumberFormat.missing

  /// The texts of the metric with this name in the store.
  package init(_ name: String) {
    self.name = name
    guard let metric = Metric(rawValue: name) else {
      title = name
      meaning = "Recorded by another version of blastlab."
      scale = .number
      better = .neither
      return
    }
    title = metric.title
    meaning = metric.meaning
    better = metric.better
    switch metric.population {
    case .request: missing = "no requests"
    case .deployment: missing = "no deployments"
    case .trial, .timeline: break
    }
    switch metric.unit {
    case "share", "0/1": scale = .share
    case "s": scale = .seconds
    default: scale = .number
    }
  }

  /// The texts of a known metric.
  package init(_ metric: Metric) {
    self.init(metric.rawValue)
  }

  /// Writes a value with its unit.
  package func value(_ value: Double?) -> String {
    guard let value, value.isFinite else { return missing }
    switch scale {
    case .share: return NumberFormat.share(value)
    case .seconds: return NumberFormat.duration(seconds: value)
    case .number: return NumberFormat.count(value)
    }
  }

  /// Writes policy minus baseline with its sign: `−37.9 points`, `+12 min`, `−3.10`.
  package func difference(_ value: Double?) -> String {
    guard let value, value.isFinite else { return NumberFormat.missing }
    switch scale {
    case .share: return NumberFormat.points(value)
    case .seconds:
      return NumberFormat.signed(value, NumberFormat.duration(seconds: abs(value)))
    case .number: return NumberFormat.signed(value, NumberFormat.count(abs(value)))
    }
  }

  /// Writes the interval of a value, the unit once where both ends share it: `2.2–4.1 %`.
  package func interval(_ lower: Double?, _ upper: Double?) -> String {
    guard let lower, let upper, lower.isFinite, upper.isFinite else { return "" }
    if scale == .share, lower >= 0 {
      return NumberFormat.percentNumber(lower) + "–" + value(upper)
    }
    return value(lower) + (lower < 0 ? " to " : "–") + value(upper)
  }

  /// Writes the interval of a difference; shares in points without the word: `−41.2 to −34.6`.
  package func differenceInterval(_ lower: Double?, _ upper: Double?) -> String {
    guard let lower, let upper, lower.isFinite, upper.isFinite else { return "" }
    guard scale == .share else { return difference(lower) + " to " + difference(upper) }
    return NumberFormat.signedPoints(lower) + " to " + NumberFormat.signedPoints(upper)
  }

  /// Whether a difference of this sign is an improvement; `nil` where neither way is better.
  package func isImprovement(_ difference: Double) -> Bool? {
    guard difference != 0 else { return nil }
    switch better {
    case .lower: return difference < 0
    case .higher: return difference > 0
    case .neither: return nil
    }
  }
}
