import Experiments
import Reporting
import Testing

/// What flatters a policy unless the page says so: denials, and footholds that were dead.
@Suite("Report page: what a policy must not be praised for")
struct HonestFiguresTests {
  private func page(_ results: ResultSet) throws -> Markup {
    try Markup(try Report.html(ResultIndex(results), artwork: Artwork(), reproduce: ""))
  }

  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  private func remarks(_ results: ResultSet) throws -> [String] {
    try page(results).elements.filter { $0.attributes["class"] == "remark" }.map {
      plain($0.text)
    }
  }

  @Test("latencies of a policy that denies everything say so; without requests they say that")
  func denials() throws {
    let texts = try page(SampleResults.denying()).texts
    // Per compromise: one cell of the key table, two of the full table; four in the cost table.
    #expect(texts.count { $0 == "none approved" } == 3 * 3 + 4)
    #expect(texts.count { $0 == "no requests" } == 2 * (3 * 3 + 4))
    #expect(texts.contains("1,002"))
    #expect(texts.contains("Denied per week"))
    #expect(texts.contains("No policy approved a request."))
    #expect(texts.contains { $0.hasSuffix("No request was approved under jit.") })
  }

  @Test("a latency that too few approvals leave open is not known, not without requests")
  func pending() throws {
    var results = SampleResults.make()
    for cell in results.cells.indices {
      for metric in results.cells[cell].metrics.indices
      where results.cells[cell].metrics[metric].metric == "approval_latency_s" {
        results.cells[cell].metrics[metric].p50 = nil
      }
    }
    // The key table of every compromise and the cost table.
    #expect(try page(results).texts.count { $0 == "not known" } == 3 + 1)
  }

  @Test("the band without latencies names refusals where there are any")
  func band() throws {
    let script = { (results: ResultSet) in
      try #require(TradeOffChart.script(SampleResults.estate, in: ResultIndex(results))).text
    }
    #expect(try script(SampleResults.make()).contains("'no requests'"))
    let denying = try script(SampleResults.denying())
    #expect(denying.contains("'no approvals'") && !denying.contains("'no requests'"))
  }

  @Test("a reduction that goes with fewer live footholds comes with the share of dead ones")
  func deadFootholds() throws {
    let text = "The figures include replays whose foothold was already dead or never used: "
    let both = text + "0 % under standing, 29.0 % under rotated, 52.0 % under jit."
    let one = text + "0 % under standing, 29.0 % under rotated."
    // jit makes the last compromise worse: nothing to qualify there.
    #expect(try remarks(SampleResults.make()) == [both, both, one])
  }

  @Test("without fewer live footholds, or where none counts, there is no remark")
  func noRemark() throws {
    var results = SampleResults.make()
    for policy in ["rotated", "jit"] {
      SampleResults.set(.footholdLiveShare, policy, to: 1, in: &results)
    }
    #expect(try remarks(results).isEmpty)
    SampleResults.set(.footholdLiveShare, "standing", to: 0.5, in: &results)
    #expect(try remarks(results).isEmpty)
    SampleResults.set(.footholdLiveShare, "standing", to: 1, in: &results)
    SampleResults.set(.footholdLiveShare, "jit", to: 0.999_999_99, in: &results)
    #expect(try remarks(results).count { $0.contains("jit") } == 2, "a trace is still written")
  }

  @Test("a blast radius over live footholds only has nothing to qualify")
  func liveMetric() throws {
    var results = SampleResults.make()
    results.experiment.primaryMetrics = ["blast_radius_share_live"]
    for position in results.comparisons.indices {
      results.comparisons[position].metric = "blast_radius_share_live"
    }
    #expect(try remarks(results).isEmpty)
  }
}
