/// What one principal's permissions are, and which of them its requests really needed.
///
/// A *right* is one verb on one resource or subresource of one API group, cluster-wide or in one
/// namespace; under a rule with a list of names, one for each name. Wildcards count as all the
/// rights they stand for (``ResourceUniverse``); a URL of a rule counts as one right per verb. Each
/// right counts once however many bindings grant it, and not in a namespace, or for a name, where
/// it is also held cluster-wide or without names. A right is *used* when a recorded request is one
/// that it allows, whether or not another one, or something else than RBAC, allowed it as well.
///
/// Requests of which the record has lost the name count as using every name there is, so the
/// unused share is a lower bound in this respect.
package struct PermissionUse: Sendable, Hashable {
  package var principal: Principal
  /// Every rule of every binding: cluster-wide ones first, then by namespace.
  package var grants: [GrantUse]
  /// Distinct rights granted, of those that a request can show.
  package var granted: Int
  /// Distinct rights used, of those granted.
  package var used: Int
  /// Grants of a verb on a resource that no request shows: verbs that are checked in passing (`bind`,
  /// `escalate`, `approve`, `use`), what kubelets check, and what is not served at all.
  package var unobservable: Int
  /// Permissions used, by the records, that RBAC as it stands does not grant.
  package var ungranted: Int

  /// The share of rights granted that were used; `nil` where none are.
  package var usedShare: Double? {
    granted == 0 ? nil : Double(used) / Double(granted)
  }

  /// The share of rights granted that were not used; `nil` where none are.
  package var unusedShare: Double? { usedShare.map { 1 - $0 } }
}

/// One rule that a principal holds, and what became of it.
package struct GrantUse: Sendable, Hashable {
  /// The binding's path.
  package var via: String
  /// Where the binding reaches; empty for the whole cluster.
  package var namespace: String
  package var rule: PolicyRule
  /// How many recorded requests the rule allows.
  package var requests: Int
  /// The instant of the last of them, in seconds since 1970-01-01T00:00:00Z; `nil` without any.
  package var lastSeen: Int64?

  /// Whether any recorded request is one that the rule allows.
  package var isUsed: Bool { requests > 0 }
}
