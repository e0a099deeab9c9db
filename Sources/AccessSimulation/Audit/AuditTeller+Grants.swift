import Estate

extension AuditTeller {
  func granted(_ event: AuditEvent) -> AuditRecord {
    let grant = timeline.grants[event.position][event.part]
    var record = record(
      ofGrant: event, event.kind == .grantPresent ? .grantPresent : .grantStarted)
    record.actor = giver(of: grant, event.position)
    record.reason = grant.reason.auditText
    return record
  }

  func grantEnded(_ event: AuditEvent) -> AuditRecord {
    let grant = timeline.grants[event.position][event.part]
    var record = record(ofGrant: event, .grantEnded)
    (record.actor, record.reason) = end(of: grant, event.position)
    return record
  }

  private func record(ofGrant event: AuditEvent, _ kind: AuditRecord.Kind) -> AuditRecord {
    let entitlement = plan.overlay.entitlements[event.position]
    let grant = timeline.grants[event.position][event.part]
    var details: [AuditRecord.Detail] = [
      .init("holder", .text(entitlement.username)),
      .init("role", .text("\(entitlement.roleRef.kind)/\(entitlement.roleRef.name)")),
      .init("namespace", .text(entitlement.namespace)),
    ]
    if case .request(let request) = grant.reason {
      details.append(.init("request", .number(Int64(request) + 1)))
    }
    return AuditRecord(
      time: event.instant, kind: kind, actor: "", cluster: entitlement.cluster,
      object: entitlement.object, details: details)
  }

  private func giver(of grant: GrantWindow, _ entitlement: Int) -> String {
    switch grant.reason {
    case .request(let request): decider(of: timeline.requests[request])
    case .standing, .atStart: AuditRecord.policyActor
    case .membership: AuditRecord.directoryActor
    case .breakGlass(let task):
      plan.actors[Int(timeline.tasks[task].actor)].username
    case .shadow(let shadow):
      plan.actors[Int(timeline.tasks[timeline.shadows[shadow].task].actor)].username
    }
  }

  /// Who ended a grant, and why.
  private func end(of grant: GrantWindow, _ entitlement: Int) -> (actor: String, reason: String) {
    let until = grant.window.until
    if isReviewed(entitlement, endingAt: until) { return (AuditRecord.reviewActor, "review") }
    switch grant.reason {
    case .request, .atStart, .breakGlass:
      return (AuditRecord.clockActor, grant.endedUnused ? "unused" : "duration")
    case .standing, .membership: return (AuditRecord.directoryActor, "turnover")
    case .shadow: return (giver(of: grant, entitlement), "deleted")
    }
  }
}

extension GrantWindow.Reason {
  /// As the audit log says it: a grant that nobody asked for is just that.
  fileprivate var auditText: String {
    if case .shadow = self { return "unrequested" }
    return word
  }

  /// One word for it.
  var word: String {
    switch self {
    case .standing: "standing"
    case .atStart: "at-start"
    case .request: "request"
    case .breakGlass: "break-glass"
    case .membership: "membership"
    case .shadow: "shadow"
    }
  }
}
