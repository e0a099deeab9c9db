/// A node of a parsed picture.
indirect enum SVGNode {
  case element(SVGElement)
  case text(String)
}

/// An element of a parsed picture, in the SVG namespace or foreign.
struct SVGElement {
  /// The name without its prefix; empty for an element of another namespace.
  var name: String
  /// Attributes in the order of their names, prefixes kept.
  var attributes: [(name: String, value: String)]
  var children: [SVGNode] = []

  subscript(attribute name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// Appends the element as markup, everything from outside escaped.
  func write(to out: inout String) {
    out += "<\(name)"
    for attribute in attributes {
      out += " \(attribute.name)=\"\(HTMLText.escaped(attribute.value))\""
    }
    guard !children.isEmpty else {
      out += "/>"
      return
    }
    out += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &out)
      case .text(let text): out += HTMLText.escaped(text)
      }
    }
    out += "</\(name)>"
  }
}
