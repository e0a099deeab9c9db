import Experiments
import Foundation

/// The statistics again, as slowly and plainly as they can be said: the oracle of the tests.
///
/// Knows two or three units only, where Student's t has closed forms.
enum SlowAggregation {
  /// One number per unit number; units without a value are absent.
  static func unitValues(
    _ metric: Metric, of key: CellKey, in run: RecordedRun
  ) -> [Int: Double] {
    var values: [Int: Double] = [:]
    if let column = Metric.perTrial.firstIndex(of: metric) {
      for unit in run.cells.first(where: { $0.key == key })?.units ?? [] {
        let defined = unit.trials.compactMap { $0.values[column] }
        if !defined.isEmpty { values[unit.unit] = mean(defined) }
      }
      return values
    }
    for timeline in run.arms.first(where: { $0.key == key.arm })?.timelines ?? [] {
      values[timeline.unit] = value(metric, timeline)
    }
    return values
  }

  /// Every defined observation of a per-trial or per-timeline metric.
  static func observations(
    _ metric: Metric, of key: CellKey, in run: RecordedRun
  ) -> [Double] {
    guard let column = Metric.perTrial.firstIndex(of: metric) else {
      return Array(unitValues(metric, of: key, in: run).values)
    }
    let units = run.cells.first { $0.key == key }?.units ?? []
    return units.flatMap { $0.trials.compactMap { $0.values[column] } }
  }

  private static func value(_ metric: Metric, _ timeline: TimelineObservation) -> Double? {
    metric.population == .timeline ? timeline[metric] : latencyMean(waits(metric, timeline))
  }

  /// How long somebody waited, and whether they got what they waited for.
  struct Wait {
    var seconds: Int64
    var isDone: Bool
  }

  /// What a latency is about: requests that were approved, and others as far as they were followed;
  /// or deployments.
  static func waits(_ metric: Metric, _ timeline: TimelineObservation) -> [Wait] {
    var waits: [Wait] = []
    if metric == .deployOverhead {
      for wait in timeline.deployWaits {
        for _ in 0..<wait.count { waits.append(Wait(seconds: wait.seconds, isDone: wait.isDone)) }
      }
      return waits
    }
    for request in timeline.requests where request.outcome != .denied {
      if metric == .approvalLatencyHuman, request.decider == .policy { continue }
      waits.append(Wait(seconds: request.latency, isDone: request.outcome == .approved))
    }
    return waits
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  static func deviation(_ values: [Double]) -> Double {
    let mean = mean(values)
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    return (squares.reduce(0, +) / Double(values.count - 1)).squareRoot()
  }

  /// Half the 95 % interval of two or three values.
  static func halfWidth(_ values: [Double]) -> Double {
    let t = values.count == 2 ? tan(0.475 * Double.pi) : 0.95 * (2 / 0.0975).squareRoot()
    return t * deviation(values) / Double(values.count).squareRoot()
  }

  /// Two-sided p value that the mean of two or three values is 0.
  static func pValue(_ values: [Double]) -> Double {
    let error = deviation(values) / Double(values.count).squareRoot()
    if error < 1e-12 { return abs(mean(values)) < 1e-12 ? 1 : 0 }
    let t = abs(mean(values)) / error
    return values.count == 2 ? 1 - 2 / Double.pi * atan(t) : 1 - t / (2 + t * t).squareRoot()
  }

  /// Linear interpolation at position (n − 1) p.
  static func quantile(_ p: Double, _ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let position = p * Double(sorted.count - 1)
    let below = Int(position.rounded(.down))
    let above = Int(position.rounded(.up))
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }

  /// Share of requests lasting longer than a whole number of seconds, by the product over every
  /// second up to it.
  static func survival(_ seconds: Int64, _ waits: [Wait]) -> Double {
    (0...seconds).reduce(1.0) { product, second in
      let atRisk = waits.count { $0.seconds >= second }
      let approved = waits.count { $0.seconds == second && $0.isDone }
      return atRisk == 0 ? product : product * (1 - Double(approved) / Double(atRisk))
    }
  }

  /// The area under the survival function up to the longest latency, second by second.
  static func latencyMean(_ waits: [Wait]) -> Double? {
    guard let longest = waits.map(\.seconds).max() else { return nil }
    return (0..<longest).reduce(0.0) { $0 + survival($1, waits) }
  }

  static func latencyQuantile(_ p: Double, _ waits: [Wait]) -> Double? {
    if waits.allSatisfy(\.isDone) { return quantile(p, waits.map { Double($0.seconds) }) }
    let longest = waits.map(\.seconds).max() ?? 0
    return (0...longest).first { survival($0, waits) <= 1 - p + 1e-9 }.map { Double($0) }
  }

  /// Holm by its definition: the largest, over p values up to this one, of p × (how many are not
  /// smaller).
  static func holm(_ p: Double, family: [Double]) -> Double {
    let adjusted = family.filter { $0 <= p }.map { smaller in
      smaller * Double(family.count { $0 >= smaller })
    }
    return min(1, adjusted.max() ?? 1)
  }
}
