package import AccessSimulation

extension TimelineObservation {
  /// What the store keeps of one timeline: its figures and the history of its requests, both of the
  /// measured stretch.
  init(_ timeline: Timeline, plan: AccessPlan, unit: Int) {
    let metrics = AccessMetrics.complete(timeline, plan: plan)
    let clock = timeline.clock
    self.init(
      unit: unit,
      requests: timeline.requests.filter { clock.measured.contains($0.requested) }.map {
        RequestObservation(
          $0, environment: plan.bundles[$0.bundle].environment, end: clock.end)
      },
      deployWaits: WaitCount.counts(metrics.tasks.deployWaits),
      values: Metric.perTimeline.map { metrics.value(of: $0) })
  }
}

extension AccessMetrics {
  /// The value of a metric of ``Metric/perTimeline``; `nil` where it is undefined.
  package func value(of metric: Metric) -> Double? {
    switch metric {
    case .requestsPerDay: requests.perDay
    case .requestsDeniedPerWeek: requests.deniedPerWeek
    case .bypassesPerWeek: tasks.bypassesPerWeek
    case .breakGlassPerWeek: tasks.breakGlassPerWeek
    case .rotationIncidentsPerWeek: credentials?.rotationIncidentsPerWeek
    case .autoApprovedShare: requests.autoApprovedShare
    case .tasksAbandonedShare: tasks.abandonedShare
    case .auditCoverageShare: actions.auditCoverageShare
    case .attributableActionsShare: actions.attributableShare
    case .approverUtilisation: approverUtilisation
    case .standingPermissionHours: standingPermissionHours
    case .liveCredentialHours: credentials?.liveHoursPerWeek
    case .credentialsValidAfterHour: credentials?.validAfterHour
    case .credentialsValidAfterDay: credentials?.validAfterDay
    // Replays say it.
    case .annualRiskWeight: nil
    default: preconditionFailure("\(metric.rawValue) is not a metric of a timeline")
    }
  }
}

extension WaitCount {
  /// The buckets of both histograms, in order.
  fileprivate static func counts(_ waits: DeployWaits) -> [WaitCount] {
    let done = waits.done.steps.map {
      WaitCount(seconds: $0.seconds, isDone: true, count: $0.count)
    }
    let cut = waits.cut.steps.map {
      WaitCount(seconds: $0.seconds, isDone: false, count: $0.count)
    }
    return (done + cut).sorted(by: precedes)
  }
}

extension RequestObservation {
  /// - Parameter end: When the run ends, in seconds: until then a pending request was followed.
  fileprivate init(_ request: ElevationRequest, environment: String, end: Int64) {
    self.init(
      requested: request.requested, decided: request.decided,
      latency: (request.decided ?? end) - request.requested, outcome: Outcome(request.outcome),
      decider: Decider(request.decider), attempt: request.attempt, environment: environment)
  }
}

extension RequestObservation.Outcome {
  fileprivate init(_ outcome: ElevationRequest.Outcome) {
    self =
      switch outcome {
      case .approved: .approved
      case .denied: .denied
      case .expired: .expired
      case .withdrawn: .withdrawn
      case .pending: .pending
      }
  }
}

extension RequestObservation.Decider {
  fileprivate init(_ decider: ElevationRequest.Decider) {
    self =
      switch decider {
      case .policy: .policy
      case .person: .person
      case .nobody: .nobody
      }
  }
}
