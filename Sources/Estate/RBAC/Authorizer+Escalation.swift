/// One rule that a principal holds, and the binding it comes from.
package struct HeldRule: Sendable, Hashable {
  /// The binding's path.
  package let via: String
  /// The role that the binding refers to.
  package let role: RoleReference
  /// A rule of that role.
  package let rule: PolicyRule
}

/// Whether a principal may write a role or binding that hands out certain rules.
package struct EscalationVerdict: Sendable, Hashable {
  /// Whether the rights held cover the rules.
  package let covered: Bool
  /// The single rights that are not covered, in the order of the rules.
  package let missing: [PolicyRule]
  /// Whether RBAC grants the verb that lifts the check: `escalate`, or `bind` for a binding.
  package let mayEscalate: Bool
  /// Whether the principal is in `system:masters`.
  package let isSuperuser: Bool

  /// Whether the escalation check lets the write pass; the write itself needs its own verb.
  package var allowed: Bool { covered || mayEscalate || isSuperuser }
}

extension Authorizer {
  /// Returns the rules a principal holds, binding by binding.
  ///
  /// - Parameter namespace: empty for cluster-wide rights only, else those and the namespace's.
  /// - Complexity: O(rules of the principal's bindings).
  package func rules(heldBy principal: Principal, in namespace: String) -> [HeldRule] {
    grants(of: principal, in: table.names.number(of: namespace)).flatMap { place in
      let binding = bindings[place]
      return (roleOfBinding[place].map { roles[$0].rules } ?? []).map {
        HeldRule(via: binding.path, role: binding.roleRef, rule: $0)
      }
    }
  }

  /// Returns whether a principal may write these rules into a role.
  ///
  /// - Parameters:
  ///   - namespace: of the Role; empty for a ClusterRole.
  ///   - name: of the role as the request carries it: empty when a new role is posted.
  ///   - aggregated: whether the ClusterRole has, or had before the write, an aggregation rule with
  ///     selectors: that takes all rights.
  /// - Complexity: O(single rights × rules held).
  /// - Source: Kubernetes 1.36 `pkg/registry/rbac/role/policybased`, `clusterrole/policybased` and
  ///   `escalation_check.go`.
  package func escalation(
    by principal: Principal, writing rules: [PolicyRule], in namespace: String, name: String = "",
    aggregated: Bool = false
  ) -> EscalationVerdict {
    verdict(
      on: aggregated ? rules + PolicyRule.fullAuthority : rules, principal, namespace,
      unless: AccessRequest(
        verb: "escalate", apiGroup: Self.rbacGroup,
        resource: namespace.isEmpty ? "clusterroles" : "roles", name: name, namespace: namespace))
  }

  /// Returns whether a principal may write a binding to a role.
  ///
  /// - Parameters:
  ///   - namespace: of the RoleBinding; empty for a ClusterRoleBinding.
  /// - Returns: `nil` where the role does not exist and the principal has no right to bind it
  ///   unseen: the server cannot tell and refuses.
  /// - Complexity: O(single rights × rules held).
  /// - Source: Kubernetes 1.36 `pkg/registry/rbac/rolebinding/policybased` and
  ///   `escalation_check.go`.
  package func escalation(
    by principal: Principal, bindingTo role: RoleReference, in namespace: String
  ) -> EscalationVerdict? {
    guard let resource = Self.resources[ExactString(role.kind)] else { return nil }
    let bind = AccessRequest(
      verb: "bind", apiGroup: Self.rbacGroup, resource: resource, name: role.name,
      namespace: namespace)
    let place = RoleKey(role, in: namespace).flatMap { roleIndex[$0] }
    guard let place else {
      let mayBind = decide(bind.by(principal)).allowed
      guard mayBind || principal.isSuperuser else { return nil }
      return EscalationVerdict(
        covered: false, missing: [], mayEscalate: mayBind, isSuperuser: principal.isSuperuser)
    }
    return verdict(on: roles[place].rules, principal, namespace, unless: bind)
  }

  private func verdict(
    on rules: [PolicyRule], _ principal: Principal, _ namespace: String,
    unless lifting: AccessRequest
  ) -> EscalationVerdict {
    let held = self.rules(heldBy: principal, in: namespace).map(\.rule)
    let coverage = covers(owner: held, requested: rules)
    return EscalationVerdict(
      covered: coverage.covers, missing: coverage.missing,
      mayEscalate: decide(lifting.by(principal)).allowed, isSuperuser: principal.isSuperuser)
  }

  private static let rbacGroup = "rbac.authorization.k8s.io"
  private static let resources = [
    ExactString("ClusterRole"): "clusterroles", ExactString("Role"): "roles",
  ]
}

extension Role {
  /// Whether the aggregation controller fills in the rules, so that a write takes all rights.
  package var isAggregated: Bool { aggregation.map { !$0.isEmpty } ?? false }
}

extension PolicyRule {
  /// All verbs on all resources, and all verbs on all URLs.
  package static let fullAuthority = [
    PolicyRule(verbs: ["*"], apiGroups: ["*"], resources: ["*"]),
    PolicyRule(verbs: ["*"], nonResourceURLs: ["*"]),
  ]
}
