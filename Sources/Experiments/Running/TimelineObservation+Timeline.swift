import AccessSimulation

extension TimelineObservation {
  /// What the store keeps of one timeline: the requests of the measured stretch and the pool's load.
  init(_ timeline: Timeline, unit: Int) {
    let clock = timeline.clock
    let measured = timeline.requests.filter { clock.measured.contains($0.requested) }
    let requests = measured.map { RequestObservation($0, end: clock.end) }
    let automatic = measured.count { $0.outcome == .approved && $0.decider == .policy }
    let denied = measured.count { $0.outcome == .denied }
    let days = Double(clock.leakWindow) / 86_400
    self.init(
      unit: unit, requests: requests, requestsPerDay: Double(requests.count) / days,
      requestsDeniedPerWeek: Double(denied) / (days / 7),
      autoApprovedShare: requests.isEmpty ? nil : Double(automatic) / Double(requests.count),
      approverUtilisation: timeline.approverOnShift == 0
        ? nil : Double(timeline.approverBusy) / Double(timeline.approverOnShift))
  }
}

extension RequestObservation {
  /// - Parameter end: When the run ends, in seconds: until then a pending request was followed.
  fileprivate init(_ request: ElevationRequest, end: Int64) {
    let outcome: Outcome =
      switch request.outcome {
      case .approved: .approved
      case .denied: .denied
      case .pending: .pending
      }
    self.init(
      latency: (request.decided ?? end) - request.requested, outcome: outcome,
      human: request.decider != .policy)
  }
}
