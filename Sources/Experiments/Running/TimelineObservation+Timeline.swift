import AccessSimulation

extension TimelineObservation {
  /// What the store keeps of one timeline: the requests of the measured stretch and the pool's load.
  init(_ timeline: Timeline, unit: Int) {
    let clock = timeline.clock
    let measured = timeline.requests.filter { clock.measured.contains($0.requested) }
    let requests = measured.map { request in
      RequestObservation(
        latency: (request.decided ?? clock.end) - request.requested,
        decided: request.decided != nil, human: request.decider != .policy)
    }
    let automatic = requests.reduce(0) { $0 + ($1.human ? 0 : 1) }
    let days = Double(clock.leakWindow) / 86_400
    self.init(
      unit: unit, requests: requests, requestsPerDay: Double(requests.count) / days,
      autoApprovedShare: requests.isEmpty ? nil : Double(automatic) / Double(requests.count),
      approverUtilisation: timeline.approverOnShift == 0
        ? nil : Double(timeline.approverBusy) / Double(timeline.approverOnShift))
  }
}
