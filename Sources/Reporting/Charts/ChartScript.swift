/// A gnuplot program that draws one chart to standard settings; everything but `set output`.
///
/// Text from outside never reaches gnuplot, whose quoting has no safe form for every version: the
/// program has placeholders, which become the text when the picture is inlined.
package struct ChartScript: Sendable {
  /// What the chart shows, for messages.
  package let name: String
  /// The program.
  package private(set) var text: String
  /// The text from outside by its placeholder.
  package private(set) var texts: [String: String] = [:]

  /// Colours of the frame, mapped to CSS variables when the picture is inlined.
  enum Ink {
    static let grid = "#e1e5ea"
    static let axis = "#9aa4af"
    static let label = "#59636e"
    static let band = "#f3f5f7"
  }

  /// Starts a chart of `width` × `height` user units with horizontal grid lines.
  init(name: String, width: Int = 440, height: Int = 300) {
    self.name = name
    text = """
      set terminal svg size \(width),\(height) font 'sans-serif,12' noenhanced
      unset key
      set border 1 lc rgb '\(Ink.axis)' lw 1
      set grid ytics back lt 1 lc rgb '\(Ink.grid)' lw 1 dt solid
      set tics textcolor rgb '\(Ink.label)'
      set xtics nomirror out scale 0.5
      set ytics nomirror scale 0
      set lmargin 7
      set rmargin 2
      set tmargin 1
      set bmargin 3.6

      """
  }

  mutating func add(_ line: String) {
    text += line + "\n"
  }

  mutating func xLabel(_ label: StaticString) {
    add("set xlabel '\(label)' textcolor rgb '\(Ink.label)'")
  }

  /// Writes text from outside at a position; `options` is gnuplot's.
  mutating func label(_ label: String, at position: String, options: String) {
    let placeholder = "text-\(texts.count + 1)"
    texts[placeholder] = label
    add("set label '\(placeholder)' at \(position) \(options)")
  }

  /// Sets a percentage axis from 0 to `top`.
  mutating func percentAxis(top: Double, step: Double) {
    add("set yrange [0:\(Self.number(top))]")
    add("set ytics 0,\(Self.number(step)) format '%g %%'")
  }

  /// Sets a logarithmic axis of times with readable ticks.
  mutating func timeAxis(_ axis: TimeAxis) {
    add("set logscale x")
    add("set xrange [\(Self.number(axis.lower)):\(Self.number(axis.upper))]")
    let ticks = axis.ticks.map { "'\($0.label)' \(Self.number($0.position))" }
    add("set xtics (\(ticks.joined(separator: ", ")))")
  }

  mutating func data(_ name: String, _ rows: [[Double]]) {
    add("$\(name) << END")
    for row in rows { add(row.map(Self.number).joined(separator: " ")) }
    add("END")
  }

  mutating func plot(_ elements: [String]) {
    add("plot " + elements.joined(separator: ", \\\n  "))
  }

  /// Up to six decimals without trailing zeros.
  static func number(_ value: Double) -> String {
    var digits = NumberFormat.fixed(value, 6)
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
    return digits == "-0" ? "0" : digits
  }

  static func dashType(_ style: SeriesStyle) -> String {
    style.dash.isEmpty
      ? "dt solid" : "dt (" + style.dash.map { number($0) }.joined(separator: ",") + ")"
  }
}
