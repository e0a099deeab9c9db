import Estate

/// Roles made with every right. `~waits/…` stands for holding a binding whose role does not exist,
/// `~binds-new/…` for a binding of a role that does not; both are compared with nothing.
extension Evaluator {
  static let newRoles: [String: Evaluator] = [
    "rbac-role-create-ns": .requests { world, holder in
      world.namespaces.filter { makes(holder, "roles", at: $0) }.map { "new-role/\($0)" }
    },
    "rbac-role-create-cluster": Evaluator(
      requests: { world, holder in
        (makes(holder, "clusterroles", at: "") ? ["new-role/cluster"] : [])
          + waits(world, holder) + bindsNew(world, holder)
      },
      rules: { world in filled(world) + selfGranted(world) }),
  ]

  private static func makes(_ holder: Holder, _ resource: String, at scope: String) -> Bool {
    ["create", "escalate"].allSatisfy {
      holder.can($0, resource, group: Holder.rbac, in: scope)
    }
  }

  /// The bindings that wait for their role, of which the holder is a subject.
  private static func waits(_ world: World, _ holder: Holder) -> [String] {
    world.waitingBindings.filter { binding in
      let isCluster = binding.roleRef.kind == "ClusterRole"
      let role = Role(
        scope: isCluster ? .cluster : .namespaced,
        metadata: ObjectMetadata(
          namespace: isCluster ? "" : binding.grantedNamespace, name: binding.roleRef.name),
        rules: PolicyRule.fullAuthority)
      return !Authorizer(roles: [role], bindings: [binding]).holdings(of: holder.principal)
        .flatMap(\.rules).isEmpty
    }.map { "~waits/\($0.path)" }
  }

  /// Where the holder may bind a role that does not exist.
  private static func bindsNew(_ world: World, _ holder: Holder) -> [String] {
    world.scopes.flatMap { scope in
      world.missingRoles(at: scope).filter {
        binds(holder, $0, at: scope) && writes(world, holder, bindingOf: $0, at: scope)
      }.map { "~binds-new/\(scope) \($0.reference.kind)" }
    }
  }

  private static func filled(_ world: World) -> [(premises: [[String]], to: String)] {
    world.waitingBindings.map { binding in
      let scope = binding.grantedNamespace
      let place = binding.roleRef.kind == "ClusterRole" || scope.isEmpty ? "cluster" : scope
      return (
        [["new-role/\(place)"], ["~waits/\(binding.path)"]],
        "all-rights/\(scope.isEmpty ? "cluster" : scope)"
      )
    }
  }

  private static func selfGranted(_ world: World) -> [(premises: [[String]], to: String)] {
    world.scopes.flatMap { scope in
      ["ClusterRole", "Role"].map { kind in
        let place = kind == "ClusterRole" || scope.isEmpty ? "cluster" : scope
        return (
          [["new-role/\(place)"], ["~binds-new/\(scope) \(kind)"], ["authenticated/cluster"]],
          "all-rights/\(scope.isEmpty ? "cluster" : scope)"
        )
      }
    }
  }
}

extension World {
  /// Bindings of roles that do not exist.
  fileprivate var waitingBindings: [RoleBinding] {
    cluster.bindings.filter { binding in
      let scope = binding.grantedNamespace
      guard
        binding.roleRef.kind == "ClusterRole" || binding.roleRef.kind == "Role" && !scope.isEmpty
      else { return false }
      return !exists(binding.roleRef, at: scope)
    }
  }

  private func exists(_ reference: RoleReference, at scope: String) -> Bool {
    cluster.roles.contains {
      $0.reference.kind == reference.kind && $0.metadata.name == reference.name
        && ($0.scope == .cluster || $0.metadata.namespace == scope)
    }
  }

  /// Roles that could be there, by any name that rules or bindings mention, and by any other.
  fileprivate func missingRoles(at scope: String) -> [Role] {
    let names = Set(namesInRules + cluster.bindings.map(\.roleRef.name)).sorted()
    return names.flatMap { name in
      [RBACScope.cluster, .namespaced].filter { $0 == .cluster || !scope.isEmpty }.map {
        Role(
          scope: $0,
          metadata: ObjectMetadata(namespace: $0 == .cluster ? "" : scope, name: name), rules: [])
      }
    }.filter { !exists($0.reference, at: scope) }
  }
}
