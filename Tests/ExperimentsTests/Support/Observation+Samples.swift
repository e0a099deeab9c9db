import Experiments

extension RequestObservation {
  /// A request of time 0.
  init(latency: Int64, outcome: Outcome, human: Bool) {
    let isTimeUp = outcome == .expired || outcome == .withdrawn
    self.init(
      requested: 0, decided: outcome == .pending ? nil : latency, latency: latency,
      outcome: outcome, decider: !human ? .policy : isTimeUp ? .nobody : .person, attempt: 0,
      environment: "production")
  }
}

extension TimelineObservation {
  /// A timeline of which these figures are defined, and no others.
  init(
    unit: Int, requests: [RequestObservation] = [], waits: [WaitCount] = [],
    _ figures: KeyValuePairs<Metric, Double>
  ) {
    self.init(
      unit: unit, requests: requests, deployWaits: waits,
      values: Metric.perTimeline.map { _ in nil })
    for (metric, value) in figures { self[metric] = value }
  }
}
