/// Turns a picture drawn by gnuplot or Graphviz into markup that is safe and at home in the page.
///
/// Works by lists of what is allowed: other elements go with all they contain, other attributes go.
/// So scripts, style sheets, event handlers, style attributes, links, embedded documents and
/// external references cannot get in. Ids and the references to them get a prefix; colours become
/// CSS values, fonts come from the page, groups without content disappear.
package struct SVGInliner: Sendable {
  /// Unique in the page: `[a-z0-9-]`.
  let prefix: String
  let colours: SVGColours
  /// Classes of the `svg` element.
  let classes: String
  /// Whether the titles inside the picture, shown when the pointer rests on a part, are kept.
  let keepsTitles: Bool
  /// Texts of the picture that stand for others.
  let texts: [String: String]
  /// CSS pixels per user unit where the page has room.
  let scale: Double

  /// An inliner for one picture.
  package init(
    prefix: String, colours: SVGColours, classes: String, keepsTitles: Bool,
    texts: [String: String] = [:], scale: Double = 1
  ) {
    self.prefix = prefix
    self.colours = colours
    self.classes = classes
    self.keepsTitles = keepsTitles
    self.texts = texts
    self.scale = scale
  }

  /// A picture in markup, with its natural size in user units.
  package struct Picture: Sendable, Hashable {
    /// An `svg` element.
    package var markup: String
    /// In user units.
    package var width: Double
    /// In user units.
    package var height: Double
  }

  /// - Parameters:
  ///   - source: what made the picture, for messages.
  ///   - title: what assistive technology reads first; must not be empty.
  ///   - summary: what it reads next; may be empty.
  /// - Throws: `RenderError.malformedSVG`.
  package func inline(
    _ text: String, source: String, title: String, summary: String
  ) throws(RenderError) -> Picture {
    let root = try SVGParser.parse(text, source: source)
    guard let box = Self.viewBox(root) else {
      throw RenderError.malformedSVG(source: source, message: "it has no usable viewBox")
    }
    let labels = summary.isEmpty ? "\(prefix)-t" : "\(prefix)-t \(prefix)-d"
    var picture = SVGElement(
      name: "svg",
      attributes: [
        ("class", classes), ("viewBox", box.text),
        ("width", ChartScript.number((box.width * scale).rounded())),
        ("height", ChartScript.number((box.height * scale).rounded())),
        ("role", "img"), ("aria-labelledby", labels),
      ])
    picture.children.append(Self.note("title", id: "\(prefix)-t", title))
    if !summary.isEmpty {
      picture.children.append(Self.note("desc", id: "\(prefix)-d", summary))
    }
    picture.children += root.children.compactMap { clean($0, depth: 0, inText: false) }
      .filter { !Self.isNote($0) }
    var markup = ""
    picture.write(to: &markup)
    return Picture(markup: markup, width: box.width, height: box.height)
  }

  // MARK: Elements

  private static let shapes: Set = [
    "path", "polygon", "polyline", "line", "circle", "ellipse", "rect", "use",
  ]
  private static let containers: Set = ["g", "defs", "clipPath", "a"]
  private static let texts: Set = ["text", "tspan"]
  /// Far beyond what the two programs nest; bounds recursion on hostile input.
  private static let deepest = 64

  private func clean(_ node: SVGNode, depth: Int, inText: Bool) -> SVGNode? {
    guard depth < Self.deepest else { return nil }
    switch node {
    case .text(let text):
      return inText ? .text(PlainText.clean(texts[text] ?? text)) : nil
    case .element(var element):
      let isText = Self.texts.contains(element.name)
      let isNote = element.name == "title" && keepsTitles
      let isContainer = Self.containers.contains(element.name)
      guard isText || isNote || isContainer || Self.shapes.contains(element.name) else {
        return nil
      }
      // A link leads nowhere in a report, what it surrounds stays.
      if element.name == "a" { element.name = "g" }
      element.attributes = isNote ? [] : element.attributes.compactMap(clean)
      element.children = element.children.compactMap {
        clean($0, depth: depth + 1, inText: isText || isNote)
      }
      if isContainer, element.children.allSatisfy(Self.isNote) { return nil }
      if isText, element.children.isEmpty { return nil }
      return .element(element)
    }
  }

  private static func note(_ name: String, id: String, _ text: String) -> SVGNode {
    .element(
      SVGElement(
        name: name, attributes: [("id", id)], children: [.text(PlainText.clean(text))]))
  }

  private static func isNote(_ node: SVGNode) -> Bool {
    guard case .element(let element) = node else { return false }
    return element.name == "title" || element.name == "desc"
  }

  // MARK: Attributes

  private static let geometry: Set = [
    "transform", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
    "dx", "dy", "width", "height", "fill-opacity", "stroke-opacity", "opacity", "fill-rule",
    "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "text-anchor",
    "font-size", "font-weight", "font-style", "dominant-baseline", "shape-rendering",
  ]

  private func clean(_ attribute: (name: String, value: String)) -> (name: String, value: String)? {
    let value = attribute.value
    switch attribute.name {
    case "id":
      return Self.isIdentifier(value) ? ("id", "\(prefix)-\(value)") : nil
    case "href", "xlink:href":
      guard value.hasPrefix("#"), Self.isIdentifier(value.dropFirst()) else { return nil }
      return ("href", "#\(prefix)-\(value.dropFirst())")
    case "clip-path":
      guard value.hasPrefix("url(#"), value.hasSuffix(")") else { return nil }
      let target = value.dropFirst(5).dropLast()
      return Self.isIdentifier(target) ? ("clip-path", "url(#\(prefix)-\(target))") : nil
    case "fill", "stroke":
      return colours.value(of: value).map { (attribute.name, $0) }
    case "color":
      // The programs name black to mean the default, which is the colour of the page's text.
      guard let colour = colours.value(of: value), !["currentColor", "none"].contains(colour)
      else { return nil }
      return ("color", colour)
    default:
      guard Self.geometry.contains(attribute.name), Self.isGeometry(value) else { return nil }
      return (attribute.name, value)
    }
  }

  private static func isIdentifier(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0))
      }
  }

  /// Numbers, path commands, transformations and keywords; nothing that can name a resource.
  private static func isGeometry(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || "0123456789 .,+-()%\t\n\r".unicodeScalars.contains($0))
    } && text.lowercased().firstRange(of: "url") == nil
  }

  // MARK: Size

  private static func viewBox(
    _ root: SVGElement
  ) -> (text: String, width: Double, height: Double)? {
    guard let text = root[attribute: "viewBox"] else { return nil }
    let parts = text.split { $0 == " " || $0 == "," || $0.isNewline }
    let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    guard parts.count == 4, numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
    return (parts.joined(separator: " "), numbers[2], numbers[3])
  }
}
