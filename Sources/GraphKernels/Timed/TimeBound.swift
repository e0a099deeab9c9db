/// The two ends of time, in whole seconds.
///
/// A window from `beginning` until `forever` says `always`.
package enum TimeBound {
  /// Before every instant: the start of a window that was always open.
  package static let beginning: Int64 = .min

  /// After every instant: the end of a window that never closes, and a durable extension.
  package static let forever: Int64 = .max

  /// Returns an expiry moved later by an extension; `forever` where the sum has no room.
  ///
  /// A `forever` extension is endless whatever the expiry's sign.
  @inline(__always)
  static func extend(_ expiry: Int64, by lifetimeExtension: Int64) -> Int64 {
    let (sum, overflow) = expiry.addingReportingOverflow(lifetimeExtension)
    return overflow || lifetimeExtension == forever ? forever : sum
  }

  /// Returns the instant at which work begun at `start` is done; `forever` without room.
  @inline(__always)
  static func finish(_ start: Int64, after duration: Int64) -> Int64 {
    let (sum, overflow) = start.addingReportingOverflow(duration)
    return overflow ? forever : sum
  }
}
