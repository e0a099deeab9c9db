/// Which share of its population a control governs.
///
/// Whether one member is governed is a fact of the policy and the estate, the same in every unit,
/// and monotone in the share: who is governed at 25 % is so at 50 %.
package struct Coverage: Sendable, Hashable {
  package enum Order: String, Sendable, Hashable, CaseIterable {
    /// By a draw of each member's own.
    case random
    /// By what the member's rights put at risk, highest first.
    case highestRiskFirst = "highest-risk-first"
  }

  /// 0 to 1.
  package var share: Double
  package var order: Order

  package init(share: Double, order: Order = .random) {
    self.share = share
    self.order = order
  }

  package static let all = Coverage(share: 1)
}
