import Sampling
import Specs
import Testing

@Suite("Durations, shares and distributions")
struct ScalarTests {
  @Test(
    "a duration is a number with a unit",
    arguments: [
      ("1s", 1), ("90s", 90), ("10m", 600), ("8h", 28_800), ("30d", 2_592_000), ("1.5h", 5400),
      ("0.5m", 30), ("\"8h\"", 28_800), ("007d", 604_800), ("0.000001d", nil), ("2.50m", 150),
      ("36500d", 3_153_600_000), ("876000h", 3_153_600_000), ("876001h", nil), ("3153600001s", nil),
      ("1 h", nil), ("h", nil), (".5h", nil), ("1.h", nil), ("1.2.3h", nil), ("+1h", nil),
      ("1e3s", nil), ("1H", nil), ("1h ", 3600), ("٣h", nil), ("1.0000000h", nil),
    ] as [(String, Int64?)])
  func duration(text: String, seconds: Int64?) {
    let lines = ["grantDuration: \(text)", "rules: [{decide: policy}]"]
    #expect((try? Reading.policy(elevationLines: lines))?.elevation?.grantDuration == seconds)
  }

  @Test(
    "a share is a fraction or a percentage",
    arguments: [
      ("0", 0), ("1", 1), ("0.25", 0.25), ("25%", 0.25), ("12.5%", 0.125), ("100%", 1),
      ("1e-3", 0.001), (".5", 0.5), ("1.01", nil), ("101%", nil), ("-0.1", nil), ("%", nil),
      ("25 %", nil), ("\"0.25\"", nil), ("0x1", nil), ("+0.5", nil), ("nan", nil), ("1/4", nil),
    ] as [(String, Double?)])
  func share(text: String, value: Double?) {
    let lines = ["preset: small", "misconfigurations: {privilegedPod: \(text)}"]
    #expect((try? Reading.estate(lines))?[.privilegedPod] == value)
  }

  private static let distributions: [(String, Distribution)] = [
    ("{constant: 1h}", .constant(3600)),
    ("{constant: 0s}", .constant(0)),
    ("{constant: 0.25s}", .constant(0.25)),
    ("{exponential: {mean: 5m}}", .exponential(mean: 300)),
    ("{lognormal: {median: 12m, sigma: 1.2}}", .lognormal(median: 720, sigma: 1.2)),
    ("{lognormal: {sigma: 0, median: 0.1s}}", .lognormal(median: 0.1, sigma: 0)),
    ("{uniform: [1m, 5m]}", .uniform(low: 60, high: 300)),
    ("{uniform: [1m, 1m]}", .uniform(low: 60, high: 60)),
    ("{empirical: [1h, 5m, 90s]}", .empirical([90, 300, 3600])),
    ("{empirical: parts/latencies.csv}", .empirical([90.5, 720, 754, 3600])),
    (
      "{mixture: [{weight: 40%, of: {constant: 1s}}, {weight: 3, of: {exponential: {mean: 1d}}}]}",
      .mixture([
        .init(weight: 0.4, .constant(1)), .init(weight: 3, .exponential(mean: 86_400)),
      ])
    ),
    (
      "{mixture: [{weight: 1, of: {mixture: [{weight: 2, of: {constant: 2s}}]}}]}",
      .mixture([.init(weight: 1, .mixture([.init(weight: 2, .constant(2))]))])
    ),
  ]

  @Test("a distribution is read as written", arguments: distributions)
  func distribution(text: String, distribution: Distribution) throws {
    let compromise = try Reading.compromise(["mechanism: pod", "leakToUse: \(text)"])
    #expect(compromise.leakToUse == distribution)
    #expect(compromise.leakToUse.problem == nil)
  }

  @Test("an alias stands for what it names")
  func alias() throws {
    let compromise = try Reading.compromise([
      "mechanism: pod", "horizon: &month 30d",
      "leakToUse: {mixture: [{weight: 1, of: &d {constant: *month}}, {weight: 2, of: *d}]}",
    ])
    let month = Distribution.constant(2_592_000)
    #expect(
      compromise.leakToUse == .mixture([.init(weight: 1, month), .init(weight: 2, month)]))
  }
}
