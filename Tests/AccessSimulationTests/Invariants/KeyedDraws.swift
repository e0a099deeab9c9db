import AccessSimulation
import Estate
import Sampling
import Specs

/// What one timeline shows of each random draw, by what the draw is for.
///
/// A draw's key has no number of a request and no place in a queue in it, so two timelines that both
/// need a draw show the same value for it.
struct KeyedDraws {
  enum Draw: String, CaseIterable {
    case patience, bypass, place, shadowLife
    case service, denial, reRequest, propagation, duration
    case review
    case peopleVersions, pipelineVersions, storedVersions, agentVersions
  }

  private(set) var values: [Draw: [String: String]] = [:]

  private mutating func note(_ draw: Draw, _ key: String, _ value: some CustomStringConvertible) {
    values[draw, default: [:]][key] = value.description
  }

  init(_ run: Simulated) {
    for (position, record) in run.timeline.records.enumerated() { add(position, record, run) }
    for request in run.timeline.requests { add(request, run) }
    addReRequests(run)
    for review in run.timeline.reviews {
      let id = run.plan.overlay.entitlements[review.entitlement].id
      note(.review, "\(id) at \(review.instant)", review.removal.map { "\($0)" } ?? "confirmed")
    }
    addVersions(run)
  }

  private static func key(_ task: AccessTask, _ run: Simulated) -> String {
    "\(run.plan.actors[Int(task.actor)].name) \(task.index)"
  }

  /// The task, whether for its role or its exceptional action, and the attempt.
  private static func key(_ request: ElevationRequest, _ run: Simulated) -> String {
    let task = run.timeline.tasks[request.task]
    return "\(key(task, run)) \(run.isGate(request) ? "gate" : "role") \(request.attempt)"
  }

  // MARK: Tasks

  private mutating func add(_ position: Int, _ record: TaskRecord, _ run: Simulated) {
    let key = Self.key(run.timeline.tasks[position], run)
    guard record.outcome == .abandoned || record.outcome == .bypassed else { return }
    note(.patience, key, record.wait + record.scheduled)
    note(.bypass, key, record.outcome == .bypassed)
    guard record.outcome == .bypassed else { return }
    let shadow = run.timeline.shadows[Int(record.shadow)]
    note(.place, key, shadow.place.rawValue)
    note(.shadowLife, key, shadow.window.until - shadow.window.from)
  }

  // MARK: Requests

  private mutating func add(_ request: ElevationRequest, _ run: Simulated) {
    let process = run.process(of: request)
    let key = Self.key(request, run)
    guard let decided = request.decided else { return }
    if case .person(let position?) = request.decider, process.decidesSingly(request) {
      let approver = run.plan.estate.context.people[position].name
      note(.denial, "\(key) \(approver)", request.outcome == .denied)
      if let begun = request.begun, process.assignment == .queue, process.escalations.isEmpty {
        note(.service, "\(key) \(approver)", decided - begun)
      }
    }
    guard let grant = request.grant else { return }
    if process.clockOrigin != .scheduledStart { note(.propagation, key, grant.from - decided) }
    if process.clockOrigin == .approval, process.idleTimeout == nil {
      note(.duration, key, grant.until - decided)
    }
  }

  /// From an expiry to the next attempt.
  private mutating func addReRequests(_ run: Simulated) {
    var expired: [String: Int64] = [:]
    for request in run.timeline.requests {
      if request.attempt > 0 {
        var earlier = request
        earlier.attempt -= 1
        if let since = expired[Self.key(earlier, run)] {
          note(.reRequest, Self.key(earlier, run), request.requested - since)
        }
      }
      if request.outcome == .expired { expired[Self.key(request, run)] = request.decided }
    }
  }

  // MARK: Credentials

  private mutating func addVersions(_ run: Simulated) {
    let all = TimeWindow(from: 0, until: run.timeline.clock.end)
    for (position, owner) in run.plan.slotOwners.enumerated() {
      let draw: Draw
      switch owner {
      case .shadow: continue
      case .storedToken:
        // A pipeline's token that is kept in a Secret follows the pipelines' rule.
        let isPipelines = run.plan.credentialRules[position] == run.plan.policy.pipelines
        draw = isPipelines ? .pipelineVersions : .storedVersions
      case .actor(let actor, _):
        switch run.plan.actors[actor].kind {
        case .person: draw = .peopleVersions
        case .pipeline: draw = .pipelineVersions
        case .agent: draw = .agentVersions
        }
      }
      let versions = run.timeline.schedules[position].versions(storedIn: all)
      note(draw, run.plan.overlay.credentials[position].id, "\(versions)")
    }
  }
}

extension ElevationRule {
  /// Whether one vote decides a request and whose it is can be told from its outcome.
  func decidesSingly(_ request: ElevationRequest) -> Bool {
    guard rules.indices.contains(request.rule) else { return false }
    let levels = rules[request.rule].levels
    return levels.count <= 1
      && (levels.first ?? []).allSatisfy { $0.approvals == 1 && $0.denials == 1 }
  }
}
