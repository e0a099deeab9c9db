/// The shapes of path diagrams in small, for their legend.
enum KindSwatch {
  /// Markup for a kind of vertex.
  static func markup(_ kind: String) -> String {
    let shape =
      switch kind {
      case "place", "asset": path("M2 1.5H24V14.5H2z")
      case "occurrence": path("M2 1.5H19L24 6V14.5H2zM19 1.5V6H24")
      case "credential": path("M7 1.5H19L24 8 19 14.5H7L2 8z")
      case "principal": "<ellipse cx=\"13\" cy=\"8\" rx=\"11\" ry=\"6.5\"/>"
      case "grant": path("M6 1.5H20L24 5V11L20 14.5H6L2 11V5z")
      case "artefact": path("M2 4V1.5H9V4H24V14.5H2z")
      default: "<rect x=\"2\" y=\"1.5\" width=\"22\" height=\"13\" rx=\"3\"/>"
      }
    return "<svg class=\"kind \(kind == "asset" ? "kind-asset" : "kind-other")\""
      + " viewBox=\"0 0 26 16\" aria-hidden=\"true\">\(shape)</svg>"
  }

  private static func path(_ data: String) -> String { "<path d=\"\(data)\"/>" }
}
