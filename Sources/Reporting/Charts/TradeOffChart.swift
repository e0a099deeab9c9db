internal import Experiments
internal import Foundation

/// Blast radius against median approval latency: one column per policy, one marker per compromise.
///
/// Approval latency belongs to a policy on an estate, so its compromises stand above each other.
/// Policies without approved requests have no latency and stand in a band of their own at the left,
/// which says so where one of them has requests: turning everybody away is no short wait.
package enum TradeOffChart {
  private struct Column {
    var policy: String
    /// Seconds; `nil` where no request was approved.
    var median: Double?
  }

  /// The chart's program; `nil` where no cell has a blast radius.
  package static func script(_ estate: String, in index: ResultIndex) -> ChartScript? {
    let settings = index.settings(of: estate)
    let columns = index.policies.compactMap { policy -> Column? in
      guard settings.contains(where: { share($0, policy, index) != nil }) else { return nil }
      let median = index.timelineSummary(estate, policy, .approvalLatency)?.p50
      return Column(policy: policy, median: median?.isFinite == true ? median : nil)
    }
    guard !columns.isEmpty else { return nil }
    let medians = columns.compactMap(\.median)
    let layout = ColumnLayout(
      medians: medians, withoutMedian: columns.count - medians.count,
      hasRefusals: columns.contains {
        $0.median == nil && index.approvesNothing(estate, $0.policy)
      })
    var script = ChartScript(name: "blast radius against approval latency, \(estate)")
    script.xLabel("median approval latency")
    addAxes(columns, settings, layout, index, to: &script)
    var free = layout.freePositions[...]
    var elements: [String] = []
    for (number, column) in columns.enumerated() {
      let x = column.median.map(layout.position) ?? free.popFirst() ?? layout.axis.lower
      for (shape, setting) in settings.enumerated() {
        guard let share = share(setting, column.policy, index) else { continue }
        let name = "point\(number)_\(shape)"
        script.data(name, [[x, share.mean * 100, share.lower * 100, share.upper * 100]])
        elements.append(
          "$\(name) using 1:2:3:4 with yerrorbars pt \(SeriesStyle.marker(shape).gnuplotType)"
            + " ps 0.9 lw 1.4 lc rgb '\(index.style(column.policy).colour)' notitle")
      }
    }
    script.plot(elements)
    return script
  }

  /// The blast radius of a cell; an undefined interval is the mean itself.
  private static func share(
    _ setting: Setting, _ policy: String, _ index: ResultIndex
  ) -> (mean: Double, lower: Double, upper: Double)? {
    let summary = index.summary(setting, policy, Metric.blastRadiusShare.rawValue)
    guard let summary, let mean = summary.mean, mean.isFinite else { return nil }
    let ends = [summary.lower, summary.upper].compactMap { $0 }.filter(\.isFinite)
    return ends.count == 2 ? (mean, max(0, ends[0]), ends[1]) : (mean, mean, mean)
  }

  private static func addAxes(
    _ columns: [Column], _ settings: [Setting], _ layout: ColumnLayout, _ index: ResultIndex,
    to script: inout ChartScript
  ) {
    let highest =
      columns.flatMap { column in
        settings.compactMap { share($0, column.policy, index)?.upper }
      }.max() ?? 0
    let values = ValueAxis(maximum: highest * 100)
    script.add("set bars small")
    script.timeAxis(layout.axis)
    script.percentAxis(top: values.top, step: values.step)
    guard let edge = layout.bandEdge else { return }
    script.add(
      "set object 1 rectangle from graph 0, graph 0 to first \(ChartScript.number(edge)),"
        + " graph 1 behind fc rgb '\(ChartScript.Ink.band)' fs solid noborder")
  }
}

/// Where the columns of the trade-off chart stand.
private struct ColumnLayout {
  let axis: TimeAxis
  /// Positions for policies without a median.
  let freePositions: [Double]
  /// Right end of the band for policies without a median.
  let bandEdge: Double?

  init(medians: [Double], withoutMedian: Int, hasRefusals: Bool) {
    let whole = medians.map(Self.seconds)
    let lowest = whole.filter { $0 > 0 }.min() ?? 60
    let highest = whole.max() ?? 60
    // Room of a factor two on both sides, so that no point lies on the frame.
    var times = [max(1, lowest / 2), max(4, highest * 2)]
    if whole.contains(where: { $0 <= 0 }) { times.append(0) }
    let inner = TimeAxis(times, mostTicks: 6)
    guard withoutMedian > 0 else {
      axis = inner
      freePositions = []
      bandEdge = nil
      return
    }
    // A quarter of the logarithmic axis, at least a factor 1.3 for each column.
    let steps = Double(withoutMedian + 1)
    let step = max(1.3, pow(inner.upper / inner.lower, 1 / (3 * steps)))
    var position = inner.lower / step
    var places: [Double] = []
    for _ in 0..<withoutMedian {
      places.append(position)
      position /= step
    }
    freePositions = places.reversed()
    bandEdge = inner.lower
    axis = inner.extended(
      to: position, tick: (places[0] * places[places.count - 1]).squareRoot(),
      label: hasRefusals ? "no approvals" : "no requests")
  }

  func position(_ median: Double) -> Double {
    axis.position(Self.seconds(median))
  }

  /// Whole seconds, at most some thirty thousand years.
  private static func seconds(_ median: Double) -> Int64 {
    Int64(min(1e12, max(0, median)).rounded())
  }
}
