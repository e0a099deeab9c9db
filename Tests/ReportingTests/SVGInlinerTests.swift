import Reporting
import Testing

@Suite("SVG inliner")
struct SVGInlinerTests {
  private func inline(
    _ body: String, attributes: String = "viewBox=\"0 0 10 20\"", keepsTitles: Bool = false
  ) throws -> String {
    let inliner = SVGInliner(
      prefix: "x1", colours: .chart, classes: "chart", keepsTitles: keepsTitles)
    return try inliner.inline(
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\""
        + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" \(attributes)>\(body)</svg>",
      source: "test", title: "Title", summary: "Summary"
    ).markup
  }

  @Test("the frame is responsive and labelled")
  func frame() throws {
    #expect(
      try inline("<path d=\"M0 0\"/>")
        == "<svg class=\"chart\" viewBox=\"0 0 10 20\" width=\"10\" height=\"20\" role=\"img\""
        + " aria-labelledby=\"x1-t x1-d\"><title id=\"x1-t\">Title</title>"
        + "<desc id=\"x1-d\">Summary</desc><path d=\"M0 0\"/></svg>")
  }

  @Test(
    "what could run, load or leave the page disappears",
    arguments: [
      "<script>alert(1)</script>", "<style>*{background:url(http://e.example)}</style>",
      "<foreignObject><iframe src=\"http://e.example\"/></foreignObject>",
      "<image href=\"http://e.example/x.png\"/>", "<animate attributeName=\"href\" to=\"x\"/>",
      "<set attributeName=\"onclick\" to=\"x\"/>", "<!-- a comment -->", "<?php x ?>",
      "<path d=\"M0 0\" onclick=\"alert(1)\"/>", "<path d=\"M0 0\" style=\"fill:url(//e)\"/>",
      "<use href=\"http://e.example/x.svg#a\"/>", "<use xlink:href=\"data:image/svg+xml,x\"/>",
      "<a xlink:href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
      "<path d=\"M0 0\" fill=\"url(http://e.example)\"/>", "<path d=\"url(x)\"/>",
      "<path d=\"M0 0\" clip-path=\"url(http://e.example#a)\"/>",
      "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>",
      "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>",
      "<path d=\"M0 0\" fill=\"red;background:url(x)\"/>", "<path d=\"M0 0\" filter=\"url(#f)\"/>",
      "<path class=\"skip\" d=\"M0 0\"/>", "<svg onload=\"alert(1)\"/>",
    ])
  func hostile(body: String) throws {
    let markup = try inline(body)
    for word in [
      "script", "alert", "http", "e.example", "url(", "data:", "style", "on", "iframe", "image",
      "animate", "set", "comment", "php", "skip", "filter", "//",
    ] {
      let rest = markup.replacing("aria-labelledby", with: "")
      #expect(!rest.contains(word), "\(word) in \(markup)")
    }
    #expect(markup.ranges(of: "<svg").count == 1)
  }

  @Test("text is text, whatever it says")
  func text() throws {
    let markup = try inline(
      "<text>&lt;script&gt;\"\u{301}&amp;amp;<![CDATA[</style>]]>&#x2028;</text>")
    #expect(
      markup.contains("<text>&lt;script&gt;&quot;\u{301}&amp;amp;&lt;/style&gt; </text>"))
  }

  @Test("ids and the references to them get the prefix")
  func identifiers() throws {
    let markup = try inline(
      "<defs><circle id=\"dot\" r=\"1\"/><clipPath id=\"c\"><rect width=\"1\"/></clipPath></defs>"
        + "<use xlink:href=\"#dot\"/><use href=\"#dot\" clip-path=\"url(#c)\"/>")
    #expect(markup.contains("<circle id=\"x1-dot\" r=\"1\"/>"))
    #expect(markup.contains("<use href=\"#x1-dot\"/>"))
    #expect(markup.contains("clip-path=\"url(#x1-c)\""))
    #expect(!markup.contains("\"#dot\"") && !markup.contains("\"dot\""))
  }

  @Test(
    "colours become values of the style sheet",
    arguments: [
      ("rgb(  0, 114, 178)", "var(--series-2)"), ("#0072B2", "var(--series-2)"),
      ("black", "currentColor"), ("white", "var(--surface)"), ("none", "none"),
      ("transparent", "none"), ("#abc", "#aabbcc"), ("currentColor", "currentColor"),
      ("rgb(1,2,3)", "#010203"), ("#000", "currentColor"),
    ])
  func colours(paint: String, value: String) throws {
    #expect(SVGColours.chart.value(of: paint) == value)
    #expect(
      try inline("<path d=\"M0 0\" stroke=\"\(paint)\"/>").contains("stroke=\"\(value)\""))
  }

  @Test("what is no colour is dropped", arguments: ["rgb(1,2)", "rgb(1,2,300)", "#12", "#ggg"])
  func noColour(paint: String) {
    #expect(SVGColours.chart.value(of: paint) == nil)
  }

  @Test("empty groups go, fonts and inner titles too, unless titles are wanted")
  func pruning() throws {
    let body =
      "<title>Produced by</title><g><g/></g><g font-family=\"Arial\"><title>inner</title>"
      + "<text font-size=\"12\">hello</text></g>"
    let markup = try inline(body)
    #expect(markup.hasSuffix("<g><text font-size=\"12\">hello</text></g></svg>"))
    #expect(!markup.contains("Produced"))
    let titled = try inline(body, keepsTitles: true)
    #expect(titled.contains("<g><title>inner</title><text"))
    #expect(!titled.contains("Produced"))
  }

  @Test("deep nesting is cut, not followed to the end of the stack")
  func deep() throws {
    let depth = 200
    let body =
      String(repeating: "<g>", count: depth) + "<path d=\"M0 0\"/>"
      + String(repeating: "</g>", count: depth)
    #expect(try !inline(body).contains("<path"))
  }

  @Test(
    "what is not the picture asked for is an error that names its maker",
    arguments: [
      "<svg", "", "<html/>", "<svg viewBox=\"0 0 1 1\"/>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 1\"/>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 nan 1\"/>",
      "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\""
        + " viewBox=\"0 0 1 1\">&a;</svg>",
    ])
  func malformed(text: String) {
    let inliner = SVGInliner(prefix: "x", colours: .chart, classes: "c", keepsTitles: false)
    #expect {
      try inliner.inline(text, source: "some program", title: "t", summary: "")
    } throws: { error in
      "\(error)".contains("made by some program")
    }
  }
}
