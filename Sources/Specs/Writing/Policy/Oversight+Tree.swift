import Sampling

extension ScopeRule {
  var tree: YAMLTree {
    .mapping([
      .init("population", .text(population.rawValue)),
      .init("boundary", .text(boundary.rawValue)),
      .init(
        "window",
        .mapping([.init("length", .duration(windowLength)), .init("age", .duration(windowAge))])),
      .init("coverage", coverage.tree),
    ])
  }
}

extension GateRule {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("actions", .names(actions.map(\.rawValue))),
      .init("mode", .text(mode.rawValue)),
      .init("populations", .names(populations.map(\.rawValue))),
      .init("coverage", coverage.tree),
    ]
    if let process { entries.append(.init("process", process.tree)) }
    return .mapping(entries)
  }
}

extension AccessReviewRule {
  var tree: YAMLTree {
    .mapping([
      .init("interval", .duration(interval)),
      .init("rubberStampShare", .number(rubberStampShare)),
      .init("unusedFor", .duration(unusedFor)),
      .init("removalLag", removalLag.tree),
      .init("secondsPerGrant", secondsPerGrant.tree),
      .init("populations", .names(populations.map(\.rawValue))),
      .init("coverage", coverage.tree),
    ])
  }
}

extension BreakGlassRule {
  var tree: YAMLTree {
    .mapping([
      .init("grantDuration", .duration(grantDuration)),
      .init("after", .duration(after)),
      .init("alarmed", .raw("\(alarmed)")),
      .init("review", review?.tree ?? .text(ElevationRule.none)),
      .init("coverage", coverage.tree),
    ])
  }
}

extension AuditRule {
  var tree: YAMLTree {
    var entries = [YAMLTree.Entry("integrity", .text(integrity.rawValue))]
    if integrity.isSealed { entries.append(.init("sealEvery", .duration(sealEvery))) }
    return .mapping(entries)
  }
}
