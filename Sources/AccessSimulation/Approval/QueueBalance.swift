/// How many requests were undecided and how many approvers busy, integrated over time.
///
/// Whole numbers, so that Little's law holds exactly: the area under the number of undecided
/// requests is the sum of their sojourns, both up to the end of the run.
package struct QueueBalance: Sendable, Hashable {
  /// ∫ undecided requests dt, in request seconds.
  package private(set) var pendingArea: Int64 = 0
  /// ∫ busy approvers dt, in approver seconds.
  package private(set) var busyArea: Int64 = 0
  /// The time that approvers spent on requests and reviews, added up one by one.
  package internal(set) var served: Int64 = 0
  private var pending: Int64 = 0
  private var busy: Int64 = 0
  private var instant: Int64 = 0

  mutating func changePending(by difference: Int64, at now: Int64) {
    advance(to: now)
    pending += difference
  }

  mutating func changeBusy(by difference: Int64, at now: Int64) {
    advance(to: now)
    busy += difference
  }

  mutating func advance(to now: Int64) {
    let elapsed = now - instant
    pendingArea += pending * elapsed
    busyArea += busy * elapsed
    instant = now
  }
}
