extension EstateContextDocument.CloudIdentity {
  var tree: YAMLTree {
    .mapping(
      [
        .init("cluster", .text(cluster)),
        .init("namespace", .text(namespace)),
        .init("serviceAccount", .text(serviceAccount)),
        .init("provider", .text(provider.rawValue)),
        .init("identity", .text(identity)),
      ] + assumption(assumed))
  }

  static let sectionComment = [
    "Which cloud identities service accounts may take: `provider` is aws (`identity` is a role's",
    "ARN), gcp (a service account's e-mail address) or azure (a client ID). An annotation of the",
    "service account says so; whether the cloud agrees, which is assumed, its own policy decides.",
  ]
}

extension EstateContextDocument.CloudRole {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("provider", .text(provider.rawValue)),
      .init("identity", .text(identity)),
      .init("sensitive", .raw(sensitive ? "true" : "false")),
    ]
    if !nodesOf.isEmpty { entries.append(.init("nodesOf", .names(nodesOf))) }
    if !clusterAccess.isEmpty {
      entries.append(.init("clusterAccess", .list(clusterAccess.map(\.tree))))
    }
    if !administers.isEmpty { entries.append(.init("administers", .names(administers))) }
    return .mapping(entries + assumption(assumed))
  }

  static let sectionComment = [
    "What cloud identities may do: `sensitive` is true for one that can read data stores, change",
    "permissions or administer the account. One that is not listed is not known to be sensitive.",
    "`nodesOf` lists the clusters whose nodes carry the identity, `clusterAccess` the users that it",
    "authenticates as in clusters, `administers` the clusters that it may administer from the cloud.",
  ]
}
