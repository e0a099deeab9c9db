import Estate
import Specs

/// Puts what the log tells of into words.
struct AuditTeller: Sendable {
  let timeline: Timeline
  let plan: AccessPlan
  let recording: AuditRecording
  /// The ends that a review brought.
  private let reviewed: Set<ReviewedEnd>

  private struct ReviewedEnd: Hashable {
    var entitlement: Int
    var instant: Int64
  }

  init(timeline: Timeline, plan: AccessPlan) {
    self.timeline = timeline
    self.plan = plan
    recording = AuditRecording(plan, timeline.streams)
    reviewed = Set(
      timeline.reviews.compactMap { review in
        review.removal.map { ReviewedEnd(entitlement: review.entitlement, instant: $0) }
      })
  }

  /// - Precondition: the event is not about a credential's version.
  func record(of event: AuditEvent) -> AuditRecord {
    switch event.kind {
    case .opened: opened()
    case .requested: requested(event)
    case .voted: voted(event)
    case .decided, .requestLapsed: decided(event)
    case .grantPresent, .granted: granted(event)
    case .grantEnded: grantEnded(event)
    case .reviewed: review(event)
    case .brokeGlass: brokeGlass(event, .breakGlassUsed)
    case .alarmed: brokeGlass(event, .breakGlassAlarmed)
    case .tokenCreated: token(event, .tokenCreated)
    case .tokenDeleted: token(event, .tokenDeleted)
    case .used: used(event)
    case .accessChanged: accessChanged(event)
    case .credentialPresent, .credentialIssued, .credentialRevoked:
      preconditionFailure("the record of a credential needs its version")
    }
  }

  private func opened() -> AuditRecord {
    AuditRecord(
      time: 0, kind: .opened, actor: AuditRecord.policyActor, object: plan.estate.name,
      details: [
        .init("policy", .text(plan.policy.name)),
        .init("integrity", .text(plan.policy.audit.integrity.rawValue)),
        .init("warmUp", .number(timeline.clock.warmUp)),
        .init("window", .number(timeline.clock.leakWindow)),
        .init("end", .number(timeline.clock.end)),
      ])
  }

  private func review(_ event: AuditEvent) -> AuditRecord {
    let review = timeline.reviews[event.position]
    let entitlement = plan.overlay.entitlements[review.entitlement]
    var details: [AuditRecord.Detail] = [.init("holder", .text(entitlement.username))]
    if let removal = review.removal { details.append(.init("removal", .number(removal))) }
    return AuditRecord(
      time: event.instant, kind: review.removal == nil ? .reviewConfirmed : .reviewWithdrawn,
      actor: AuditRecord.reviewActor, cluster: entitlement.cluster, object: entitlement.object,
      details: details)
  }

  private func brokeGlass(_ event: AuditEvent, _ kind: AuditRecord.Kind) -> AuditRecord {
    let task = timeline.tasks[event.position]
    let target = target(of: task)
    return AuditRecord(
      time: event.instant, kind: kind, actor: plan.actors[Int(task.actor)].username,
      cluster: target?.cluster ?? "", object: target?.binding ?? "", reason: task.kind.rawValue,
      details: [.init("task", .number(Int64(event.position) + 1))])
  }

  /// What the API server sees of a shadow credential: that a token was made, not where it is kept.
  private func token(_ event: AuditEvent, _ kind: AuditRecord.Kind) -> AuditRecord {
    let shadow = timeline.shadows[event.position]
    let task = timeline.tasks[shadow.task]
    let target = target(of: task)
    return AuditRecord(
      time: event.instant, kind: kind, actor: plan.actors[Int(task.actor)].username,
      cluster: target?.cluster ?? "", object: "Secret/token-\(event.position + 1)",
      details: [
        .init("binding", .text(target?.binding ?? "")),
        .init("namespace", .text(target?.namespace ?? "")),
      ])
  }

  func target(of task: AccessTask) -> TaskTarget? {
    guard task.target >= 0 else { return nil }
    return plan.targets[Int(task.actor)][Int(task.target)]
  }

  func isReviewed(_ entitlement: Int, endingAt instant: Int64) -> Bool {
    reviewed.contains(ReviewedEnd(entitlement: entitlement, instant: instant))
  }
}

extension Entitlement {
  /// The binding it stands for, else its own name.
  var object: String { replaces.isEmpty ? id : replaces }
}
