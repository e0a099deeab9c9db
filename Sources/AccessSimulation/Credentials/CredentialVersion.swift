/// One version of a credential slot.
package struct CredentialVersion: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// There from the start.
    case initial
    /// A routine rotation, or the renewal of one that ended.
    case renewal
    /// A renewal that took the place of one that failed.
    case repair
    case signIn
    /// Position in the pipeline's runs.
    case run(Int)
    /// Position in the timeline's tasks.
    case task(Int)
    /// Position in the timeline's shadow credentials.
    case shadow(Int)
  }

  /// Tells the versions of one slot apart; ascending by issue.
  package var number: Int
  /// While copies are kept in the slot's places.
  package var stored: TimeWindow
  /// From issue to expiry or revocation; a copy works this long.
  package var valid: TimeWindow
  package var reason: Reason

  package init(
    number: Int = 0, stored: TimeWindow, valid: TimeWindow, reason: Reason = .initial
  ) {
    self.number = number
    self.stored = stored
    self.valid = valid
    self.reason = reason
  }
}
