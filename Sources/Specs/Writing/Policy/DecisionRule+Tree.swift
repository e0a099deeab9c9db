extension DecisionRule {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = []
    if !match.isEmpty { entries.append(.init("match", match.tree)) }
    entries.append(.init("decide", .text(decision.rawValue)))
    if let maxDuration { entries.append(.init("maxDuration", .duration(maxDuration))) }
    if !levels.isEmpty {
      entries.append(.init("levels", .list(levels.map { .list($0.map(\.tree)) })))
    }
    return .flow(.mapping(entries))
  }
}

extension DecisionRule.Threshold {
  fileprivate var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = []
    if let pool { entries.append(.init("pool", .text(pool))) }
    if !groups.isEmpty { entries.append(.init("groups", .names(groups))) }
    if !teams.isEmpty { entries.append(.init("teams", .names(teams))) }
    return .mapping(
      entries + [
        .init("approvals", .integer(approvals)), .init("denials", .integer(denials)),
      ])
  }
}

extension DecisionRule.Match {
  /// Only what is asked for: a condition that is left out admits anything.
  fileprivate var tree: YAMLTree {
    let lists = [
      ("requesters", requesters), ("groups", groups), ("teams", teams), ("clusters", clusters),
      ("namespaces", namespaces), ("environments", environments), ("verbs", verbs),
      ("resources", resources),
    ]
    var entries = lists.filter { !$0.1.isEmpty }.map { YAMLTree.Entry($0.0, .names($0.1)) }
    if !labels.isEmpty { entries.append(.init("labels", .labels(labels))) }
    let flags = [("onCall", onCall), ("urgent", urgent), ("workingHours", workingHours)]
    for case (let key, let flag?) in flags { entries.append(.init(key, .raw("\(flag)"))) }
    if let timeOfDay {
      let ends = [timeOfDay.lowerBound, timeOfDay.upperBound]
      entries.append(.init("timeOfDay", .names(ends.map(ClockText.text))))
    }
    if let riskAtLeast { entries.append(.init("riskAtLeast", .number(riskAtLeast))) }
    if let riskBelow { entries.append(.init("riskBelow", .number(riskBelow))) }
    return .mapping(entries)
  }
}
