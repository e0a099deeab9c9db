import Experiments
import Reporting
import Testing

@Suite("Number formats")
struct NumberFormatTests {
  /// Expected texts are written with ordinary spaces.
  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ")
  }

  @Test(
    "shares are percentages that never round to a false 0 or 100",
    arguments: [
      (0, "0 %"), (1, "100 %"), (0.0312, "3.1 %"), (0.4104, "41.0 %"), (0.00987, "0.99 %"),
      (0.00996, "1.0 %"), (0.0004, "0.04 %"), (0.00002, "< 0.01 %"), (0.9996, "> 99.9 %"),
      (0.9994, "99.9 %"), (-0.25, "−25.0 %"), (.nan, "—"), (.infinity, "—"),
    ] as [(Double, String)])
  func shares(value: Double, expected: String) {
    #expect(plain(NumberFormat.share(value)) == expected)
  }

  @Test(
    "differences of shares are signed points",
    arguments: [
      (-0.379, "−37.9 points"), (0.289, "+28.9 points"), (0, "0.00 points"),
      (-0.0003, "−0.03 points"), (0.000_01, "0.00 points"), (-0.0123, "−1.2 points"),
    ])
  func points(value: Double, expected: String) {
    #expect(plain(NumberFormat.points(value)) == expected)
  }

  @Test(
    "durations take the largest fitting unit",
    arguments: [
      (0, "0 s"), (0.02, "< 0.1 s"), (0.5, "0.5 s"), (45, "45 s"), (59.7, "1 min"),
      (90, "1.5 min"), (180, "3 min"), (1_084, "18 min"), (5_369, "89 min"), (5_399, "1.5 h"),
      (7_560, "2.1 h"), (43_200, "12 h"), (172_799, "2 d"), (293_760, "3.4 d"),
      (2_592_000, "30 d"), (-180, "−3 min"), (.nan, "—"),
    ])
  func durations(seconds: Double, expected: String) {
    #expect(plain(NumberFormat.duration(seconds: seconds)) == expected)
  }

  @Test(
    "counts keep about three digits",
    arguments: [
      (0, "0"), (12, "12"), (1_234, "1,234"), (1_234_567, "1,234,567"), (12.34, "12.3"),
      (1.234, "1.23"), (0.1234, "0.123"), (0.0004, "< 0.001"), (1_234.5, "1,234"),
      (99.97, "100"), (9.997, "10.0"), (-3, "−3"), (.nan, "—"),
    ])
  func counts(value: Double, expected: String) {
    #expect(plain(NumberFormat.count(value)) == expected)
  }

  @Test(
    "p-values are never written as zero",
    arguments: [
      (0, "< 0.001"), (0.000_02, "< 0.001"), (0.001, "0.001"), (0.0321, "0.032"),
      (0.214, "0.21"), (1, "1.00"),
    ])
  func probabilities(value: Double, expected: String) {
    #expect(plain(NumberFormat.probability(value)) == expected)
  }

  @Test(
    "effect sizes are signed multiples of a standard deviation",
    arguments: [(-4.2, "−4.2 SD"), (0.01, "0.0 SD"), (12.4, "+12 SD")])
  func effects(value: Double, expected: String) {
    #expect(plain(NumberFormat.effect(value)) == expected)
  }

  @Test("every metric has words of its own")
  func words() {
    let titles = Metric.allCases.map(\.title)
    #expect(Set(titles).count == titles.count)
    #expect(Metric.allCases.allSatisfy { $0.meaning.hasSuffix(".") })
  }

  @Test("values, differences and intervals follow the metric's unit")
  func metrics() {
    let share = MetricText(.blastRadiusShare)
    #expect(plain(share.value(0.031)) == "3.1 %")
    #expect(plain(share.interval(0.022, 0.041)) == "2.2–4.1 %")
    #expect(plain(share.differenceInterval(-0.412, -0.346)) == "−41.2 to −34.6")
    let latency = MetricText(.approvalLatency)
    #expect(latency.value(nil) == "no requests")
    #expect(latency.value(.nan) == "no requests")
    #expect(plain(latency.interval(720, 7_560)) == "12 min–2.1 h")
    #expect(plain(latency.difference(720)) == "+12 min")
    #expect(plain(latency.difference(-90)) == "−1.5 min")
    #expect(MetricText(.blastRadiusCount).difference(-3.1) == "−3.10")
    #expect(MetricText(.blastRadiusCount).value(nil) == "—")
    #expect(share.interval(nil, 1) == "")
  }

  @Test("a metric of another version is shown by its name, with no better or worse")
  func unknownMetric() {
    let metric = MetricText("novel_metric")
    #expect(metric.title == "novel_metric")
    #expect(metric.value(2.5) == "2.50")
    #expect(metric.isImprovement(-1) == nil)
  }

  @Test("an improvement is a change in the better direction")
  func improvement() {
    #expect(MetricText(.blastRadiusShare).isImprovement(-0.1) == true)
    #expect(MetricText(.blastRadiusShare).isImprovement(0.1) == false)
    #expect(MetricText(.timeToObjective).isImprovement(60) == true)
    #expect(MetricText(.requestsPerDay).isImprovement(5) == nil)
    #expect(MetricText(.blastRadiusShare).isImprovement(0) == nil)
  }
}
