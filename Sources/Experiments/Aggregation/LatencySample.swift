import Statistics

/// The approval latencies of one unit's requests, in seconds.
///
/// Pending requests are censored. Denied ones are left out, since they were never approved: a policy
/// that denies everything has no approval latency rather than one of 0 s.
struct LatencySample: Sendable, Hashable {
  /// Requests approved or pending.
  let count: Int
  /// Latencies of the approved requests, ascending.
  let approved: [Double]
  /// The product-limit estimate; `nil` when nothing is pending.
  private let survival: KaplanMeier?

  init(_ requests: [RequestObservation]) {
    let relevant = requests.filter { $0.outcome != .denied }
    count = relevant.count
    approved = relevant.filter { $0.outcome == .approved }.map { Double($0.latency) }.sorted()
    survival =
      approved.count == relevant.count
      ? nil
      : KaplanMeier(
        relevant.map {
          KaplanMeier.Observation(
            duration: Double($0.latency), observed: $0.outcome == .approved)
        })
  }

  /// Mean latency; restricted to the longest time followed when some are pending.
  var mean: Double? {
    guard let survival, let longest = survival.longestDuration else {
      return Moments.mean(approved)
    }
    return survival.restrictedMean(upTo: longest)
  }

  /// The latency within which a share p of the requests is approved; `nil` when unknown.
  func quantile(_ p: Double) -> Double? {
    if let survival { return survival.quantile(p) }
    return approved.isEmpty ? nil : SampleQuantile.linear(p, sorted: approved)
  }
}
