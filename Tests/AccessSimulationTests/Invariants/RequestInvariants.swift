import AccessSimulation
import Estate
import Specs
import Testing

/// What holds of every request, whatever the policy.
struct RequestInvariants {
  let run: Simulated
  let approvers: ApproverOracle

  init(_ run: Simulated) {
    self.run = run
    approvers = ApproverOracle(run: run)
  }

  func check() {
    for request in run.timeline.requests {
      checkOutcome(request)
      checkDecider(request)
      checkGrant(request)
    }
  }

  private func checkOutcome(_ request: ElevationRequest) {
    let process = run.process(of: request)
    let end = run.timeline.clock.end
    #expect(request.requested >= run.timeline.tasks[request.task].instant)
    #expect(request.requested < end && (request.decided ?? 0) < end)
    #expect(request.attempt <= process.reRequests)
    if let begun = request.begun {
      #expect(begun >= request.requested && begun <= request.decided ?? end)
    }
    switch request.outcome {
    case .pending: #expect(request.decided == nil && request.grant == nil)
    case .denied: #expect(request.decided.map { $0 >= request.requested } ?? false)
    case .approved: #expect(request.decided.map { $0 >= request.requested } ?? false)
    case .expired:
      #expect(process.pendingExpiry != nil && request.decider == .nobody)
      #expect(request.decided == process.pendingExpiry.map { request.requested + $0 })
    case .withdrawn:
      #expect(run.actor(of: request).kind == .person && request.decider == .nobody)
      #expect(request.decided.map { $0 >= request.requested } ?? false)
    }
    if request.outcome != .approved { #expect(request.grant == nil) }
  }

  private func checkDecider(_ request: ElevationRequest) {
    let process = run.process(of: request)
    let rule = process.rules.indices.contains(request.rule) ? process.rules[request.rule] : nil
    if request.decider == .policy {
      #expect(rule?.decision != .approval && request.decided == request.requested)
      #expect((rule?.decision == .policy) == (request.outcome == .approved))
      #expect(request.begun == nil)
      return
    }
    #expect(rule?.decision == .approval)
    if let begun = request.begun, !process.selfApproval {
      #expect(approvers.canBegin(request, at: begun))
    }
    guard request.outcome == .approved || request.outcome == .denied else { return }
    guard case .person(let decider?) = request.decider, let begun = request.begun else {
      Issue.record("nobody decided \(request)")
      return
    }
    let panels = approvers.levels(of: request).joined().compactMap {
      approvers.panel($0, for: request)
    }
    let isOwn = run.actor(of: request).kind == .person && run.actor(of: request).position == decider
    #expect(isOwn || panels.contains { $0.people.contains(decider) })
    #expect(process.selfApproval || !isOwn)
    if !process.selfApproval, process.decidesSingly(request), process.assignment == .queue,
      process.escalations.isEmpty,
      rule?.levels.first?.count ?? 1 == 1
    {
      #expect(approvers.canBegin(request, at: begun, only: decider))
    }
    if request.outcome == .approved { checkApprovals(request) }
  }

  /// So many distinct approvers as some threshold of each level asks for there must be.
  private func checkApprovals(_ request: ElevationRequest) {
    for level in approvers.levels(of: request) {
      let canBeReached = level.contains { threshold in
        approvers.panel(threshold, for: request).map { $0.people.count >= threshold.approvals }
          ?? false
      }
      #expect(canBeReached)
    }
  }

  private func checkGrant(_ request: ElevationRequest) {
    guard let grant = request.grant, let decided = request.decided else { return }
    let process = run.process(of: request)
    #expect(grant.from >= decided && grant.from < grant.until)
    var longest = process.grantDuration
    if process.combine == .first {
      longest = min(longest, process.rules[request.rule].maxDuration ?? .max)
    }
    let origin: Int64
    switch process.clockOrigin {
    case .request: origin = request.requested
    case .approval: origin = decided
    case .scheduledStart: origin = grant.from
    case .firstUse: return
    }
    let slack = process.revocationPoll + process.sessionTail
    #expect(longest == .max || grant.until <= origin + longest + slack)
  }
}
