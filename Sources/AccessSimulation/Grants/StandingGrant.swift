package import Sampling

/// A standing grant whose end depends on the unit of replication: a review may withdraw it, or its
/// holder may move to another team.
package struct StandingGrant: Sendable, Hashable {
  /// Positions in the overlay's entitlements, at least one: what one binding gives one holder.
  package var entitlements: [Int]
  /// What reviews of it are keyed by: cluster, binding and holder.
  package var key: EntityKey
  /// Position in the context's people; `nil` for a service account or a shared kubeconfig.
  package var person: Int?
  /// Position in the person's targets, for whether it is in use.
  package var target: Int?
  /// Whether it goes when the holder loses the memberships of their first team.
  package var endsWithMove = false
  /// Whether it comes with a move.
  package var beginsWithMove = false
  package var isReviewed = false
  package var pastUse = PastUse.unwatched

  package init(entitlements: [Int], key: EntityKey) {
    self.entitlements = entitlements
    self.key = key
  }
}
