import Experiments
import Reporting
import Testing

@Suite("Headline")
struct HeadlineTests {
  @Test("the sample's sentence, caution and lines")
  func sample() throws {
    let headline = Headline(SampleResults.make())
    let texts = [headline.sentence.text, headline.caution.text] + headline.lines.map(\.text)
    try Golden.check(texts.joined(separator: "\n") + "\n", "headline.txt")
  }

  @Test("names and figures are emphasised, words are not")
  func emphasis() {
    let strong = Headline(SampleResults.make()).sentence.runs.filter(\.strong).map(\.text)
    #expect(strong == ["jit", "ci-secret", "3.1\u{A0}%", "41.0\u{A0}%", "standing"])
  }

  private func results(_ change: (inout ComparisonRecord) -> Void) -> ResultSet {
    var results = SampleResults.make()
    for position in results.comparisons.indices { change(&results.comparisons[position]) }
    return results
  }

  @Test("where nothing is significant the sentence says so and gives the clearest difference")
  func nothingSignificant() {
    let headline = Headline(
      results {
        if $0.pHolm != nil { $0.pHolm = $0.policy == "jit" ? 0.06 : 0.4 }
      })
    let text = headline.sentence.text
    #expect(text.hasPrefix("No policy differs significantly from standing in blast radius"))
    #expect(text.contains("jit in ci-secret"))
    #expect(text.contains("Holm p\u{A0}=\u{A0}0.060"))
    #expect(headline.caution.text.isEmpty)
  }

  @Test("a policy that is only worse is not praised")
  func onlyWorse() {
    let headline = Headline(
      results {
        if $0.pHolm != nil, let difference = $0.difference {
          $0.difference = abs(difference)
          $0.lower = 0.001
          $0.upper = 0.9
        }
      })
    #expect(
      headline.sentence.text.hasPrefix(
        "No policy is significantly better than standing, and jit is significantly worse"))
  }

  @Test("a tiny p-value on a metric that is not primary is no headline")
  func notPrimary() {
    var results = results { if $0.metric != "potential_blast_radius_share" { $0.pHolm = 0.9 } }
    for position in results.comparisons.indices
    where results.comparisons[position].metric == "potential_blast_radius_share" {
      results.comparisons[position].pHolm = 0.000_1
    }
    #expect(Headline(results).sentence.text.hasPrefix("No policy differs significantly"))
  }

  @Test("the second primary metric is used only where the first has no improvement")
  func secondMetric() {
    let headline = Headline(results { if $0.metric == "blast_radius_share" { $0.pHolm = 0.5 } })
    #expect(headline.sentence.text.contains("reaches its objective in 4.0\u{A0}% of the replays"))
    #expect(headline.lines[0].text.contains("62.0\u{A0}%"))
  }

  @Test("the significance level is exclusive")
  func level() {
    let at = Headline(results { if $0.pHolm != nil { $0.pHolm = 0.05 } })
    #expect(at.sentence.text.hasPrefix("No policy differs"))
    let below = Headline(results { if $0.pHolm != nil { $0.pHolm = 0.049 } })
    #expect(below.sentence.text.hasPrefix("Under jit"))
  }

  @Test("a policy without approved requests costs no waiting, one without requests nothing")
  func noRequests() {
    var results = SampleResults.make()
    for cell in results.cells.indices {
      for metric in results.cells[cell].metrics.indices
      where results.cells[cell].metrics[metric].metric.hasPrefix("approval_latency") {
        results.cells[cell].metrics[metric].p50 = nil
        results.cells[cell].metrics[metric].mean = nil
      }
    }
    #expect(
      Headline(results).sentence.text.hasSuffix(
        "at 143 requests per day, too few of them approved for a median latency, "
          + "with 6.50 denied and 1.20 bypasses per week."))
    results = SampleResults.denying()
    #expect(
      Headline(results).sentence.text.hasSuffix(
        "at 143 requests per day, none of them approved, with 1,002 denied and 1.20 bypasses "
          + "per week."))
    for cell in results.cells.indices {
      results.cells[cell].metrics.removeAll { $0.metric == "requests_per_day" }
    }
    #expect(Headline(results).sentence.text.hasSuffix("without any access request."))
  }

  @Test("one policy alone is described, an empty database too")
  func lonely() {
    var results = SampleResults.make()
    results.comparisons = []
    results.cells = results.cells.filter { $0.policy == "standing" }
    let text = Headline(results).sentence.text
    #expect(text.hasPrefix("Under standing, the compromise ci-secret reaches 41.0\u{A0}%"))
    #expect(text.hasSuffix("there is no second policy to compare it with."))
    let empty = Headline(ResultSet(experiment: SampleResults.experiment))
    #expect(empty.sentence.text.hasPrefix("Nothing was replayed"))
    #expect(empty.lines.isEmpty)
  }

  @Test("undefined differences are not significant and not printed as numbers")
  func undefined() {
    let headline = Headline(
      results {
        $0.difference = nil
        $0.lower = nil
        $0.upper = nil
        $0.pHolm = nil
      })
    #expect(headline.sentence.text.hasPrefix("No policy differs significantly"))
    #expect(headline.lines.allSatisfy { !$0.text.lowercased().contains("nan") })
  }

  @Test("several estates are told apart")
  func estates() {
    var results = SampleResults.make()
    var second = results.cells
    for position in second.indices { second[position].estate = "large" }
    results.cells += second
    let titles = Headline(results).lines.map { $0.runs[0].text }
    #expect(titles.contains("ci-secret on medium") && titles.contains("ci-secret on large"))
  }
}
