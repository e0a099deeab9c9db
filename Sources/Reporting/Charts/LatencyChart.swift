internal import Experiments

/// The empirical distribution of approval latency, one staircase per policy.
package enum LatencyChart {
  /// The chart's program; `nil` where no policy approved a request.
  package static func script(_ estate: String, in index: ResultIndex) -> ChartScript? {
    let records = records(estate, in: index)
    guard !records.isEmpty else { return nil }
    let time = TimeAxis(records.flatMap(\.seconds))
    var script = ChartScript(name: "approval latency, \(estate)")
    script.xLabel("time from request to approval")
    script.timeAxis(time)
    script.percentAxis(top: 100, step: 20)
    var lines: [String] = []
    for (position, record) in records.enumerated() {
      let style = index.style(record.policy)
      script.data("latency\(position)", staircase(record.seconds, on: time))
      lines.append(
        "$latency\(position) using 1:2 with lines lw 2.4 \(ChartScript.dashType(style))"
          + " lc rgb '\(style.colour)' notitle")
    }
    script.plot(lines)
    return script
  }

  static func records(_ estate: String, in index: ResultIndex) -> [LatencyRecord] {
    index.policies.compactMap { policy in
      index.results.latencies.first {
        $0.estate == estate && $0.policy == policy && !$0.seconds.isEmpty
      }
    }
  }

  /// The corners of the distribution function: at each value it rises from the share below it to
  /// the share at or below it.
  package static func staircase(_ sorted: [Int64], on axis: TimeAxis) -> [[Double]] {
    var corners: [[Double]] = [[axis.lower, 0]]
    let total = Double(sorted.count)
    var below = 0.0
    for (position, value) in sorted.enumerated() {
      let isLast = position + 1 == sorted.count
      guard isLast || sorted[position + 1] != value else { continue }
      let atOrBelow = Double(position + 1) / total * 100
      let x = axis.position(value)
      corners += [[x, below], [x, atOrBelow]]
      below = atOrBelow
    }
    return corners + [[axis.upper, 100]]
  }
}
