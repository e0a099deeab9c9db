internal import Experiments

/// How a paired comparison is put into words and colour.
enum Verdict {
  /// `better`, `worse` or `even`: a class of the style sheet.
  static func tone(_ comparison: ComparisonRecord) -> String {
    switch comparison.verdict {
    case true?: "better"
    case false?: "worse"
    case nil: "even"
    }
  }

  /// "significantly lower", "no significant difference", "not tested".
  static func words(_ comparison: ComparisonRecord) -> String {
    guard let difference = comparison.difference else { return "not comparable" }
    guard comparison.pHolm != nil else { return "not tested" }
    guard comparison.isSignificant else { return "no significant difference" }
    if difference == 0 { return "equal" }
    return difference < 0 ? "significantly lower" : "significantly higher"
  }

  /// "−37.9 points, p < 0.001, better"; "+0.2 points, p = 0.21, no significant difference".
  static func phrase(_ comparison: ComparisonRecord) -> String {
    guard comparison.difference != nil else { return "not comparable" }
    let difference = MetricText(comparison.metric).difference(comparison.difference)
    guard let value = comparison.pHolm else { return difference + ", not tested" }
    let text = NumberFormat.probability(value)
    let probability = "p\u{A0}" + (text.hasPrefix("<") ? text : "=\u{A0}" + text)
    let words =
      switch comparison.verdict {
      case true?: ", better"
      case false?: ", worse"
      case nil: comparison.isSignificant ? "" : ", no significant difference"
      }
    return difference + ", " + probability + words
  }
}
