internal import Experiments

/// What becomes of a compromise over the time since first use, one line with its interval per policy.
package enum CurveChart {
  /// What a line shows.
  package enum Series: Sendable, Hashable {
    /// Mean share of the estate's weight reached by then.
    case blastRadius
    /// Share of replays that have not reached the objective by then.
    case survival

    func points(of curve: CurveRecord) -> [CurveRecord.Point] {
      switch self {
      case .blastRadius: curve.points
      case .survival: curve.survival
      }
    }

    var title: String {
      switch self {
      case .blastRadius: "blast radius over time"
      case .survival: "objective not reached"
      }
    }
  }

  /// One policy's line.
  struct Line: Sendable, Hashable {
    var policy: String
    var points: [CurveRecord.Point]
  }

  /// The chart's program; `nil` where the setting has no curve.
  package static func script(
    _ setting: Setting, _ series: Series = .blastRadius, in index: ResultIndex
  ) -> ChartScript? {
    let curves = lines(setting, series, in: index)
    guard !curves.isEmpty else { return nil }
    let time = TimeAxis(curves.flatMap { $0.points.map(\.offset) })
    let share = ValueAxis(
      maximum: curves.flatMap { $0.points.map { max($0.mean, $0.upper) } }.max().map {
        $0 * 100
      } ?? 0)
    var script = ChartScript(name: "\(series.title), \(index.title(setting))")
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

  /// The lines of a setting in the order of the policies, without undefined points.
  static func lines(
    _ setting: Setting, _ series: Series = .blastRadius, in index: ResultIndex
  ) -> [Line] {
    index.policies.compactMap { policy in
      let curve = index.results.curves.first {
        $0.estate == setting.estate && $0.scenario == setting.scenario && $0.policy == policy
      }
      let points = curve.map(series.points)?.filter {
        $0.mean.isFinite && $0.lower.isFinite && $0.upper.isFinite
      }
      guard let points, !points.isEmpty else { return nil }
      return Line(policy: policy, points: points)
    }
  }

  /// Writes each policy's name at the end of its line, moved apart where they would overlap.
  private static func addLabels(
    _ curves: [Line], top: Double, _ index: ResultIndex, to script: inout ChartScript
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
