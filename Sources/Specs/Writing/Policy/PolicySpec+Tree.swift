extension PolicySpec {
  /// The policy as a file, with every default written out.
  ///
  /// Reading it gives the same policy, whatever the program's own defaults become.
  package var document: String {
    YAMLTree.envelope(.policy, name: name, description: description, spec: tree).document
  }

  /// The `spec` of the policy's file, with every default written out.
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("credentials", credentialTree),
      .init("sharedKubeconfigs", sharedKubeconfigs.tree),
      .init("scopes", .list(scopes.map(\.tree))),
    ]
    if let elevation { entries.append(.init("elevation", elevation.tree)) }
    if let deployments { entries.append(.init("deployments", deployments.tree)) }
    if let agentTasks { entries.append(.init("agentTasks", agentTasks.tree)) }
    entries.append(.init("gates", .list(gates.map(\.tree))))
    if let reviews { entries.append(.init("reviews", reviews.tree)) }
    if let breakGlass { entries.append(.init("breakGlass", breakGlass.tree)) }
    entries.append(.init("audit", audit.tree))
    return .mapping(entries)
  }

  private var credentialTree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("pipelines", pipelines.tree), .init("people", people.tree),
      .init("storedTokens", storedTokens.tree),
    ]
    if let workloads { entries.append(.init("workloads", workloads.tree)) }
    if let agents { entries.append(.init("agents", agents.tree)) }
    return .mapping(entries)
  }
}

extension CredentialRule {
  fileprivate var tree: YAMLTree {
    .mapping(
      YAMLTree.life(kind, lifetime, rotation) + [
        .init("overlap", .duration(overlap)),
        .init("failureShare", .number(failureShare)),
        .init("coverage", coverage.tree),
        .init(
          "fallback",
          fallback.map { .flow(.mapping(YAMLTree.life($0.kind, $0.lifetime, $0.rotation))) }
            ?? .text(Self.noFallback)),
      ])
  }
}

extension YAMLTree {
  fileprivate static func life(
    _ kind: CredentialRule.Kind, _ lifetime: Int64?, _ rotation: Int64?
  ) -> [Entry] {
    [
      .init("kind", .text(kind.rawValue)), .init("lifetime", .duration(lifetime)),
      .init("rotation", .duration(rotation)),
    ]
  }
}

extension SharedKubeconfigRule {
  fileprivate var tree: YAMLTree {
    .mapping([.init("withdrawn", .raw("\(withdrawn)")), .init("coverage", coverage.tree)])
  }
}

extension Coverage {
  /// A share alone where the order is the usual one.
  var tree: YAMLTree {
    guard order != .random else { return .number(share) }
    return .flow(
      .mapping([.init("share", .number(share)), .init("order", .text(order.rawValue))]))
  }
}
