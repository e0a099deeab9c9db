extension EstateContextDocument.CloudIdentity {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("cluster", .text(cluster)),
      .init("namespace", .text(namespace)),
      .init("serviceAccount", .text(serviceAccount)),
      .init("provider", .text(provider.rawValue)),
      .init("identity", .text(identity)),
    ]
    if assumed { entries.append(.init("assumed", .raw("true"))) }
    return .mapping(entries)
  }

  static let sectionComment = [
    "Which cloud identities service accounts may take: `provider` is aws (`identity` is a role's",
    "ARN), gcp (a service account's e-mail address) or azure (a client ID). An annotation of the",
    "service account says so; whether the cloud agrees, which is assumed, its own policy decides.",
  ]
}
