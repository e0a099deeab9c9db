extension SVGColours {
  /// The colours of path diagrams.
  package static let diagram = SVGColours([
    (PathDiagram.Ink.vertex, "var(--vertex)"),
    (PathDiagram.Ink.line, "var(--vertex-line)"),
    (PathDiagram.Ink.edge, "var(--edge)"),
    (PathDiagram.Ink.label, "var(--muted)"),
    (PathDiagram.Ink.asset, "var(--asset)"),
    (PathDiagram.Ink.assetLine, "var(--asset-line)"),
    (PathDiagram.Ink.entry, "var(--entry)"),
    (PathDiagram.Ink.entryLine, "var(--entry-line)"),
  ])

  /// The colours of charts.
  package static let chart = SVGColours(
    SeriesStyle.variables + [
      (ChartScript.Ink.grid, "var(--grid)"),
      (ChartScript.Ink.axis, "var(--axis)"),
      (ChartScript.Ink.label, "var(--muted)"),
      (ChartScript.Ink.band, "var(--band)"),
    ])
}
