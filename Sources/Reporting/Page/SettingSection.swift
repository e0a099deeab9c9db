internal import Experiments

/// Everything about one compromise on one estate.
struct SettingSection {
  let title: String
  let anchor: String
  let about: String
  let hasAbout: Bool
  let size: String
  let table: KeyTable
  let comparison: ComparisonTable
  let hasComparison: Bool
  let curve: Figure
  let survival: Figure
  let hasSurvival: Bool

  static func anchor(_ number: Int) -> String { "compromise-\(number + 1)" }

  init(_ setting: Setting, number: Int, artwork: Artwork, in index: ResultIndex) {
    title = index.title(setting)
    anchor = Self.anchor(number)
    about = index.scenarioDescription(setting.scenario)
    hasAbout = !about.isEmpty
    let cells = index.policies.compactMap { index.cell(setting, $0) }
    let trials = cells.map(\.trials).max() ?? 0
    let units = cells.map(\.units).max() ?? 0
    size =
      "\(NumberFormat.count(Double(trials))) replays per policy in "
      + "\(NumberFormat.count(Double(units))) paired timelines"
    table = KeyTable(setting, in: index)
    comparison = ComparisonTable(setting, in: index)
    hasComparison = !comparison.rows.isEmpty
    curve = Figure(
      artwork[.curve(setting)], caption: "Blast radius over time",
      explanation: "Mean share of the estate's weight reached by then; the band is the 95\u{A0}% "
        + "interval over timelines.",
      absence: "No curve was recorded.",
      policies: CurveChart.lines(setting, in: index).map(\.policy), index: index)
    let survivors = CurveChart.lines(setting, .survival, in: index)
    hasSurvival = !survivors.isEmpty
    survival = Figure(
      artwork[.survival(setting)], caption: "Objective not reached",
      explanation: "Share of replays that have not reached the objective by then; replays that end "
        + "in eviction stay where they are.",
      absence: "No curve was recorded.", policies: survivors.map(\.policy), index: index)
  }
}
