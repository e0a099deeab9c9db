/// Who fills a person's position when: people leave and are replaced, or move to another team.
///
/// The position keeps its name, its laptop and its vertices in the attack graph; whoever joins gets
/// what the position has.
package struct Tenure: Sendable, Hashable {
  /// When somebody fills the position and works; ascending, disjoint.
  package var presence: [TimeWindow]
  /// When somebody's credentials work at all: each presence and the lag until they are withdrawn.
  package var accounts: [TimeWindow]
  /// When the holder moves to another team; `nil` when they never do.
  package var move: Move?

  package struct Move: Sendable, Hashable {
    package var instant: Int64
    /// When the memberships of the old team are taken away.
    package var removal: Int64

    package init(instant: Int64, removal: Int64) {
      self.instant = instant
      self.removal = removal
    }
  }

  package init(presence: [TimeWindow], accounts: [TimeWindow], move: Move? = nil) {
    self.presence = presence
    self.accounts = accounts
    self.move = move
  }

  /// Somebody who was always there and stays.
  package static let permanent = Tenure(presence: [.always], accounts: [.always])
}
