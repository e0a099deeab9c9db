import Statistics

/// The approval latencies of one unit's requests, in seconds; undecided ones are censored.
struct LatencySample: Sendable, Hashable {
  /// Every request, decided or not.
  let count: Int
  /// Latencies of the decided requests, ascending.
  let decided: [Double]
  /// The product-limit estimate; `nil` when every request was decided.
  private let survival: KaplanMeier?

  init(_ requests: [RequestObservation]) {
    count = requests.count
    decided = requests.filter(\.decided).map { Double($0.latency) }.sorted()
    survival =
      decided.count == requests.count
      ? nil
      : KaplanMeier(
        requests.map { KaplanMeier.Observation(duration: Double($0.latency), observed: $0.decided) }
      )
  }

  /// Mean latency; restricted to the longest time followed when some are undecided.
  var mean: Double? {
    guard let survival, let longest = survival.longestDuration else {
      return Moments.mean(decided)
    }
    return survival.restrictedMean(upTo: longest)
  }

  /// The latency within which a share p of the requests is decided; `nil` when unknown.
  func quantile(_ p: Double) -> Double? {
    if let survival { return survival.quantile(p) }
    return decided.isEmpty ? nil : SampleQuantile.linear(p, sorted: decided)
  }
}
