import Estate
import Specs

extension AuditTeller {
  func requested(_ event: AuditEvent) -> AuditRecord {
    let request = timeline.requests[event.position]
    let bundle = plan.bundles[request.bundle]
    var record = record(of: request, event, .requestCreated)
    record.actor = plan.actors[bundle.requester].username
    if timeline.tasks.indices.contains(request.task) {
      record.reason = timeline.tasks[request.task].kind.rawValue
    }
    record.details += [
      .init("attempt", .number(Int64(request.attempt) + 1)),
      .init("environment", .text(bundle.environment)),
      .init("entitlements", .list(bundle.entitlements.map { plan.overlay.entitlements[$0].id })),
    ]
    return record
  }

  func decided(_ event: AuditEvent) -> AuditRecord {
    let request = timeline.requests[event.position]
    var record = record(of: request, event, kind(of: request.outcome))
    record.actor = decider(of: request)
    if request.rule >= 0 {
      record.reason = "rule \(request.rule + 1)"
    } else if request.outcome == .denied {
      record.reason = "no rule"
    }
    record.details += planned(request)
    return record
  }

  /// What one approver said; levels are counted from 1.
  func voted(_ event: AuditEvent) -> AuditRecord {
    let vote = timeline.votes[event.position]
    let request = AuditEvent(
      instant: event.instant, kind: .voted, position: Int(vote.request))
    var record = record(of: timeline.requests[Int(vote.request)], request, .requestVoted)
    record.actor = approver(of: vote)
    record.details += [
      .init("level", .number(Int64(vote.level) + 1)), .init("vote", .text(vote.word)),
    ]
    return record
  }

  /// The grant as it was planned at the approval: what idleness or a withdrawal made of it is known
  /// later only.
  private func planned(_ request: ElevationRequest) -> [AuditRecord.Detail] {
    guard request.outcome == .approved else { return [] }
    var details: [AuditRecord.Detail] = []
    if let grant = request.grant { details.append(.init("from", .number(grant.from))) }
    if let until = request.plannedEnd ?? request.grant?.until {
      details.append(.init("until", until == .max ? .never : .number(until)))
    }
    return details
  }

  /// The user name of whoever voted.
  func approver(of vote: ReviewVote) -> String {
    let people = plan.estate.context.people
    return people.indices.contains(Int(vote.approver)) ? people[Int(vote.approver)].username : ""
  }

  private func kind(of outcome: ElevationRequest.Outcome) -> AuditRecord.Kind {
    switch outcome {
    case .approved: .requestApproved
    case .denied: .requestDenied
    case .expired: .requestExpired
    case .withdrawn: .requestWithdrawn
    case .pending: .requestCreated
    }
  }

  /// The user name of whoever decided a request; those who decided nothing are not people.
  func decider(of request: ElevationRequest) -> String {
    let requester = plan.actors[plan.bundles[request.bundle].requester].username
    switch request.outcome {
    case .withdrawn: return requester
    case .expired: return AuditRecord.clockActor
    case .approved, .denied, .pending: break
    }
    switch request.decider {
    case .policy: return AuditRecord.policyActor
    case .nobody: return AuditRecord.clockActor
    case .person(let position):
      guard let position, plan.estate.context.people.indices.contains(position) else { return "" }
      return plan.estate.context.people[position].username
    }
  }

  private func record(
    of request: ElevationRequest, _ event: AuditEvent, _ kind: AuditRecord.Kind
  ) -> AuditRecord {
    let bundle = plan.bundles[request.bundle]
    return AuditRecord(
      time: event.instant, kind: kind, actor: "", cluster: bundle.cluster,
      object: "request/\(event.position + 1)",
      details: [.init("namespace", .text(bundle.namespace))])
  }
}

extension ReviewVote {
  /// One word for it.
  package var word: String { approves ? "approve" : "deny" }
}
