/// A chart with its caption and legend.
struct Figure {
  struct Entry {
    /// Markup.
    let swatch: String
    let name: String
  }

  let caption: String
  let explanation: String
  /// Markup; empty where there is nothing to draw.
  let picture: String
  let isDrawn: Bool
  /// What to say instead of a picture.
  let absence: String
  let legend: [Entry]
  /// Markers and what they stand for.
  let markers: [Entry]

  init(
    _ picture: SVGInliner.Picture?, caption: String, explanation: String, absence: String,
    policies: [String], markers: [Entry] = [], index: ResultIndex
  ) {
    self.caption = caption
    self.explanation = explanation
    self.picture = picture?.markup ?? ""
    isDrawn = picture != nil
    self.absence = absence
    legend = policies.map { Entry(swatch: index.style($0).swatch, name: $0) }
    self.markers = markers
  }
}
