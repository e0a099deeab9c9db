/// Something that makes defenders look, and leads to eviction.
package struct Alert: Sendable, Hashable {
  package enum Cause: Sendable, Hashable {
    /// The one alert of `detection: dwell`.
    case dwell
    /// A step was noticed; the attack graph's edge, `nil` for the foothold itself.
    case step(edge: UInt32?)
    /// An approver reported a request; position in the plan's bundles.
    case reportedRequest(bundle: Int)
  }

  /// Seconds after first use.
  package var offset: Int64
  package var cause: Cause

  package init(offset: Int64, cause: Cause) {
    self.offset = offset
    self.cause = cause
  }
}
