import Sampling

extension ElevationRule {
  var tree: YAMLTree {
    .mapping(requestEntries + decisionEntries + grantEntries)
  }

  private var requestEntries: [YAMLTree.Entry] {
    [
      .init("grantDuration", .duration(grantDuration == .max ? nil : grantDuration)),
      .init("controller", .raw("\(controller)")),
      .init("granularity", .text(granularity.rawValue)),
      .init("requested", requested?.tree ?? .text(Self.maximum)),
      .init("clockOrigin", .text(clockOrigin.rawValue)),
      .init("scheduledDelay", scheduledDelay.tree),
      .init("combine", .text(combine.rawValue)),
      .init("assignment", .text(assignment.rawValue)),
    ]
  }

  private var decisionEntries: [YAMLTree.Entry] {
    [
      .init("approver", approverTree),
      .init(
        "pending",
        .mapping([
          .init("expiry", .duration(pendingExpiry)),
          .init("until", .text(withdrawal.rawValue)),
          .init("reRequests", .integer(reRequests)),
          .init("delay", reRequestDelay.tree),
        ])),
      .init("escalations", .list(escalations.map(\.tree))),
    ]
  }

  private var grantEntries: [YAMLTree.Entry] {
    [
      .init("propagation", propagation.tree),
      .init("revocationPoll", .duration(revocationPoll)),
      .init("idleTimeout", .duration(idleTimeout)),
      .init("sessionTail", .duration(sessionTail)),
      .init("endsWithTask", .raw("\(endsWithTask)")),
      .init("coverage", coverage.tree),
      .init("requestAtStart", .raw("\(requestAtStart)")),
      .init("rules", .list(rules.map(\.tree))),
    ]
  }

  private var approverTree: YAMLTree {
    .mapping([
      .init("service", approverService.tree),
      .init("attention", attention.tree),
      .init("denialShare", .number(denialShare)),
      .init("selfApproval", .raw("\(selfApproval)")),
      .init("fatigue", fatigue?.tree ?? .text(Self.none)),
      .init(
        "fraud",
        .mapping([
          .init("deniedShare", .number(scrutiny.deniedShare)),
          .init("reportedShare", .number(scrutiny.reportedShare)),
        ])),
    ])
  }
}

extension ElevationRule.Fatigue {
  fileprivate var tree: YAMLTree {
    .mapping([
      .init("decisionsPerDay", .integer(decisionsPerDay)),
      .init("serviceFactor", .number(serviceFactor)),
      .init("scrutinyFactor", .number(scrutinyFactor)),
    ])
  }
}

extension ElevationRule.Escalation {
  fileprivate var tree: YAMLTree {
    .flow(.mapping([.init("after", .duration(after)), .init("pool", .text(pool))]))
  }
}
