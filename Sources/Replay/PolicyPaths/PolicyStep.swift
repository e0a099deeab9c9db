/// A step of a laid graph that goes through a process of the policy itself: asking in a principal's
/// name, approving with captured approvers, breaking the glass.
package struct PolicyStep: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Somebody else decides, or a rule.
    case request
    /// Enough approvers are held, who decide as the attacker likes.
    case capturedApproval = "captured-approval"
    case breakGlass = "break-glass"
  }

  /// The CSR slot of the edge. That of a captured approval leaves the approval, a join of the
  /// principal and its approvers; the others leave the principal.
  package var slot: Int
  /// The laid vertex in whose name it is taken.
  package var tail: UInt32
  /// Position in the plan's bundles.
  package var bundle: Int
  package var kind: Kind
}

/// What a policy makes of one step through its processes, in one trial.
package struct PolicyVerdict: Sendable, Hashable {
  /// Seconds from asking until the rights are there; `nil` where they never are.
  package var latency: Int64?
  /// Seconds from asking until somebody raises the alarm; `nil` where nobody does.
  package var alarm: Int64?

  package init(latency: Int64?, alarm: Int64? = nil) {
    self.latency = latency
    self.alarm = alarm
  }
}
