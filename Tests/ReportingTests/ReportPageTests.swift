import Experiments
import Foundation
import Reporting
import Testing

@Suite("Report page")
struct ReportPageTests {
  private static let command = "blastlab run experiment.yaml --seed 42"

  /// The page without charts and diagrams, whose layout depends on other programs.
  private func bare(_ results: ResultSet) throws -> String {
    try Report.html(ResultIndex(results), artwork: Artwork(), reproduce: Self.command)
  }

  @Test(
    "fragments of the sample's page",
    arguments: [
      ("header", "<header", "</header>"), ("glance", "<div class=\"cards\"", "</section>"),
      ("asked", "<h2 id=\"asked-title\"", "</section>"),
      ("key-table", "<table class=\"key\"", "</table>"),
      ("comparison-table", "<table class=\"compare\"", "</table>"),
      ("cost-table", "<table class=\"cost\"", "</table>"),
      ("full-table", "<table class=\"full\"", "</table>"),
      ("limits", "<div class=\"limits\"", "<details>"),
      ("reproduce", "<h2 id=\"again-title\"", "</section>"),
    ])
  func fragments(name: String, start: String, end: String) throws {
    let page = try bare(SampleResults.make())
    try Golden.check(try fragment(page, from: start, to: end), "\(name).html")
  }

  /// A result set in which every text is the same hostile one.
  private func hostile(_ text: String) -> ResultSet {
    var results = SampleResults.make()
    results.experiment.name = text
    results.experiment.description = text
    results.experiment.question = text
    results.experiment.resolvedSpecification = text
    results.experiment.version = text
    results.experiment.sha256 = text
    results.notes = [text]
    results.estates[0].guesses = [text]
    results.estates[0].gaps = [.init(cluster: text, kinds: text, state: text, effect: text)]
    results.estates[0].counts = [.init(label: text, value: 1)]
    results.notApplicable[0].reason = text
    results.notApplicable[0].scenario = text
    results.scenarios[0].description = text
    results.policies[1].description = text
    let renamed = "jit"
    func name(_ policy: String) -> String { policy == renamed ? text : policy }
    for position in results.policies.indices {
      results.policies[position].name = name(results.policies[position].name)
    }
    for position in results.cells.indices {
      results.cells[position].policy = name(results.cells[position].policy)
      results.cells[position].metrics[0].metric = text
    }
    for position in results.comparisons.indices {
      results.comparisons[position].policy = name(results.comparisons[position].policy)
    }
    for position in results.diagrams.indices {
      results.diagrams[position].policy = name(results.diagrams[position].policy)
      for vertex in results.diagrams[position].vertices.indices {
        results.diagrams[position].vertices[vertex].label = text
      }
    }
    for position in results.curves.indices {
      results.curves[position].policy = name(results.curves[position].policy)
    }
    return results
  }

  @Test(
    "text from outside never becomes markup",
    arguments: [
      "<script>alert(1)</script>", "\"\u{301} onmouseover=\"alert(1)", "</style><img src=x>",
      "</title></head>", "-->\u{2028}<!--", "{{name}}{{{css}}}", "]]>", "'\u{308} autofocus='",
      "javascript:alert(1)", "&lt;b&gt;", "\u{0}\u{B}\u{1B}",
    ])
  func injection(text: String) throws {
    let plain = try Markup(try bare(hostile("harmless")))
    let page = try Markup(try bare(hostile(text)))
    #expect(page.elements.map(\.name) == plain.elements.map(\.name))
    for (found, expected) in zip(page.elements, plain.elements) {
      #expect(Set(found.attributes.keys) == Set(expected.attributes.keys))
    }
    let headings = page.named("h1").map(\.text)
    #expect(headings == [shown(text)])
  }

  /// What an XML parser reads back from the escaped text.
  private func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { [0, 0xB, 0x1B].contains($0.value) ? "\u{FFFD}" : $0 }))
  }

  @Test("the whole page is balanced, refers to nothing outside and runs nothing")
  func wholePage() throws {
    let html = try Report.html(SampleResults.make(), reproduce: Self.command)
    let page = try Markup(html)
    #expect(html.hasPrefix("<!DOCTYPE html>"))
    #expect(page.named("script").isEmpty)
    for element in page.elements {
      for (name, value) in element.attributes {
        #expect(!name.hasPrefix("on") && name != "style" && name != "src", "\(element)")
        guard name == "href" else { continue }
        #expect(value.hasPrefix("#") || value == "data:,", "\(value)")
      }
    }
    #expect(!html.contains("http://") && !html.contains("https://"))
    #expect(!html.contains("@import") && !html.contains("url(h"))
    let policy = page.named("meta").first {
      $0.attributes["http-equiv"] == "Content-Security-Policy"
    }
    #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'") == true)
  }

  @Test("ids are unique, and every reference inside the page has its target")
  func identifiers() throws {
    let page = try Markup(try Report.html(SampleResults.make(), reproduce: Self.command))
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let known = Set(ids)
    for element in page.elements {
      if let target = element.attributes["href"], target.hasPrefix("#") {
        #expect(known.contains(String(target.dropFirst())), "\(target)")
      }
      for label in (element.attributes["aria-labelledby"] ?? "").split(separator: " ") {
        #expect(known.contains(String(label)), "\(label)")
      }
    }
  }

  @Test("every chart and diagram is there, with a role and a title")
  func pictures() throws {
    let page = try Markup(try Report.html(SampleResults.make(), reproduce: Self.command))
    let pictures = page.named("svg").filter { $0.attributes["role"] == "img" }
    #expect(pictures.filter { $0.attributes["class"] == "chart" }.count == 8)
    #expect(pictures.filter { $0.attributes["class"] == "diagram" }.count == 7)
    #expect(pictures.allSatisfy { $0.attributes["aria-labelledby"] != nil })
  }

  @Test("the same results give the same page, whatever the order of dictionaries")
  func deterministic() throws {
    let first = try Report.html(SampleResults.make(), reproduce: Self.command)
    #expect(try Report.html(SampleResults.make(), reproduce: Self.command) == first)
  }

  @Test("a compromise without a place is not applicable, never a blast radius of 0")
  func notApplicable() throws {
    let page = try bare(SampleResults.make())
    #expect(page.contains("not applicable here: no candidate place"))
    let page2 = try Markup(page)
    #expect(!page2.named("h3").contains { $0.text == "agent-prompt" && $0.attributes["id"] != nil })
    #expect(page2.elements.filter { $0.attributes["class"] == "setting" }.count == 3)
  }

  @Test("a diagram without vertices says that nothing was reached")
  func nothingReached() throws {
    let page = try Report.html(SampleResults.make(), reproduce: Self.command)
    #expect(page.components(separatedBy: "Nothing was reached.").count == 3)
  }

  @Test("an empty result set still gives a page")
  func empty() throws {
    let html = try Report.html(
      ResultSet(experiment: SampleResults.experiment), reproduce: Self.command)
    let page = try Markup(html)
    #expect(page.texts.contains { $0.hasPrefix("Nothing was replayed") })
    #expect(page.texts.contains("No compromise was replayed."))
  }

  @Test("undefined figures are dashes or words, never NaN or nil")
  func undefined() throws {
    var results = SampleResults.make()
    for cell in results.cells.indices {
      for metric in results.cells[cell].metrics.indices {
        let name = results.cells[cell].metrics[metric].metric
        results.cells[cell].metrics[metric] = MetricSummary(
          metric: name, mean: .nan, lower: nil, upper: .infinity, p50: .nan, p90: nil, p95: nil,
          p99: nil, minimum: nil, maximum: nil, count: 0)
      }
    }
    for curve in results.curves.indices {
      for point in results.curves[curve].points.indices {
        results.curves[curve].points[point].mean = .nan
      }
    }
    let page = try Markup(try Report.html(results, reproduce: Self.command))
    let words = page.texts.filter { $0.lowercased().contains("nan") || $0.contains("nil") }
    #expect(words.isEmpty)
    #expect(!page.texts.contains { $0.contains("Optional") })
  }
}
