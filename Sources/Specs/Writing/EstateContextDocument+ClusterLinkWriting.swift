extension EstateContextDocument.ClusterLink {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("cluster", .text(cluster)),
      .init("namespace", .text(namespace)),
      .init("secret", .text(secret)),
      .init("target", .text(target)),
      .init("username", .text(username)),
    ]
    if !groups.isEmpty { entries.append(.init("groups", .names(groups))) }
    return .mapping(entries + assumption(assumed))
  }

  static let sectionComment = [
    "Secrets of one cluster that hold a credential for another, the `target`, as GitOps controllers",
    "keep them. `username` is the Kubernetes user that the credential authenticates there.",
  ]
}
