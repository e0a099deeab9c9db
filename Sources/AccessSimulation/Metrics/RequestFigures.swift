/// What became of the requests that were made in the measured stretch.
///
/// Each attempt is a request of its own: asking again after an expiry counts again.
package struct RequestFigures: Sendable, Equatable {
  /// Requests made.
  package var count = 0
  package var denied = 0
  /// Approved by a rule, without a person.
  package var autoApproved = 0
  /// Not approved and not denied: nobody decided in time, the requester gave up, or the run ended.
  /// Their latency is censored: it is longer than they were followed.
  package var censored = 0
  /// Seconds from request to approval, of those that were approved.
  package var latencies = LatencyHistogram()
  /// The same, of those that a person approved.
  package var humanLatencies = LatencyHistogram()
  /// Requests made per day; `nil` where nothing is measured.
  package var perDay: Double?
  /// Of the requests made, those that were denied, by rule or by person, per week.
  package var deniedPerWeek: Double?

  /// Requests approved by a rule over all requests; `nil` without requests.
  package var autoApprovedShare: Double? { MeasuredTime.share(autoApproved, of: count) }

  init(_ timeline: Timeline) {
    let measured = MeasuredTime(timeline.clock)
    for request in timeline.requests where measured.contains(request.requested) { add(request) }
    perDay = measured.perDay(count)
    deniedPerWeek = measured.perWeek(denied)
  }

  private mutating func add(_ request: ElevationRequest) {
    count += 1
    switch request.outcome {
    case .denied: denied += 1
    case .expired, .withdrawn, .pending: censored += 1
    case .approved:
      let latency = (request.decided ?? request.requested) - request.requested
      latencies.record(latency)
      if request.decider == .policy {
        autoApproved += 1
      } else {
        humanLatencies.record(latency)
      }
    }
  }
}
