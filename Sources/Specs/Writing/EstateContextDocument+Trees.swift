extension EstateContextDocument.Person {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("name", .text(name)),
      .init("username", .text(username)),
    ]
    if !groups.isEmpty { entries.append(.init("groups", .names(groups))) }
    if !team.isEmpty { entries.append(.init("team", .text(team))) }
    entries += [
      .init("clusters", .names(clusters)),
      .init("laptop", .text(laptop)),
      .init("workingHours", workingHours.tree),
      .init("tasksPerDay", .number(tasksPerDay)),
    ]
    if onCall { entries.append(.init("onCall", .raw("true"))) }
    return .mapping(entries + assumption(assumed))
  }
}

extension EstateContextDocument.Pipeline {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("name", .text(name)),
      .init("cluster", .text(cluster)),
      .init("namespace", .text(namespace)),
      .init("serviceAccount", .text(serviceAccount)),
      .init("ciSystem", .text(ciSystem)),
      .init("workingHours", workingHours.tree),
      .init("runsPerDay", .number(runsPerDay)),
      .init("jobDuration", .duration(jobDurationSeconds)),
    ]
    if let federation { entries.append(.init("federation", federation.tree)) }
    return .mapping(entries + assumption(assumed))
  }
}

extension EstateContextDocument.ApproverPool {
  var tree: YAMLTree {
    .mapping(
      [
        .init("name", .text(name)),
        .init("members", .names(members)),
        .init("workingHours", workingHours.tree),
      ] + assumption(assumed))
  }
}

extension EstateContextDocument.WorkingHours {
  var tree: YAMLTree {
    if self == .office { return .text("office") }
    return .flow(
      .mapping([
        .init("from", .raw("\"\(ClockText.text(of: start))\"")),
        .init("to", .raw("\"\(ClockText.text(of: end))\"")),
        .init("days", .names(days.map { Self.dayNames[$0] })),
        .init("utcOffset", .raw("\"\(ClockText.offsetText(of: utcOffset))\"")),
      ]))
  }
}

extension EstateContextDocument.NamespaceEnvironment {
  var tree: YAMLTree {
    .flow(
      .mapping(
        [
          .init("cluster", .text(cluster)),
          .init("namespace", .text(namespace)),
          .init("environment", .text(environment.rawValue)),
        ] + assumption(assumed)))
  }
}

extension EstateContextDocument.ClusterEndpoint {
  var tree: YAMLTree {
    .flow(
      .mapping(
        [.init("cluster", .text(cluster)), .init("exposure", .text(exposure.rawValue))]
          + assumption(assumed)))
  }
}

/// The mark of a guess; nothing for what is known.
func assumption(_ assumed: Bool) -> [YAMLTree.Entry] {
  assumed ? [.init("assumed", .raw("true"))] : []
}
