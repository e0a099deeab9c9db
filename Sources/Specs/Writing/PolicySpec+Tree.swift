extension PolicySpec {
  /// The `spec` of the policy's file, with every default written out.
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init(
        "credentials",
        .mapping([
          .init("pipelines", pipelines.tree),
          .init("people", people.tree),
          .init("storedTokens", storedTokens.tree),
        ]))
    ]
    if let elevation { entries.append(.init("elevation", elevation.tree)) }
    return .mapping(entries)
  }
}

extension CredentialRule {
  fileprivate var tree: YAMLTree {
    .flow(
      .mapping([
        .init("kind", .text(kind.rawValue)),
        .init("lifetime", .duration(lifetime)),
        .init("rotation", .duration(rotation)),
      ]))
  }
}

extension ElevationRule {
  fileprivate var tree: YAMLTree {
    .mapping([
      .init("grantDuration", .duration(grantDuration)),
      .init("controller", .raw("\(controller)")),
      .init("approver", .mapping([.init("service", approverService.tree)])),
      .init("rules", .list(rules.map(\.tree))),
    ])
  }
}

extension DecisionRule {
  fileprivate var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = []
    if !environments.isEmpty {
      entries.append(.init("match", .mapping([.init("environments", .names(environments))])))
    }
    entries.append(.init("decide", .text(decision.rawValue)))
    return .flow(.mapping(entries))
  }
}
