import Statistics

/// How long the requests, or the deployments, of one unit waited, in seconds.
///
/// Those that ended without an approval are censored: expired, withdrawn and pending requests,
/// deployments given up. Denied requests are left out, since they were never approved: a policy that
/// denies everything has no approval latency rather than one of 0 s.
struct LatencySample: Sendable, Hashable {
  /// Followed in all, censored ones among them.
  let count: Int
  /// Latencies of those that got access, ascending.
  let approved: [Double]
  /// The product-limit estimate; `nil` when nothing is censored.
  private let survival: KaplanMeier?

  init(_ requests: [RequestObservation]) {
    self.init(
      requests.filter { $0.outcome != .denied }.map {
        KaplanMeier.Observation(duration: Double($0.latency), observed: !$0.outcome.isCensored)
      })
  }

  init(_ waits: [WaitCount]) {
    self.init(
      waits.flatMap {
        repeatElement(
          KaplanMeier.Observation(duration: Double($0.seconds), observed: $0.isDone),
          count: $0.count)
      })
  }

  private init(_ observations: [KaplanMeier.Observation]) {
    count = observations.count
    approved = observations.filter(\.observed).map(\.duration).sorted()
    survival = approved.count == count ? nil : KaplanMeier(observations)
  }

  /// Mean latency; restricted to the longest time followed when some are censored.
  var mean: Double? {
    guard let survival, let longest = survival.longestDuration else {
      return Moments.mean(approved)
    }
    return survival.restrictedMean(upTo: longest)
  }

  /// The latency within which a share p gets access; `nil` when unknown.
  func quantile(_ p: Double) -> Double? {
    if let survival { return survival.quantile(p) }
    return approved.isEmpty ? nil : SampleQuantile.linear(p, sorted: approved)
  }
}
