import Experiments
import Foundation
import Reporting
import Testing

@Suite("Charts")
struct ChartTests {
  private let index = ResultIndex(SampleResults.make())

  @Test("the program of blast radius over time")
  func curve() throws {
    let script = try #require(CurveChart.script(index.settings[0], in: index))
    try Golden.check(script.text, "curve.gp")
  }

  @Test("the program of survival to the objective")
  func survival() throws {
    let script = try #require(CurveChart.script(index.settings[0], .survival, in: index))
    try Golden.check(script.text, "survival.gp")
  }

  @Test("without an objective there is no survival")
  func noObjective() {
    var results = SampleResults.make()
    for position in results.curves.indices { results.curves[position].survival = [] }
    let index = ResultIndex(results)
    #expect(CurveChart.script(index.settings[0], .survival, in: index) == nil)
    #expect(CurveChart.script(index.settings[0], in: index) != nil)
  }

  @Test("the program of blast radius against approval latency")
  func tradeOff() throws {
    let script = try #require(TradeOffChart.script(SampleResults.estate, in: index))
    try Golden.check(script.text, "trade-off.gp")
  }

  @Test("the program of approval latency")
  func latency() throws {
    var results = SampleResults.make()
    results.latencies = [
      LatencyRecord(
        estate: SampleResults.estate, policy: "jit", seconds: [0, 5, 5, 60, 600], count: 5)
    ]
    let script = try #require(
      LatencyChart.script(SampleResults.estate, in: ResultIndex(results)))
    try Golden.check(script.text, "latency.gp")
  }

  @Test("without data there is no chart")
  func nothing() {
    let empty = ResultIndex(ResultSet(experiment: SampleResults.experiment))
    let setting = Setting(estate: "medium", scenario: "ci-secret")
    #expect(CurveChart.script(setting, in: empty) == nil)
    #expect(TradeOffChart.script("medium", in: empty) == nil)
    #expect(LatencyChart.script("medium", in: empty) == nil)
  }

  @Test("a staircase rises to the share at or below each value")
  func staircase() {
    let values: [Int64] = [3, 3, 8, 20, 20, 20, 90]
    let corners = LatencyChart.staircase(values, on: TimeAxis(values))
    for probe in [3, 8, 20, 90] as [Int64] {
      let share = Double(values.filter { $0 <= probe }.count) / Double(values.count) * 100
      let top = corners.filter { $0[0] == Double(probe) }.map { $0[1] }.max()
      #expect(abs((top ?? 0) - share) < 1e-9)
    }
    #expect(corners.first?[1] == 0)
    #expect(corners.last?[1] == 100)
    #expect(zip(corners, corners.dropFirst()).allSatisfy { $0[1] <= $1[1] && $0[0] <= $1[0] })
  }

  @Test("drawing twice gives the same bytes, without a date")
  func deterministic() throws {
    let scripts = try index.settings.map { try #require(CurveChart.script($0, in: index)) }
    let first = try Gnuplot().render(scripts)
    #expect(first.count == scripts.count)
    #expect(try Gnuplot().render(scripts) == first)
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(first.allSatisfy { !$0.contains(" \(year)") })
  }

  @Test(
    "names never reach gnuplot, only the picture",
    arguments: [
      "`touch x`", "'.system('id').'", "<b>&\"@x", "{/Bold a_b}", "naïve 日本", "'\u{301}; exit",
    ])
  func hostileNames(name: String) throws {
    var results = SampleResults.make()
    results.curves = [results.curves[0]]
    results.curves[0].policy = name
    results.policies = [NamedRecord(name: name, description: "")]
    let index = ResultIndex(results)
    let script = try #require(CurveChart.script(index.settings[0], in: index))
    #expect(!script.text.contains(name))
    let inliner = SVGInliner(
      prefix: "c", colours: .chart, classes: "chart", keepsTitles: false, texts: script.texts)
    let picture = try inliner.inline(
      try Gnuplot().render([script])[0], source: "gnuplot", title: "t", summary: "")
    let texts = try Markup(picture.markup).named("text").map(\.text)
    #expect(texts.contains { $0.unicodeScalars.elementsEqual(name.unicodeScalars) })
  }

  @Test("a missing gnuplot is an error that says what to install")
  func missing() {
    let error = RenderError.gnuplotMissing(searched: "/nowhere, /nothing")
    #expect(throws: error) { try Gnuplot(searchPath: "/nowhere:/nothing") }
    #expect(throws: RenderError.gnuplotMissing(searched: "an empty PATH")) {
      try Gnuplot(searchPath: nil)
    }
    #expect("\(error)".contains("install gnuplot-nox"))
  }

  @Test("a gnuplot that fails is an error with its message")
  func failing() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appendingPathComponent("gnuplot")
    try Data("#!/bin/sh\necho no terminal >&2\nexit 3\n".utf8).write(to: program)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: program.path)
    let script = try #require(CurveChart.script(index.settings[0], in: index))
    #expect(throws: RenderError.gnuplotFailed(message: "no terminal")) {
      try Gnuplot(searchPath: folder.path).render([script])
    }
  }
}
