package import Estate
package import Specs

/// A policy laid over an estate: the overlay it yields, and the rules its timelines follow.
package struct AccessPlan: Sendable {
  package let estate: Estate
  package let policy: PolicySpec
  package let overlay: Overlay
  /// How each slot is renewed; shape [overlay.credentials].
  package let credentialRules: [CredentialRule]
  /// What each person may do, as facts of the estate; shape [context.people]. A task asks for one.
  let tasks: [[TaskTarget]]
  let environments: EnvironmentIndex

  /// - Throws: `PolicyError` when the policy does not fit the estate.
  package init(_ policy: PolicySpec, on estate: Estate) throws(PolicyError) {
    self.estate = estate
    self.policy = policy
    var builder = OverlayBuilder(policy: policy, estate: estate)
    try builder.build()
    overlay = builder.overlay
    credentialRules = builder.rules
    tasks = builder.tasks
    environments = EnvironmentIndex(estate.context)
  }
}

/// One thing a person does with their access: using one binding.
struct TaskTarget: Sendable, Hashable {
  var cluster: String
  /// `ClusterRoleBinding/NAME` or `RoleBinding/NAMESPACE/NAME`.
  var binding: String
  /// Empty means cluster-wide.
  var namespace: String
  /// Position in the overlay's entitlements when the policy grants it on request only.
  var entitlement: Int?
}
