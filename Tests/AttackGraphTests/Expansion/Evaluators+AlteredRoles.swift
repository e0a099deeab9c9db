import Estate

/// Roles rewritten and fed. `~held/…` stands for holding a role at a scope and is compared with
/// nothing: the graph draws it only where something alters roles.
extension Evaluator {
  static let alteredRoles: [String: Evaluator] = [
    "rbac-escalate-cluster": Evaluator(
      requests: { world, holder in
        rewritten(world, holder, "clusterroles", at: "") + held(holder)
      },
      rules: rewrittenInUse),
    "rbac-escalate-ns": .requests { world, holder in
      world.namespaces.flatMap { rewritten(world, holder, "roles", at: $0) }
    },
    "rbac-aggregate-escalate": .requests { world, holder in
      guard holder.can("create", "clusterroles", group: Holder.rbac),
        holder.can("escalate", "clusterroles", group: Holder.rbac)
      else { return [] }
      return world.aggregating.map { "rewritten-role/cluster \($0.metadata.name)" }
    },
    "rbac-aggregate-inject": Evaluator(
      requests: { world, holder in
        guard holder.isPrincipal, writesClusterRole(world, holder) else { return [] }
        return world.aggregating.flatMap { target in
          holder.grants.filter {
            $0.scope.isEmpty && $0.role.kind == "ClusterRole"
              && $0.role.name != target.metadata.name
          }.map { World.injected($0.role.name, into: target) }
        }
      },
      rules: { world in
        world.fed.map { fed in
          (
            [[World.injected(fed.own.metadata.name, into: fed.into)], [fed.held]],
            World.injected(fed.own.metadata.name, into: fed.into) + "/in-use/c/" + fed.heldKey
          )
        }
      }),
  ]

  /// Roles that one request may rewrite: all of a scope, or those that both rights name.
  private static func rewritten(
    _ world: World, _ holder: Holder, _ resource: String, at scope: String
  ) -> [String] {
    func may(_ name: String) -> Bool {
      holder.can(anyOf: ["update", "patch"], resource, group: Holder.rbac, name: name, in: scope)
        && holder.can("escalate", resource, group: Holder.rbac, name: name, in: scope)
    }
    let place = scope.isEmpty ? "cluster" : scope
    let existing = world.cluster.roles.filter {
      ($0.scope == .cluster) == scope.isEmpty && $0.metadata.namespace == scope
    }.map(\.metadata.name)
    return existing.filter(may).map { "rewritten-role/\(place) \($0)" }
      + (may(Holder.anyName) && !existing.isEmpty ? ["rewritten-role/\(place) *"] : [])
  }

  private static func held(_ holder: Holder) -> [String] {
    // Fed rules are rules of another role.
    guard !holder.fact.hasPrefix("injected-role/") else { return [] }
    return holder.grants.map { "~held/\($0.scope) \($0.role.kind)/\($0.role.name)" }
  }

  private static func rewrittenInUse(_ world: World) -> [(premises: [[String]], to: String)] {
    world.cluster.roles.flatMap { role in
      world.scopes.filter { world.isBindable(role, at: $0) }.map { scope in
        let owner = role.scope == .cluster ? "cluster" : role.metadata.namespace
        return (
          [
            ["rewritten-role/\(owner) \(role.metadata.name)", "rewritten-role/\(owner) *"],
            ["~held/\(scope) \(role.reference.kind)/\(role.metadata.name)"],
          ], "all-rights/\(scope.isEmpty ? "cluster" : scope)"
        )
      }
    }
  }

  /// A new ClusterRole or a change of one that exists; its labels are the attacker's to choose.
  private static func writesClusterRole(_ world: World, _ holder: Holder) -> Bool {
    func can(_ verb: String, _ name: String) -> Bool {
      holder.can(verb, "clusterroles", group: Holder.rbac, name: name)
    }
    let existing = world.cluster.roles.filter { $0.scope == .cluster }.map(\.metadata.name)
    return can("create", "")
      || existing.contains { can("update", $0) || can("patch", $0) }
      || world.namesInRules.contains { name in
        can("create", name) && (can("update", name) || can("patch", name))
      }
  }
}

extension World {
  /// ClusterRoles that a controller fills.
  var aggregating: [Role] {
    cluster.roles.filter { $0.scope == .cluster && $0.isAggregated }
  }

  static func injected(_ own: String, into target: Role) -> String {
    "injected-role/\(own) into \(target.metadata.name)"
  }

  /// Every role that may be fed to an aggregating one, with where that is held.
  var fed: [(own: Role, into: Role, held: String, heldKey: String, scope: String)] {
    aggregating.flatMap { into in
      cluster.roles.filter { $0.scope == .cluster && $0.metadata.name != into.metadata.name }
        .flatMap { own in
          scopes.map { scope in
            let name = "ClusterRole/\(into.metadata.name)"
            return (
              own, into, "~held/\(scope) \(name)",
              "role-held/\(scope.isEmpty ? "cluster" : scope) \(name)", scope
            )
          }
        }
    }
  }
}
