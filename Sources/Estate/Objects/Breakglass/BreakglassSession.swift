/// One user's request for a group in one cluster, and what became of it.
package struct BreakglassSession: Sendable, Hashable {
  package var metadata: ObjectMetadata
  package var user = ""
  package var cluster = ""
  package var clusterConfigRef = ""
  package var grantedGroup = ""
  /// As written; empty is the API's default (1 h).
  package var maxValidFor = ""
  package var idleTimeout = ""
  package var denyPolicyRefs: [String] = []
  /// When the session is to begin, RFC 3339; `nil` is upon approval.
  package var scheduledStartTime: String?

  /// Such as `Pending`, `Approved`, `Rejected` or `Expired`; empty when there is no status.
  package var state = ""
  package var approvers: [String] = []
  /// RFC 3339.
  package var approvedAt: String?
  /// RFC 3339.
  package var expiresAt: String?

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }
}
