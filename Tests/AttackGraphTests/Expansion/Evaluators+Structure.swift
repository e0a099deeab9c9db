import Estate

extension Evaluator {
  static let structure: [String: Evaluator] = [
    "group-member": Evaluator(
      requests: { world, holder in
        holder.isPrincipal ? ["authenticated/cluster"] : []
      },
      relations: { world in
        world.credentials.map { (world.session($0.username, $0.groups), "user/\($0.username)") }
          .filter { $0.0 != $0.1 }
      }),
    "asset-reached": Evaluator(
      requests: { world, holder in assets(world, holder) },
      relations: { world in
        world.cluster.secrets.map {
          ("secret/\($0.metadata.path)", "asset-secret/\($0.metadata.path)")
        } + world.nodeNames.map { ("node/\($0)", "asset-node/\($0)") }
          + world.namespaces.map { ("workload/\($0)", "asset-namespace/\($0)") }
          + world.cloudRoles.map {
            ("estate-wide/cloud-identity/\($0)", "estate-wide/asset-cloud-role/\($0)")
          }
      }),
  ]

  /// Control of namespaces, by running code in them; control of the cluster, by every right.
  private static func assets(_ world: World, _ holder: Holder) -> [String] {
    var assets = world.namespaces.filter { namespace in
      createsWorkload(world, holder, namespace) || entersEveryPod(world, holder, namespace)
    }.map { "asset-namespace/\($0)" }
    if holder.can("any-verb", "any-resource", group: "any.group", name: Holder.anyName) {
      assets.append("asset-cluster/c")
    }
    return assets
  }

  /// Whether a holder may get into whichever pod of a namespace, and there is one.
  private static func entersEveryPod(
    _ world: World, _ holder: Holder, _ namespace: String
  ) -> Bool {
    let pods = world.cluster.pods.filter { $0.metadata.namespace == namespace }
    func can(_ verbs: [String], _ subresource: String) -> Bool {
      holder.can(anyOf: verbs, "pods", subresource, name: Holder.anyName, in: namespace)
    }
    let debugs =
      world.version >= ServerVersion(major: 1, minor: 23)
      && can(["update", "patch"], "ephemeralcontainers")
    return !pods.allSatisfy(world.isWaiting) && can(world.version.verbsToConnectToPods, "exec")
      || !pods.isEmpty && (can(["update", "patch"], "") || debugs)
  }
}

extension World {
  /// Cloud identities that count as assets: all but those that are said to be harmless.
  fileprivate var cloudRoles: [String] {
    let named =
      cluster.serviceAccounts.flatMap(\.cloudIdentities)
      + context.cloudIdentities.map(\.identity) + context.cloudKeys.map(\.identity)
      + cloudTokens.map(\.identity)
    return named.filter { identity in
      !context.cloudRoles.contains { $0.identity == identity && !$0.isSensitive }
    }.map { "\($0.provider.rawValue)/\($0.identity)" }
  }
}
