import Estate

extension Evaluator {
  static let grants: [String: Evaluator] = [
    "rbac-bind-cluster": .requests { world, holder in bound(world, holder, at: "", by: binds) },
    "rbac-bind-ns": .requests { world, holder in
      world.namespaces.flatMap { bound(world, holder, at: $0, by: binds) }
    },
    "rbac-role-write-covered": .requests { world, holder in
      world.namespaces.flatMap { bound(world, holder, at: $0, by: holds) }
    },
    "rbac-role-write-covered-cluster": .requests { world, holder in
      bound(world, holder, at: "", by: holds)
    },
    "written-binding": .rules { world in
      world.cluster.roles.flatMap { role in
        world.scopes.filter { world.isBindable(role, at: $0) }.map { scope in
          let artefact = World.writtenBinding(role, at: scope)
          return ([[artefact], ["authenticated/cluster"]], artefact + "/in-use")
        }
      }
    },
  ]

  /// Bindings that one holder may write, of the roles that it may hand out.
  private static func bound(
    _ world: World, _ holder: Holder, at scope: String,
    by mayHandOut: (Holder, Role, String) -> Bool
  ) -> [String] {
    world.cluster.roles.filter { role in
      world.isBindable(role, at: scope) && mayHandOut(holder, role, scope)
        && writes(world, holder, bindingOf: role, at: scope)
    }.map { World.writtenBinding($0, at: scope) }
  }

  /// A new binding, posted without a name or applied to a name that is free; or one that exists,
  /// whose role cannot be changed.
  static func writes(
    _ world: World, _ holder: Holder, bindingOf role: Role, at scope: String
  ) -> Bool {
    let bindings = scope.isEmpty ? "clusterrolebindings" : "rolebindings"
    func can(_ verb: String, _ name: String) -> Bool {
      holder.can(verb, bindings, group: Holder.rbac, name: name, in: scope)
    }
    let existing = world.cluster.bindings.filter { $0.grantedNamespace == scope }
    let free = world.namesInRules.filter { name in
      !existing.contains { $0.metadata.name == name }
    }
    return can("create", "")
      || free.contains { can("create", $0) && (can("update", $0) || can("patch", $0)) }
      || existing.contains { binding in
        binding.roleRef.name == role.metadata.name
          && binding.roleRef.kind == (role.scope == .cluster ? "ClusterRole" : "Role")
          && (can("update", binding.metadata.name) || can("patch", binding.metadata.name))
      }
  }

  static func binds(_ holder: Holder, _ role: Role, at scope: String) -> Bool {
    holder.can(
      "bind", role.scope == .cluster ? "clusterroles" : "roles", group: Holder.rbac,
      name: role.metadata.name, in: scope)
  }

  /// Whether a principal has a grant of the role that counts at the scope.
  private static func holds(_ holder: Holder, _ role: Role, at scope: String) -> Bool {
    guard holder.isPrincipal else { return false }
    return holder.grants.contains { grant in
      grant.role == role.reference && (grant.scope.isEmpty || grant.scope == scope)
        && (role.scope == .cluster || grant.scope == role.metadata.namespace)
    }
  }
}

extension Holder {
  /// Whether it is somebody, not the rights of a role or a key by themselves.
  var isPrincipal: Bool {
    ["user/", "as/", "session/"].contains(where: fact.hasPrefix)
  }

  /// The roles held, with where: empty for the whole cluster.
  var grants: [(role: RoleReference, scope: String)] {
    authorizer.holdings(of: principal).flatMap { holdings in
      holdings.rules.map { ($0.role, holdings.namespace) }
    }
  }
}

extension Role {
  var reference: RoleReference {
    RoleReference(kind: scope == .cluster ? "ClusterRole" : "Role", name: metadata.name)
  }
}

extension World {
  /// Every name that a rule lists, and one that none does.
  var namesInRules: [String] {
    Array(Set(cluster.roles.flatMap { $0.rules.flatMap(\.resourceNames) })).sorted()
      + [Holder.anyName]
  }
}
