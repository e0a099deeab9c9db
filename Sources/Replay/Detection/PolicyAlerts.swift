/// What a trial makes of the steps through the policy's processes.
struct PolicyVerdicts: Sendable {
  /// In the order in which they were drawn.
  private(set) var steps: [(step: PolicyStep, verdict: PolicyVerdict)] = []

  mutating func append(_ step: PolicyStep, _ verdict: PolicyVerdict) {
    steps.append((step, verdict))
  }

  mutating func removeAll() { steps.removeAll(keepingCapacity: true) }

  /// The alarms that what was asked for raises: one for each bundle, the earliest.
  ///
  /// - Complexity: O(a log a) for a askings.
  func alerts(_ askings: [PolicyAsking], start: Int64) -> [PendingAlert] {
    var earliest: [Int: PendingAlert] = [:]
    for asking in askings {
      let (step, verdict) = steps[asking.verdict]
      guard verdict.reports(step), let delay = verdict.alarm else { continue }
      let alert = PendingAlert(
        offset: asking.instant - start, dwell: nil, fixed: delay,
        cause: .reportedRequest(bundle: step.bundle))
      if let known = earliest[step.bundle], known.noticed(scale: 1) <= alert.noticed(scale: 1) {
        continue
      }
      earliest[step.bundle] = alert
    }
    return earliest.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension PolicyVerdict {
  /// Whether asking leads to an alert: an approver reports it. Glass whose breaking raises an alarm
  /// is not broken by who minds, and captured approvers raise none.
  func reports(_ step: PolicyStep) -> Bool { step.kind == .request && alarm != nil }

  /// Whether an attacker who may be noticed leaves the step alone: whoever breaks an alarmed glass is
  /// out in the very second and has nothing of it.
  func deters(_ step: PolicyStep) -> Bool { step.kind == .breakGlass && alarm != nil }
}
