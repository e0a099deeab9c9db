import Experiments

/// Curves and latencies of the sample, from simple saturating formulas.
enum SampleCurves {
  private static let offsets: [Int64] = [
    0, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 259_200, 604_800, 1_209_600, 2_592_000,
  ]

  static func curve(_ policy: String, _ scenario: String) -> CurveRecord {
    let final = SampleResults.means(policy, scenario).share
    let halfway: Double = policy == "jit" ? 1_800 : 21_600
    let points = offsets.map { offset in
      let reached = Double(offset) / (Double(offset) + halfway) * final * 1.01
      return CurveRecord.Point(
        offset: offset, mean: reached, lower: reached * 0.9, upper: reached * 1.1)
    }
    let objective = SampleResults.means(policy, scenario).objective
    let survival = offsets.map { offset in
      let reached = Double(offset) / (Double(offset) + 2 * halfway) * objective
      return CurveRecord.Point(
        offset: offset, mean: 1 - reached, lower: 1 - reached * 1.1, upper: 1 - reached * 0.9)
    }
    return CurveRecord(
      estate: SampleResults.estate, policy: policy, scenario: scenario, points: points,
      survival: survival)
  }

  /// 256 order statistics: half approved by policy within seconds, half by people.
  static func latency(policy: String) -> LatencyRecord {
    let seconds = (0..<256).map { rank -> Int64 in
      let u = (Double(rank) + 0.5) / 256
      if u < 0.58 { return u < 0.1 ? 0 : Int64(2 + u * 20) }
      let v = (u - 0.58) / 0.42
      return Int64(60 + 2_400 * v / (1.02 - v))
    }
    return LatencyRecord(
      estate: SampleResults.estate, policy: policy, seconds: seconds, count: 40_096)
  }
}
