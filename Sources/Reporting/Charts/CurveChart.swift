internal import Experiments

/// Blast radius over time since first use, one line with its interval per policy.
package enum CurveChart {
  /// The chart's program; `nil` where the setting has no curve.
  package static func script(_ setting: Setting, in index: ResultIndex) -> ChartScript? {
    let curves = curves(setting, in: index)
    guard !curves.isEmpty else { return nil }
    let time = TimeAxis(curves.flatMap { $0.points.map(\.offset) })
    let share = ValueAxis(
      maximum: curves.flatMap { $0.points.map { max($0.mean, $0.upper) } }.max().map {
        $0 * 100
      } ?? 0)
    var script = ChartScript(name: "blast radius over time, \(index.title(setting))")
    script.xLabel("time since first use of what leaked")
    script.timeAxis(time)
    script.percentAxis(top: share.top, step: share.step)
    addLabels(curves, top: share.top, index, to: &script)
    var ribbons: [String] = []
    var lines: [String] = []
    for (position, curve) in curves.enumerated() {
      let style = index.style(curve.policy)
      script.data(
        "curve\(position)",
        curve.points.map {
          [time.position($0.offset), $0.mean * 100, max(0, $0.lower * 100), $0.upper * 100]
        })
      ribbons.append(
        "$curve\(position) using 1:3:4 with filledcurves fc rgb '\(style.colour)'"
          + " fs transparent solid 0.16 noborder notitle")
      lines.append(
        "$curve\(position) using 1:2 with lines lw 2.4 \(ChartScript.dashType(style))"
          + " lc rgb '\(style.colour)' notitle")
    }
    script.plot(ribbons + lines)
    return script
  }

  /// The curves of a setting in the order of the policies, without undefined points.
  static func curves(_ setting: Setting, in index: ResultIndex) -> [CurveRecord] {
    index.policies.compactMap { policy in
      var curve = index.results.curves.first {
        $0.estate == setting.estate && $0.scenario == setting.scenario && $0.policy == policy
      }
      curve?.points.removeAll {
        !$0.mean.isFinite || !$0.lower.isFinite || !$0.upper.isFinite
      }
      return curve?.points.isEmpty == false ? curve : nil
    }
  }

  /// Writes each policy's name at the end of its line, moved apart where they would overlap.
  private static func addLabels(
    _ curves: [CurveRecord], top: Double, _ index: ResultIndex, to script: inout ChartScript
  ) {
    let names = curves.map { PlainText.shortened(PlainText.clean($0.policy), to: 16) }
    let longest = names.map(\.unicodeScalars.count).max() ?? 0
    script.add("set rmargin \(longest + 2)")
    // A line of text is about a sixteenth of the plot's height.
    let ends = curves.map { ($0.points.last?.mean ?? 0) * 100 }
    let places = LabelSpacing.spread(ends, gap: top / 16, within: 0...top)
    for (position, curve) in curves.enumerated() {
      script.label(
        names[position], at: "graph 1.02, first \(ChartScript.number(places[position]))",
        options: "left textcolor rgb '\(index.style(curve.policy).colour)'")
    }
  }
}
