import Experiments
import Reporting
import Testing

@Suite("Path diagrams")
struct PathDiagramTests {
  private func record(_ edges: [(String, String)]) -> DiagramRecord {
    var seen = Set<String>()
    let names = edges.flatMap { [$0.0, $0.1] }.filter { seen.insert($0).inserted }
    return DiagramRecord(
      estate: "e", policy: "p", scenario: "s",
      vertices: names.map { .init(id: $0, label: $0, kind: "place", share: 1) },
      edges: edges.map { .init(tail: $0.0, head: $0.1, label: "", share: 1) }, omittedAssets: 0)
  }

  @Test(
    "the graphs of the sample",
    arguments: [("ci-secret", "standing"), ("ci-secret", "jit"), ("broker-takeover", "jit")])
  func sample(scenario: String, policy: String) throws {
    let diagram = PathDiagram(record: SampleDiagrams.diagram(policy, scenario))
    try Golden.check(diagram.dot, "paths-\(scenario)-\(policy).dot")
  }

  @Test("a chain is drawn downwards, a broad flat graph to the right")
  func direction() {
    #expect(PathDiagram(record: record([("a", "b"), ("b", "c"), ("b", "d")])).isNarrow)
    let fan = (0..<8).map { ("root", "leaf \($0)") }
    #expect(!PathDiagram(record: record(fan)).isNarrow)
    #expect(PathDiagram(record: record(fan)).dot.contains("rankdir=LR"))
  }

  @Test("a graph without a vertex to start from is drawn all the same")
  func cycle() throws {
    let diagram = PathDiagram(record: record([("a", "b"), ("b", "a")]))
    #expect(diagram.isNarrow)
    #expect(try GraphvizLayout.svg(diagram.dot, name: "cycle").contains("</svg>"))
  }

  @Test("an edge to a vertex that is not drawn is left out")
  func dangling() {
    var record = record([("a", "b")])
    record.vertices.removeLast()
    #expect(!PathDiagram(record: record).dot.contains("->"))
  }

  @Test(
    "labels and names reach the picture as they are",
    arguments: [
      "<script>alert(1)</script>", "a\\Nb\\Gc\\n", "say \"hi\"", "\"\u{301}]; x [label=\"",
      "&lt;b&gt;",
      "R&D &amp; co", "<<b>html</b>>", "日本 naïve", "back\\", "\u{2028}", "a}b{c|d", "%d %s",
    ])
  func hostile(text: String) throws {
    var record = record([("entry", "other")])
    record.vertices[0].label = text
    record.vertices[0].id = text
    record.edges[0] = .init(tail: text, head: "other", label: text, share: 0.5)
    let diagram = PathDiagram(record: record)
    let drawing = try GraphvizLayout.svg(diagram.dot, name: "hostile")
    let inliner = SVGInliner(
      prefix: "p", colours: .diagram, classes: "diagram", keepsTitles: true,
      texts: diagram.titles)
    let picture = try inliner.inline(
      drawing, source: "Graphviz", title: "hostile", summary: "")
    let page = try Markup(picture.markup)
    let lines = PlainText.wrapped(text, width: 24, lines: 3)
    let texts = page.named("text").map { $0.text.trimmingBlanks }
    for line in lines { #expect(texts.contains(line.trimmingBlanks), "\(texts)") }
    let titles = page.named("title").map(\.text)
    #expect(titles.contains(PlainText.clean("\(text), 100 %")))
    #expect(titles.contains(PlainText.clean("\(text) → other: \(text), 50 %")))
    #expect(page.named("script").isEmpty)
  }

  @Test("a text that is no graph is an error that names the diagram")
  func broken() {
    #expect {
      try GraphvizLayout.svg("digraph {", name: "attack paths, x")
    } throws: { error in
      "\(error)".contains("'attack paths, x'") && "\(error)".contains("cannot be read")
    }
    #expect(throws: Never.self) { try GraphvizLayout.svg("digraph { a }", name: "after") }
  }

  @Test("many threads may draw at once")
  func parallel() async throws {
    let diagrams = SampleResults.make().diagrams.filter { !$0.vertices.isEmpty }
      .map { PathDiagram(record: $0).dot }
    let alone = try diagrams.map { try GraphvizLayout.svg($0, name: "alone") }
    let together = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for round in 0..<4 {
        for (position, dot) in diagrams.enumerated() {
          group.addTask { (position, try GraphvizLayout.svg(dot, name: "round \(round)")) }
        }
      }
      return try await group.reduce(into: [(Int, String)]()) { $0.append($1) }
    }
    #expect(together.count == diagrams.count * 4)
    #expect(together.allSatisfy { $0.1 == alone[$0.0] })
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    split(separator: " ").joined(separator: " ")
  }
}
