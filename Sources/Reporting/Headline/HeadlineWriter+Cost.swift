internal import Experiments

extension HeadlineWriter {
  /// What the policy costs the people who ask for access: waiting, asking, being turned down.
  func cost(_ estate: String, _ policy: String) -> String {
    let latency = index.timelineSummary(estate, policy, .approvalLatency)
    let rate = index.timelineSummary(estate, policy, .requestsPerDay)?.mean ?? 0
    let asked = NumberFormat.count(rate) + " requests per day"
    let denials = denials(estate, policy)
    guard let median = latency?.p50, median.isFinite else {
      guard rate > 0 else { return "without any access request" }
      let approved =
        index.approvesNothing(estate, policy)
        ? "none of them approved" : "too few of them approved for a median latency"
      return "at \(asked), \(approved)" + denials
    }
    var text = "at a median approval latency of " + NumberFormat.duration(seconds: median)
    if let high = latency?.p95 {
      text += " (95th percentile " + NumberFormat.duration(seconds: high) + ")"
    }
    return (rate > 0 ? text + " and " + asked : text) + denials
  }

  /// ", with 6.50 denied per week"; empty where none is denied.
  private func denials(_ estate: String, _ policy: String) -> String {
    let rate = index.timelineSummary(estate, policy, .requestsDeniedPerWeek)?.mean ?? 0
    return rate > 0 ? ", with \(NumberFormat.count(rate)) denied per week" : ""
  }
}
