internal import Experiments

extension HeadlineWriter {
  /// What the policy costs the people who ask for access: waiting, asking, being turned down, and
  /// what they do then.
  func cost(_ estate: String, _ policy: String) -> String {
    let latency = index.timelineSummary(estate, policy, .approvalLatency)
    let rate = index.timelineSummary(estate, policy, .requestsPerDay)?.mean ?? 0
    let asked = NumberFormat.count(rate) + " requests per day"
    let refusals = refusals(estate, policy)
    guard let median = latency?.p50, median.isFinite else {
      guard rate > 0 else { return "without any access request" }
      let approved =
        index.approvesNothing(estate, policy)
        ? "none of them approved" : "too few of them approved for a median latency"
      return "at \(asked), \(approved)" + refusals
    }
    var text = "at a median approval latency of " + NumberFormat.duration(seconds: median)
    if let high = latency?.p95 {
      text += " (95th percentile " + NumberFormat.duration(seconds: high) + ")"
    }
    return (rate > 0 ? text + " and " + asked : text) + refusals
  }

  /// ", with 6.50 denied and 1.20 bypasses per week"; empty where there are neither.
  private func refusals(_ estate: String, _ policy: String) -> String {
    let rates = [(Metric.requestsDeniedPerWeek, "denied"), (.bypassesPerWeek, "bypasses")]
    let parts = rates.compactMap { metric, word -> String? in
      let rate = index.timelineSummary(estate, policy, metric)?.mean ?? 0
      return rate > 0 ? NumberFormat.count(rate) + " " + word : nil
    }
    return parts.isEmpty ? "" : ", with " + parts.joined(separator: " and ") + " per week"
  }
}
