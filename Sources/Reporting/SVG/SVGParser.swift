internal import Foundation

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// Reads a picture into a tree; comments, instructions and the document type are left out.
enum SVGParser {
  /// - Parameter source: what made the picture, for messages.
  /// - Throws: `RenderError.malformedSVG` where the text is not well-formed, declares entities or
  ///   has another root than `svg`.
  static func parse(_ text: String, source: String) throws(RenderError) -> SVGElement {
    // Neither gnuplot nor Graphviz declares any, and expansion is where XML readers are attacked.
    if text.utf8.firstRange(of: "<!ENTITY".utf8) != nil {
      throw RenderError.malformedSVG(source: source, message: "it declares entities")
    }
    let parser = XMLParser(data: Data(text.utf8))
    let builder = TreeBuilder()
    parser.delegate = builder
    parser.shouldProcessNamespaces = true
    parser.shouldReportNamespacePrefixes = false
    parser.shouldResolveExternalEntities = false
    guard parser.parse() else {
      let reason = parser.parserError.map { "\($0)" } ?? "it cannot be read"
      throw RenderError.malformedSVG(
        source: source,
        message: "line \(parser.lineNumber), column \(parser.columnNumber): \(reason)")
    }
    guard let root = builder.root, root.name == "svg" else {
      throw RenderError.malformedSVG(source: source, message: "its root is not an svg element")
    }
    return root
  }
}

/// Builds the tree from the parser's calls.
private final class TreeBuilder: NSObject, XMLParserDelegate {
  private static let namespace = "http://www.w3.org/2000/svg"

  private(set) var root: SVGElement?
  private var open: [SVGElement] = []

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?, attributes attributeDict: [String: String]
  ) {
    let isSVG = namespaceURI == Self.namespace
    // By name: a dictionary has no order of its own.
    let attributes = attributeDict.sorted { $0.key < $1.key }
      .map { (name: $0.key, value: $0.value) }
    open.append(SVGElement(name: isSVG ? elementName : "", attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    if case .text(let before)? = open[last].children.last {
      open[last].children[open[last].children.count - 1] = .text(before + string)
    } else {
      open[last].children.append(.text(string))
    }
  }

  func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
    self.parser(parser, foundCharacters: String(decoding: CDATABlock, as: UTF8.self))
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?
  ) {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(.element(element))
    }
  }
}
