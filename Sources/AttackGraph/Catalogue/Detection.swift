/// How likely a step is to raise an alert, each time it is taken.
///
/// The levels and their probabilities are assumptions (docs/ASSUMPTIONS.md): published figures are
/// per intrusion, not per step. `detection: steps` scales the delay so that the dwell time of the
/// whole intrusion agrees with published medians.
package enum Detection: String, Sendable, Hashable, CaseIterable {
  /// Nothing that a defender could watch happens: offline use of a copy, a relation.
  case unseen
  /// Happens on a host or at a kubelet, past the API server's audit log.
  case onHost
  /// One audited read among many like it.
  case read
  /// An audited write, or a session that an audit log shows by name.
  case write
  /// A write that default rule sets of detection products alert on.
  case alarming

  package var probability: Double {
    switch self {
    case .unseen: 0
    case .onHost: 0.02
    case .read: 0.01
    case .write: 0.05
    case .alarming: 0.2
    }
  }
}
