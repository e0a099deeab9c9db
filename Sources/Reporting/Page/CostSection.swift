internal import Experiments

/// What the policies cost the people who ask for access, and what they leave open, on one estate.
struct CostSection {
  let title: String
  let hasTitle: Bool
  let tables: [CostTable]
  let tradeOff: Figure
  let latency: Figure

  init(_ estate: String, artwork: Artwork, in index: ResultIndex) {
    title = estate
    hasTitle = index.estates.count > 1
    let policies = index.policies.filter { policy in
      index.settings(of: estate).contains { index.cell($0, policy) != nil }
    }
    tables = CostTable.all(estate, policies, in: index)
    let refused = policies.filter { index.approvesNothing(estate, $0) }
    let drawn = LatencyChart.records(estate, in: index)
    tradeOff = Figure(
      artwork[.tradeOff(estate: estate)], caption: "Blast radius against approval latency",
      explanation: "Down is less reached, left is less waiting. Bars are 95\u{A0}% intervals."
        + (refused.isEmpty
          ? "" : " No request was approved under \(refused.joined(separator: ", "))."),
      absence: "No blast radius was recorded.", policies: policies,
      markers: index.settings(of: estate).enumerated().map {
        Figure.Entry(swatch: SeriesStyle.marker($0.offset).svg, name: $0.element.scenario)
      }, index: index)
    latency = Figure(
      artwork[.latency(estate: estate)], caption: "Approval latency",
      explanation: "Share of the approved requests that were approved within a time, those "
        + "approved by policy included"
        + (drawn.isEmpty ? "." : "; \(Self.counts(drawn))."),
      absence: "No policy approved a request.", policies: drawn.map(\.policy), index: index)
  }

  private static func counts(_ records: [LatencyRecord]) -> String {
    records.map { "\(NumberFormat.count(Double($0.count))) under \($0.policy)" }
      .joined(separator: ", ")
  }
}
