import Estate

extension Evaluator {
  static let impersonation: [String: Evaluator] = [
    "impersonate-sa": .requests { world, holder in
      guard holder.mayImpersonate else { return [] }
      // Whether the account exists does not matter.
      let accounts = world.accounts.map { ($0.namespace, $0.name) } + world.missingAccounts
      return accounts.filter { namespace, name in
        holder.can("impersonate", "serviceaccounts", name: name, in: namespace)
      }.map { "as/\(Principal.serviceAccountUsername(namespace: $0, name: $1))" }
    },
    "impersonate-user": .requests { world, holder in
      guard holder.mayImpersonate else { return [] }
      return world.knownUsers.filter { holder.can("impersonate", "users", name: $0) }
        .map { "as/\($0)" }
    },
    "impersonate-group": .requests { world, holder in
      guard holder.mayImpersonate, mayNameSomebody(world, holder) else { return [] }
      return world.knownGroups.filter { holder.can("impersonate", "groups", name: $0) }
        .map { "as-group/\($0)" }
    },
  ]

  /// Whether some user or service account, known or not, may stand in the user header.
  private static func mayNameSomebody(_ world: World, _ holder: Holder) -> Bool {
    world.namesInRules.contains { name in
      holder.can("impersonate", "users", name: name)
        || world.scopes.contains {
          holder.can("impersonate", "serviceaccounts", name: name, in: $0)
        }
    }
  }
}

extension World {
  /// User names that objects, bindings or handed-out credentials mention.
  fileprivate var knownUsers: [String] {
    accounts.map(\.username) + boundUsers + overlay.credentials.map(\.username)
  }

  /// Groups that grant anything.
  var knownGroups: [String] {
    var seen: Set<String> = []
    return
      ([Principal.superuserGroup]
      + cluster.bindings.flatMap(\.subjects).filter { $0.kind == "Group" }.map(\.name))
      .filter { seen.insert($0).inserted }
  }
}
