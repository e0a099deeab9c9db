/// One rule that a principal holds, and the binding it comes from.
package struct HeldRule: Sendable, Hashable {
  /// The binding's path.
  package let via: String
  /// A rule of the binding's role.
  package let rule: PolicyRule
}

/// Whether a principal may write a role with certain rules.
package struct EscalationVerdict: Sendable, Hashable {
  /// Whether the rights held cover the rules.
  package let covered: Bool
  /// The single rights that are not covered, in the order of the rules.
  package let missing: [PolicyRule]
  /// Whether RBAC grants `escalate` on the role.
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
    bindings(of: principal, in: namespace).flatMap { position in
      rules(of: position).map { HeldRule(via: bindings[position].path, rule: $0) }
    }
  }

  /// Returns whether a principal may write these rules into a role.
  ///
  /// - Parameters:
  ///   - namespace: of the Role; empty for a ClusterRole.
  ///   - name: of the role as the request carries it: empty when a new role is posted.
  ///   - aggregated: whether the ClusterRole has an aggregation rule, which takes all rights.
  /// - Complexity: O(single rights × rules held).
  /// - Source: Kubernetes 1.36 `pkg/registry/rbac/role/policybased` and `escalation_check.go`.
  package func escalation(
    by principal: Principal, writing rules: [PolicyRule], in namespace: String, name: String = "",
    aggregated: Bool = false
  ) -> EscalationVerdict {
    let held = self.rules(heldBy: principal, in: namespace).map(\.rule)
    let requested = aggregated ? rules + PolicyRule.fullAuthority : rules
    let coverage = covers(owner: held, requested: requested)
    let escalate = AccessRequest(
      verb: "escalate", apiGroup: "rbac.authorization.k8s.io",
      resource: namespace.isEmpty ? "clusterroles" : "roles", name: name, namespace: namespace)
    return EscalationVerdict(
      covered: coverage.covers, missing: coverage.missing,
      mayEscalate: decide(escalate.by(principal)).allowed, isSuperuser: principal.isSuperuser)
  }
}

extension PolicyRule {
  /// All verbs on all resources, and all verbs on all URLs.
  package static let fullAuthority = [
    PolicyRule(verbs: ["*"], apiGroups: ["*"], resources: ["*"]),
    PolicyRule(verbs: ["*"], nonResourceURLs: ["*"]),
  ]
}
