extension EstateContextDocument.Agent {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("name", .text(name)),
      .init("cluster", .text(cluster)),
      .init("namespace", .text(namespace)),
      .init("serviceAccount", .text(serviceAccount)),
    ]
    if !team.isEmpty { entries.append(.init("team", .text(team))) }
    entries += [
      .init("workingHours", workingHours.tree),
      .init("invocationsPerDay", .number(invocationsPerDay)),
      .init("invocationDuration", .duration(invocationSeconds)),
    ]
    return .mapping(entries + assumption(assumed))
  }

  static let sectionComment = [
    "AI agents that act on one cluster as one service account. `team` answers for it;",
    "`invocationsPerDay` is a mean per working day, `invocationDuration` the length of one.",
  ]
}
