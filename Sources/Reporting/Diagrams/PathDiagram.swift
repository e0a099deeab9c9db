package import Experiments

/// The merged attack paths of one cell as a graph in the DOT language.
///
/// Shape tells the kind of a vertex, width of an edge the share of replays that took it. Footholds,
/// which no edge enters, and assets are set apart by colour and line.
package struct PathDiagram: Sendable {
  let record: DiagramRecord

  /// A diagram of one record.
  package init(record: DiagramRecord) {
    self.record = record
  }

  /// What the shapes mean, in the order of the legend.
  static let kinds: [(kind: String, shape: String, style: String)] = [
    ("place", "box", "filled"), ("occurrence", "note", "filled"),
    ("credential", "hexagon", "filled"), ("principal", "ellipse", "filled"),
    ("grant", "octagon", "filled"), ("capability", "box", "filled,rounded"),
    ("artefact", "tab", "filled"), ("asset", "box", "filled,bold"),
  ]

  enum Ink {
    static let vertex = "#f3f5f8"
    static let line = "#8b96a3"
    static let edge = "#6b7785"
    static let label = "#525c68"
    static let asset = "#fdeadf"
    static let assetLine = "#b8470b"
    static let entry = "#e4effb"
    static let entryLine = "#0060a9"
  }

  /// Vertex by vertex and edge by edge in the order of the record.
  package var dot: String {
    let names = names
    let entered = Set(record.edges.map(\.head))
    var text = """
      digraph paths {
        graph [rankdir=\(isNarrow ? "TB" : "LR"), bgcolor="transparent", pad=0.1, \
      nodesep=0.22, ranksep=\(isNarrow ? "0.35" : "0.5")]
        node [fontname="Helvetica,Arial,sans-serif", fontsize=12, margin="0.16,0.07", \
      height=0.4, penwidth=1, color="\(Ink.line)", fillcolor="\(Ink.vertex)"]
        edge [fontname="Helvetica,Arial,sans-serif", fontsize=10.5, arrowsize=0.6, \
      color="\(Ink.edge)", fontcolor="\(Ink.label)"]

      """
    for vertex in record.vertices {
      let isEntered = entered.contains(vertex.id)
      text += "  \(names[vertex.id, default: ""]) [\(attributes(vertex, isEntered: isEntered))]\n"
    }
    for edge in record.edges {
      guard let tail = names[edge.tail], let head = names[edge.head] else { continue }
      text += "  \(tail) -> \(head) [\(attributes(edge))]\n"
    }
    return text + "}\n"
  }

  /// What the pointer shows on a vertex or edge, by the title that Graphviz gives it.
  package var titles: [String: String] {
    let names = names
    var titles: [String: String] = [:]
    var labels: [String: String] = [:]
    for vertex in record.vertices {
      labels[vertex.id] = vertex.label
      titles[names[vertex.id, default: ""]] = vertex.label + ", " + Self.percent(vertex.share)
    }
    for edge in record.edges {
      guard let tail = names[edge.tail], let head = names[edge.head] else { continue }
      let technique = edge.label.isEmpty ? "gives" : edge.label
      let step =
        "\(labels[edge.tail, default: ""]) → \(labels[edge.head, default: ""]): "
        + "\(technique), \(Self.percent(edge.share))"
      let title = "\(tail)->\(head)"
      titles[title] = titles[title].map { $0 + "; " + step } ?? step
    }
    return titles
  }

  /// Names for Graphviz by vertex id.
  ///
  /// Ids themselves will not do: in names, unlike in labels, DOT can write neither a final
  /// backslash nor a leading per cent sign.
  private var names: [String: String] {
    Dictionary(
      record.vertices.enumerated().map { ($0.element.id, "v\($0.offset + 1)") },
      uniquingKeysWith: { first, _ in first })
  }

  private func attributes(_ vertex: DiagramRecord.Vertex, isEntered: Bool) -> String {
    let look = Self.kinds.first { $0.kind == vertex.kind } ?? Self.kinds[0]
    let lines = PlainText.wrapped(vertex.label, width: 24, lines: 3) + [Self.percent(vertex.share)]
    var text = "label=\(DOT.label(lines)), shape=\(look.shape), style=\"\(look.style)\""
    // Graphviz inscribes the text with its margin, which makes these needlessly wide.
    if ["hexagon", "octagon", "ellipse"].contains(look.shape) { text += ", margin=\"0,0.02\"" }
    if vertex.kind == "asset" {
      text += ", penwidth=2.2"
      text += ", color=\"\(Ink.assetLine)\", fillcolor=\"\(Ink.asset)\""
    } else if !isEntered {
      text += ", penwidth=1.8, color=\"\(Ink.entryLine)\", fillcolor=\"\(Ink.entry)\""
    }
    return text
  }

  private func attributes(_ edge: DiagramRecord.Edge) -> String {
    let share = min(1, max(0, edge.share.isFinite ? edge.share : 0))
    var text = "penwidth=\(NumberFormat.fixed(0.8 + 2.6 * share, 2))"
    if !edge.label.isEmpty {
      let lines = PlainText.wrapped(edge.label, width: 22, lines: 3) + [Self.percent(edge.share)]
      // Blanks at both ends keep the text off the line it belongs to.
      text += ", label=\(DOT.label(lines.map { "  \($0)  " }))"
    }
    return text
  }

  /// A share for a small space: whole per cents.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return NumberFormat.missing }
    let percent = share * 100
    if percent > 0, percent < 1 { return "< 1 %" }
    if percent < 100, percent > 99 { return "> 99 %" }
    return NumberFormat.fixed(percent, 0) + " %"
  }

  /// Whether the graph is drawn from top to bottom, which fits a page and a phone better.
  ///
  /// So it is where the widest layer has at most four vertices or fewer than there are layers;
  /// layers are distances from the footholds.
  package var isNarrow: Bool {
    var heads: [String: [String]] = [:]
    for edge in record.edges { heads[edge.tail, default: []].append(edge.head) }
    let entered = Set(record.edges.map(\.head))
    var seen = Set(record.vertices.map(\.id).filter { !entered.contains($0) })
    var layer = record.vertices.map(\.id).filter(seen.contains)
    var breadth = 0
    var depth = 0
    while !layer.isEmpty {
      breadth = max(breadth, layer.count)
      depth += 1
      var next: [String] = []
      for tail in layer {
        for head in heads[tail, default: []] where seen.insert(head).inserted {
          next.append(head)
        }
      }
      layer = next
    }
    return breadth <= 4 || breadth < depth
  }
}
