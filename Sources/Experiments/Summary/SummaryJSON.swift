/// The `summary.json` beside every result database: the figures other programs rely on.
///
/// Equal results give equal bytes: keys come in a fixed order, cells and comparisons in that of the
/// specification, and every number is the shortest decimal that reads back as itself. What is
/// undefined is `null`.
///
///     { "blastlab", "experiment": {"name", "sha256", "seed"},
///       "cells": [{"estate", "policy", "scenario", "trials", "unit", "units",
///                  "metrics": {"<metric>": {"mean", "ci95", "p50", "p90", "p95", "p99",
///                                           "min", "max", "n"}}}],
///       "comparisons": [{"estate", "scenario", "metric", "baseline", "policy",
///                        "difference", "ci95", "pHolm", "effectSize"}],
///       "claims": [], "notApplicable": [{"estate", "scenario", "reason"}] }
package enum SummaryJSON {
  /// Returns the document, ending in a line break.
  package static func text(for results: ResultSet) -> String {
    let experiment = JSONText.object([
      "name": JSONText.string(results.experiment.name),
      "sha256": JSONText.string(results.experiment.sha256),
      "seed": String(results.experiment.seed),
    ])
    let members = [
      "\"blastlab\": " + JSONText.string(results.experiment.version),
      "\"experiment\": " + experiment,
      "\"cells\": " + JSONText.lines(results.cells.map { cell($0) }),
      "\"comparisons\": " + JSONText.lines(results.comparisons.map { comparison($0) }),
      "\"claims\": []",
      "\"notApplicable\": " + JSONText.lines(results.notApplicable.map { notApplicable($0) }),
    ]
    return "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
  }

  private static func cell(_ cell: CellRecord) -> String {
    let place = [
      "\"estate\": " + JSONText.string(cell.estate),
      "\"policy\": " + JSONText.string(cell.policy),
      "\"scenario\": " + JSONText.string(cell.scenario),
      "\"trials\": \(cell.trials)", "\"unit\": \"timeline\"", "\"units\": \(cell.units)",
    ]
    let metrics = cell.metrics.map { JSONText.string($0.metric) + ": " + metric($0) }
    return "{" + place.joined(separator: ", ") + ",\n      \"metrics\": {\n        "
      + metrics.joined(separator: ",\n        ") + "\n      }}"
  }

  private static func metric(_ summary: MetricSummary) -> String {
    JSONText.object([
      "mean": JSONText.number(summary.mean),
      "ci95": JSONText.interval(summary.lower, summary.upper),
      "p50": JSONText.number(summary.p50),
      "p90": JSONText.number(summary.p90),
      "p95": JSONText.number(summary.p95),
      "p99": JSONText.number(summary.p99),
      "min": JSONText.number(summary.minimum),
      "max": JSONText.number(summary.maximum),
      "n": String(summary.count),
    ])
  }

  private static func comparison(_ record: ComparisonRecord) -> String {
    JSONText.object([
      "estate": JSONText.string(record.estate),
      "scenario": JSONText.string(record.scenario),
      "metric": JSONText.string(record.metric),
      "baseline": JSONText.string(record.baseline),
      "policy": JSONText.string(record.policy),
      "difference": JSONText.number(record.difference),
      "ci95": JSONText.interval(record.lower, record.upper),
      "pHolm": JSONText.number(record.pHolm),
      "effectSize": JSONText.number(record.effectSize),
    ])
  }

  private static func notApplicable(_ record: NotApplicableRecord) -> String {
    JSONText.object([
      "estate": JSONText.string(record.estate),
      "scenario": JSONText.string(record.scenario),
      "reason": JSONText.string(record.reason),
    ])
  }
}
