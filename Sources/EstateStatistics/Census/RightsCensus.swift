internal import Estate

/// How roles are written, bound and held.
package struct RightsCensus: Sendable, Hashable {
  /// What a binding is: its scope and the kind of role it grants.
  package enum BindingKind: String, Sendable, Hashable, CaseIterable {
    case clusterRoleEverywhere = "cluster-role-cluster-wide"
    case clusterRoleInNamespace = "cluster-role-in-namespace"
    case roleInNamespace = "role-in-namespace"
  }

  /// One value per user, group or service account that a binding names.
  package private(set) var bindingsPerSubject = Sample()
  /// One value per role that the API server does not make by itself.
  package private(set) var rulesPerCustomRole = Sample()
  /// Of those roles, the ones with a rule for all verbs or all resources.
  package private(set) var wildcardRoles = Share()
  /// Of the bindings of the ClusterRoles for users (admin, edit, view), those in a namespace.
  package private(set) var userRoleBindings = Share()
  /// Bindings by kind, shape [BindingKind.allCases].
  package private(set) var bindingKinds = [Int](repeating: 0, count: BindingKind.allCases.count)
  /// Bindings that the API server does not make by itself and that grant nothing to anybody.
  package private(set) var orphanedBindings = Share()

  private static let userRoles = ["admin", "edit", "view"]

  init() {}

  init(_ facts: ClusterFacts) {
    let cluster = facts.cluster
    bindingsPerSubject = Sample(facts.rights.bindingCounts.values)
    for (place, role) in cluster.roles.enumerated() where !role.metadata.isDefault {
      rulesPerCustomRole.add(role.rules.count)
      wildcardRoles.count(facts.rights.profiles[place].hasWildcard)
    }
    for binding in cluster.bindings {
      if let kind = BindingKind(binding) {
        bindingKinds[BindingKind.allCases.firstIndex(of: kind) ?? 0] += 1
      }
      if binding.roleRef.kind == "ClusterRole", Self.userRoles.contains(binding.roleRef.name) {
        userRoleBindings.count(binding.scope == .namespaced)
      }
    }
    guard facts.knows("ServiceAccount") else { return }
    let known = KnownSubjects(facts)
    for binding in cluster.bindings where !binding.metadata.isDefault {
      let isHeld = binding.subjects.contains { known.mayExist($0, of: binding) }
      orphanedBindings.count(facts.rights.role(of: binding) == nil || !isHeld)
    }
  }

  static func += (left: inout RightsCensus, right: RightsCensus) {
    left.bindingsPerSubject += right.bindingsPerSubject
    left.rulesPerCustomRole += right.rulesPerCustomRole
    left.wildcardRoles += right.wildcardRoles
    left.userRoleBindings += right.userRoleBindings
    left.bindingKinds = zip(left.bindingKinds, right.bindingKinds).map { $0 + $1 }
    left.orphanedBindings += right.orphanedBindings
  }
}

extension RightsCensus.BindingKind {
  /// `nil` for a binding that can grant nothing.
  init?(_ binding: RoleBinding) {
    switch (binding.scope, binding.roleRef.kind) {
    case (.cluster, "ClusterRole"): self = .clusterRoleEverywhere
    case (.namespaced, "ClusterRole"): self = .clusterRoleInNamespace
    case (.namespaced, "Role"): self = .roleInNamespace
    default: return nil
    }
  }
}
