extension EstateContextDocument.CloudClusterAccess {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("cluster", .text(cluster)), .init("username", .text(username)),
    ]
    if !groups.isEmpty { entries.append(.init("groups", .names(groups))) }
    return .flow(.mapping(entries))
  }
}

extension EstateContextDocument.CloudKey {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("name", .text(name)),
      .init("provider", .text(provider.rawValue)),
      .init("identity", .text(identity)),
    ]
    if !holders.isEmpty { entries.append(.init("holders", .names(holders))) }
    return .mapping(entries + assumption(assumed))
  }

  static let sectionComment = [
    "Long-lived keys of cloud identities; `holders` are names of people above who have a copy on",
    "their laptop.",
  ]
}

extension EstateContextDocument.ClusterBackup {
  var tree: YAMLTree {
    .flow(
      .mapping(
        [.init("name", .text(name)), .init("cluster", .text(cluster))] + assumption(assumed)))
  }

  static let sectionComment = [
    "Stores outside the clusters that keep copies of everything a cluster's API server stores."
  ]
}

extension EstateContextDocument.FederationTrust {
  var tree: YAMLTree {
    .flow(
      .mapping([
        .init("subject", .text(subject)),
        .init("admitsOthers", .raw(admitsOthers ? "true" : "false")),
      ]))
  }
}
