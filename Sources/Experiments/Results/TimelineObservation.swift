/// What one simulated timeline yields, whatever is compromised in it.
package struct TimelineObservation: Sendable, Hashable {
  package var unit: Int
  /// In order of request.
  package var requests: [RequestObservation]
  /// In order of `WaitCount.precedes`, each wait once.
  package var deployWaits: [WaitCount]
  /// The value of every per-timeline metric, in `Metric.perTimeline` order; `nil` where undefined.
  package var values: [Double?]

  package init(
    unit: Int, requests: [RequestObservation], deployWaits: [WaitCount], values: [Double?]
  ) {
    self.unit = unit
    self.requests = requests
    self.deployWaits = deployWaits
    self.values = values
  }

  /// The value of a per-timeline metric; `nil` where undefined.
  package subscript(_ metric: Metric) -> Double? {
    get { values[Self.position(of: metric)] }
    set { values[Self.position(of: metric)] = newValue }
  }

  private static func position(of metric: Metric) -> Int {
    guard let position = Metric.perTimeline.firstIndex(of: metric) else {
      preconditionFailure("\(metric.rawValue) is not a metric of a timeline")
    }
    return position
  }
}

/// So many deployments that waited equally long for access.
package struct WaitCount: Sendable, Hashable {
  /// The middle of a bucket of three significant digits.
  package var seconds: Int64
  /// Whether the deployment was made; otherwise it was given up or still waits at the end of the
  /// run, and would have waited longer.
  package var isDone: Bool
  package var count: Int

  package init(seconds: Int64, isDone: Bool, count: Int) {
    self.seconds = seconds
    self.isDone = isDone
    self.count = count
  }

  /// The order of an observation's waits: by length, those cut short first.
  package static func precedes(_ left: WaitCount, _ right: WaitCount) -> Bool {
    (left.seconds, left.isDone ? 1 : 0) < (right.seconds, right.isDone ? 1 : 0)
  }
}
