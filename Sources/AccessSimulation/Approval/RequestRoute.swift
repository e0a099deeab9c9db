package import Sampling

/// How whoever holds the requester of a bundle may get what it asks for, whatever the trial.
package struct RequestRoute: Sendable {
  /// What becomes of a request; `nil` where no rule that can match lets anything pass.
  package var request: RequestFraud?
  /// What has to be captured for the attacker to approve the request, any of these; empty where
  /// that is no way, or where asking alone is enough.
  package var captures: [CaptureWay] = []
  /// Seconds that what captured approvers grant lasts at most; `.max` for ever.
  package var longestGrant: Int64 = 0
  /// Whether it is taken in an emergency: nobody is asked.
  package var isBreakGlass = false
  /// Whether the requester can ask for it only once they have moved to another team.
  package var comesWithMove = false
  /// Whether a requester who has moved, and whose old memberships are gone, gets nothing any more.
  package var endsWithMove = false
  /// What draws about it are keyed by: who asks and the names of what is asked for.
  package var subject: EntityKey

  package init(subject: EntityKey) {
    self.subject = subject
  }
}

/// What has to be captured together so that everybody who is needed approves.
package struct CaptureWay: Sendable, Hashable {
  /// Ascending, each once.
  package var needs: [PanelNeed]
}

/// So many people of a panel, the requester counted where they are in it.
package struct PanelNeed: Sendable, Hashable {
  /// Position in ``RequestRoutes/panels``.
  package var panel: Int
  package var people: Int
}
