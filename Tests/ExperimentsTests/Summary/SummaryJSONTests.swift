import Experiments
import Foundation
import Testing

@Suite("summary.json")
struct SummaryJSONTests {
  @Test("The summary of a small run, byte for byte")
  func golden() throws {
    try Golden.check(
      SummaryJSON.text(for: Aggregation.results(of: .small)), against: "summary.json")
  }

  @Test("A run without cells is still a whole document")
  func empty() {
    let run = RecordedRun.empty(policies: [], baseline: "b", primary: [])
    let sha = String(repeating: "ab", count: 32)
    #expect(
      SummaryJSON.text(for: Aggregation.results(of: run)) == """
        {
          "blastlab": "0.0.0-test",
          "experiment": {"name": "sample", "sha256": "\(sha)", "seed": 18446744073709551615},
          "cells": [],
          "comparisons": [],
          "claims": [],
          "notApplicable": []
        }

        """)
  }

  @Test(
    "A number is the shortest decimal that reads back as itself; undefined is null",
    arguments: [
      (nil, "null"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"), (0, "0"),
      (-0.0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"),
      (0.1 + 0.2, "0.30000000000000004"), (1e-7, "1e-07"), (123_456_789, "123456789"),
      (1e21, "1e+21"), (2.5e-300, "2.5e-300"),
    ] as [(Double?, String)])
  func numbers(value: Double?, expected: String) throws {
    let mean = try mean(spelled: value)
    #expect(mean == expected)
    if expected != "null" { #expect(Double(mean) == value) }
  }

  /// The mean of a cell's first metric as the document spells it.
  private func mean(spelled value: Double?) throws -> String {
    var results = Aggregation.results(of: .small)
    results.cells[0].metrics[0].mean = value
    let text = SummaryJSON.text(for: results)
    let start = try #require(text.range(of: "\"blast_radius_count\": {\"mean\": "))
    return String(text[start.upperBound...].prefix { $0 != "," })
  }

  @Test("Half an interval is no interval")
  func halfInterval() throws {
    var results = Aggregation.results(of: .small)
    results.cells[0].metrics[0].lower = nil
    let text = SummaryJSON.text(for: results)
    #expect(text.contains("\"blast_radius_count\": {\"mean\": 12, \"ci95\": null, \"p50\": 11,"))
  }

  @Test("Names of any kind survive a JSON parser")
  func names() throws {
    let odd = "a\"b\\c\nd\te\u{0}f\u{1F}g\u{7F}é\u{2028}😀"
    var results = Aggregation.results(of: .small)
    results.cells[0].scenario = odd
    let data = Data(SummaryJSON.text(for: results).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let cells = try #require(document["cells"] as? [[String: Any]])
    #expect(cells[0]["scenario"] as? String == odd)
  }

  @Test("The keys are those other programs rely on")
  func keys() throws {
    let data = Data(SummaryJSON.text(for: Aggregation.results(of: .small)).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      document.keys.sorted() == [
        "blastlab", "cells", "claims", "comparisons", "experiment", "notApplicable",
      ])
    let cell = try #require((document["cells"] as? [[String: Any]])?.first)
    #expect(
      cell.keys.sorted() == [
        "estate", "metrics", "policy", "scenario", "trials", "unit", "units",
      ])
    let metrics = try #require(cell["metrics"] as? [String: [String: Any]])
    #expect(metrics.keys.sorted() == Metric.allCases.map(\.rawValue).sorted())
    for metric in metrics.values {
      #expect(
        metric.keys.sorted() == ["ci95", "max", "mean", "min", "n", "p50", "p90", "p95", "p99"])
    }
    let comparison = try #require((document["comparisons"] as? [[String: Any]])?.first)
    #expect(
      comparison.keys.sorted() == [
        "baseline", "ci95", "difference", "effectSize", "estate", "metric", "pHolm", "policy",
        "scenario",
      ])
  }
}
