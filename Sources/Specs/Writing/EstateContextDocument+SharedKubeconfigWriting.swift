extension EstateContextDocument.SharedKubeconfig {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("name", .text(name)),
      .init("cluster", .text(cluster)),
      .init("username", .text(username)),
    ]
    if !groups.isEmpty { entries.append(.init("groups", .names(groups))) }
    entries += [
      .init("place", .text(place.rawValue)),
      .init("holders", .names(holders)),
    ]
    return .mapping(entries + assumption(assumed))
  }

  static let sectionComment = [
    "Kubeconfigs that several people use as one Kubernetes user. `place` is where the file is kept:",
    "wiki, password-manager, bastion or repository; `holders` are names of people above who have a",
    "copy on their laptop.",
  ]
}
