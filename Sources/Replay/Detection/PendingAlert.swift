import Sampling

/// An alert that an attacker's doing leads to, before it is known who is evicted when.
struct PendingAlert: Sendable, Hashable {
  /// Seconds after first use at which it was done.
  var offset: Int64
  /// Seconds from then until somebody looks, before ``ReplaySetting/alertScale``; `nil` where
  /// `fixed` holds.
  var dwell: Double?
  /// Seconds from then until somebody looks, whatever the scale.
  var fixed: Int64 = 0
  var cause: Alert.Cause

  /// Seconds after first use at which somebody looks.
  func noticed(scale: Double) -> Int64 {
    let delay = dwell.map { Distribution.wholeSeconds(scale * $0) } ?? fixed
    let (sum, overflow) = offset.addingReportingOverflow(delay)
    return overflow ? .max : sum
  }
}

/// When an attacker is evicted, and what was noticed by then.
struct Eviction: Sendable, Hashable {
  /// Ascending: what had been done by the eviction and is noticed before the horizon.
  var alerts: [Alert] = []
  /// Seconds after first use; `nil` when nobody ever notices anything. It may lie beyond the
  /// horizon.
  var offset: Int64?

  /// What follows from some alerts: eviction as soon as the first is acted on.
  ///
  /// What would have been done after the eviction is not done, and raises no alert.
  init(_ pending: [PendingAlert], scale: Double, horizon: Int64) {
    let noticed = pending.map { $0.noticed(scale: scale) }
    offset = noticed.min().map {
      let (sum, overflow) = $0.addingReportingOverflow(Calibration.response)
      return overflow ? .max : sum
    }
    guard let offset else { return }
    for (alert, instant) in zip(pending, noticed)
    where instant < horizon && (alert.offset < offset || instant <= offset) {
      alerts.append(Alert(offset: instant, cause: alert.cause))
    }
    alerts.sort { $0.precedes($1) }
  }
}

extension Alert {
  fileprivate func precedes(_ other: Alert) -> Bool {
    guard offset == other.offset else { return offset < other.offset }
    return cause.order < other.cause.order
  }
}

extension Alert.Cause {
  /// Tells apart what is noticed in one second.
  fileprivate var order: (Int, Int) {
    switch self {
    case .dwell: (0, 0)
    case .step(let edge): (1, edge.map { Int($0) } ?? -1)
    case .reportedRequest(let bundle): (2, bundle)
    }
  }
}
