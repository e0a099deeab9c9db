import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page or picture read by an XML parser: balanced, or it does not read at all.
struct Markup {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The text directly in it, without that of the elements in it.
    var text = ""
  }

  /// In document order.
  var elements: [Element] = []

  init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let parser = XMLParser(data: Data(text.utf8))
    let reader = Reader()
    parser.delegate = reader
    let isWellFormed = parser.parse()
    let place = "line \(parser.lineNumber), column \(parser.columnNumber)"
    try #require(
      isWellFormed, "\(place): \(String(describing: parser.parserError))",
      sourceLocation: sourceLocation)
    elements = reader.elements
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  var texts: [String] { elements.map(\.text) }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName qName: String?, attributes attributeDict: [String: String]
    ) {
      open.append(elements.count)
      elements.append(Element(name: elementName, attributes: attributeDict))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if let last = open.last { elements[last].text += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
      qualifiedName qName: String?
    ) {
      open.removeLast()
    }
  }
}

/// The part of a page from one marker up to and including another.
func fragment(_ page: String, from start: String, to end: String) throws -> String {
  let first = try #require(page.range(of: start))
  let last = try #require(page.range(of: end, range: first.upperBound..<page.endIndex))
  return String(page[first.lowerBound..<last.upperBound]) + "\n"
}
