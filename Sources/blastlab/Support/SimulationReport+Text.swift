import AccessSimulation
import Experiments
import Foundation
import Specs

extension SimulationReport {
  /// A line for each thing that there is to say.
  var text: String {
    var lines = [
      "timeline    \(estate) under \(policy), seed \(seed), unit \(unit)",
      "measured    \(DurationText.text(of: window)) after a warm-up of "
        + DurationText.text(of: warmUp),
      "tasks       \(Self.list(tasks.count, tasks.outcomes))",
      "waits       \(Self.list(tasks.wait))",
      "requests    \(Self.list(requests.count, requests.outcomes))",
      "latency     \(Self.list(requests.latency))",
      "  by people \(Self.list(requests.latencyHuman))",
      "deploys     \(Self.list(tasks.deploy))",
      "bypasses    \(bypasses)",
      "break-glass \(breakGlass)",
    ]
    for pool in approvers {
      let share = pool.utilisation.map { "\(Self.decimal($0 * 100)) % busy" } ?? "never on shift"
      lines.append("approvers   \(pool.pool): \(share)")
    }
    if let hours = reviewerHoursPerWeek {
      lines.append("reviewers   \(Self.decimal(hours)) h per week")
    }
    lines.append("grants      \(grants) begun, \(Self.decimal(grantHours)) h")
    lines.append("credentials \(credentialVersions) versions issued")
    for metric in Metric.ofSimulation {
      let name = metric.rawValue.padding(toLength: 34, withPad: " ", startingAt: 0)
      lines.append("  \(name)\(Self.figure(metrics[metric.rawValue] ?? nil, in: metric.unit))")
    }
    return lines.joined(separator: "\n")
  }

  /// The count, and in brackets the outcomes that happened, in the order of their names.
  private static func list(_ count: Int, _ outcomes: [String: Int]) -> String {
    let parts = outcomes.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      .map { "\($0.value) \($0.key)" }
    return parts.isEmpty ? "\(count)" : "\(count) (\(parts.joined(separator: ", ")))"
  }

  /// Four significant digits and the unit; `none` where there is nothing to measure.
  private static func figure(_ value: Double?, in unit: String) -> String {
    value.map { String(format: "%.4g ", $0) + unit } ?? "none"
  }

  private static func list(_ waits: Waits) -> String {
    let named = [
      ("p50", waits.p50), ("p90", waits.p90), ("p95", waits.p95), ("max", waits.max),
    ]
    let parts = named.compactMap { name, value in
      value.map { "\(name) \(time(Double($0)))" }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// Seconds as `45 s`, `12.5 min`, `3.2 h` or `1.5 d`.
  private static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<120: "\(decimal(seconds)) s"
    case ..<7200: "\(decimal(seconds / 60)) min"
    case ..<172_800: "\(decimal(seconds / 3600)) h"
    default: "\(decimal(seconds / 86_400)) d"
    }
  }

  /// One decimal place, none where it is 0.
  private static func decimal(_ number: Double) -> String {
    let tenths = Int64((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
