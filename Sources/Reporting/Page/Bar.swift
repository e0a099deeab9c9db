/// A bar with its 95 % interval, drawn to the width of its place.
enum Bar {
  /// Markup for a value on a scale from 0 to `scale`; empty where there is no value.
  static func markup(
    mean: Double?, lower: Double?, upper: Double?, scale: Double, style: SeriesStyle
  ) -> String {
    guard let mean, mean.isFinite, scale > 0, scale.isFinite else { return "" }
    func place(_ value: Double) -> Double { min(100, max(0, value / scale * 100)) }
    let width = ChartScript.number(place(mean))
    var shapes =
      "<rect class=\"track\" width=\"100\" height=\"12\"/>"
      + "<rect width=\"\(width)\" height=\"12\" fill=\"\(style.variable)\"/>"
    if let lower, let upper, lower.isFinite, upper.isFinite, place(upper) > place(lower) {
      let x = place(lower)
      shapes +=
        "<rect class=\"range\" x=\"\(ChartScript.number(x))\" y=\"4.5\""
        + " width=\"\(ChartScript.number(place(upper) - x))\" height=\"3\"/>"
    }
    return "<svg class=\"bar\" viewBox=\"0 0 100 12\" preserveAspectRatio=\"none\""
      + " aria-hidden=\"true\">\(shapes)</svg>"
  }
}
