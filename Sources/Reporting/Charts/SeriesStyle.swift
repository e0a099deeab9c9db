/// The look of one policy in every chart, table and legend: colour, dash and marker.
///
/// Colours follow the Okabe–Ito palette, darkened where needed for contrast on white; the style
/// sheet has the values for both colour schemes. Dash and marker tell policies apart without
/// colour.
/// - Source: Okabe and Ito, "Color Universal Design", 2008.
struct SeriesStyle: Hashable {
  /// Position of the policy in the report, from 0.
  let index: Int

  private static let colours = [
    "#c8501a", "#0072b2", "#008663", "#a8528a", "#9a6b00", "#3d7fa6", "#5d4a9c", "#5a5f66",
  ]
  private static let dashes = [[], [8, 4], [2.5, 3], [9, 3, 2.5, 3], [5, 3], [12, 4, 4, 4]]
  private static let markers = [Marker.circle, .square, .triangle, .diamond, .lowered, .pentagon]

  private var slot: Int { index % Self.colours.count }

  /// The colour of the light scheme, also the colour of the picture before it is inlined.
  var colour: String { Self.colours[slot] }
  var variable: String { "var(--series-\(slot + 1))" }
  /// Lengths of dash, gap, dash, … in pixels; empty for a solid line.
  var dash: [Double] { Self.dashes[(index + index / Self.colours.count) % Self.dashes.count] }
  var marker: Marker { Self.marker(index) }

  static func marker(_ index: Int) -> Marker { markers[index % markers.count] }

  /// Every colour of the palette with its CSS variable.
  static var variables: [(colour: String, variable: String)] {
    colours.indices.map { (colours[$0], "var(--series-\($0 + 1))") }
  }

  /// A piece of the line with its marker, for legends and table rows.
  var swatch: String {
    let pattern =
      dash.isEmpty
      ? "" : " stroke-dasharray=\"" + dash.map { plain($0) }.joined(separator: " ") + "\""
    return "<svg class=\"swatch\" viewBox=\"0 0 34 12\" aria-hidden=\"true\">"
      + "<line x1=\"1\" y1=\"6\" x2=\"33\" y2=\"6\" stroke=\"\(variable)\" stroke-width=\"2.4\""
      + pattern + "/><circle cx=\"17\" cy=\"6\" r=\"3.6\" fill=\"\(variable)\"/></svg>"
  }
}

/// The shape of a point: gnuplot's point type and the same shape for legends.
enum Marker: Int, Hashable {
  case circle = 7
  case square = 5
  case triangle = 9
  case lowered = 11
  case diamond = 13
  case pentagon = 15

  var gnuplotType: Int { rawValue }

  /// The shape in a 12 × 12 box, in the colour of the text.
  var svg: String {
    let shape =
      switch self {
      case .circle: "<circle cx=\"6\" cy=\"6\" r=\"4.2\"/>"
      case .square: "<rect x=\"2\" y=\"2\" width=\"8\" height=\"8\"/>"
      case .triangle: "<path d=\"M6 1 11 10H1z\"/>"
      case .lowered: "<path d=\"M6 11 11 2H1z\"/>"
      case .diamond: "<path d=\"M6 .8 11.2 6 6 11.2.8 6z\"/>"
      case .pentagon: "<path d=\"M6 .8 11.2 4.6 9.2 10.6H2.8L.8 4.6z\"/>"
      }
    return "<svg class=\"marker\" viewBox=\"0 0 12 12\" fill=\"currentColor\" aria-hidden=\"true\">"
      + shape + "</svg>"
  }
}

/// A number without a needless ".0".
private func plain(_ value: Double) -> String {
  value == value.rounded() ? String(Int(value)) : String(value)
}
