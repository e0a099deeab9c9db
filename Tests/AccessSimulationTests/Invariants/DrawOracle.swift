import AccessSimulation
import Estate
import Sampling
import Specs
import Testing

/// Works out from the streams what each draw must have been, by its key alone.
struct DrawOracle {
  typealias Draw = KeyedDraws.Draw

  let run: Simulated

  init(_ run: Simulated) { self.run = run }

  private func actor(_ task: AccessTask) -> EntityKey {
    let actor = run.plan.actors[Int(task.actor)]
    return EntityKey(actor.kind.rawValue, actor.name)
  }

  private func uniform(_ purpose: String, _ key: EntityKey, _ index: UInt64) -> Double {
    run.streams.uniform(StreamPurpose(purpose), key, index)
  }

  /// Task, attempt and whether it is for an exceptional action; level 0.
  private func index(_ request: ElevationRequest) -> UInt64 {
    UInt64(run.timeline.tasks[request.task].index) | UInt64(request.attempt) << 32
      | (run.isGate(request) ? 1 << 63 : 0)
  }

  // MARK: Tasks

  func check(_ position: Int, _ record: TaskRecord, _ seen: inout [Draw: Int]) {
    guard record.outcome == .abandoned || record.outcome == .bypassed else { return }
    let task = run.timeline.tasks[position]
    let (key, index) = (actor(task), UInt64(task.index))
    let friction = run.plan.activity.friction
    let patience = task.isUrgent ? friction.urgentPatience : friction.patience
    #expect(
      record.wait + record.scheduled == patience.seconds(uniform("patience", key, index)))
    let bypasses = uniform("bypass", key, index) < friction.bypassShare
    #expect(bypasses == (record.outcome == .bypassed))
    seen[.patience, default: 0] += 1
    seen[.bypass, default: 0] += 1
    guard bypasses else { return }
    let shadow = run.timeline.shadows[Int(record.shadow)]
    let life = friction.shadowLifetime.seconds(uniform("shadow-life", key, index))
    #expect(shadow.window.until - shadow.window.from == life)
    #expect(shadow.place == place(uniform("shadow-place", key, index)))
    seen[.shadowLife, default: 0] += 1
    seen[.place, default: 0] += 1
  }

  private func place(_ uniform: Double) -> ShadowCredential.Place {
    let friction = run.plan.activity.friction
    let (laptop, chat) = (friction.laptopWeight, friction.chatWeight)
    let (wiki, repository) = (friction.wikiWeight, friction.repositoryWeight)
    let at = uniform * (laptop + chat + wiki + repository)
    if at < laptop { return .laptop }
    if at < laptop + chat { return .chat }
    return at < laptop + chat + wiki ? .wiki : .repository
  }

  // MARK: Requests

  /// Of a process with the clock at the approval, a queue, and no idle time-out.
  func check(_ request: ElevationRequest, _ seen: inout [Draw: Int]) {
    let process = run.process(of: request)
    let (key, index) = (actor(run.timeline.tasks[request.task]), index(request))
    guard let decided = request.decided else { return }
    if case .person(let position?) = request.decider, let begun = request.begun {
      let name = run.plan.estate.context.people[position].name
      let both = key.appending(EntityKey("approver", name).value)
      let service = process.approverService.seconds(uniform("approval-service", both, index))
      #expect(decided - begun == service)
      let denies = uniform("approval-denial", both, index) < process.denialShare
      #expect(denies == (request.outcome == .denied))
      seen[.service, default: 0] += 1
      seen[.denial, default: 0] += 1
    }
    guard let grant = request.grant else { return }
    let delay = process.propagation.seconds(uniform("propagation", key, index))
    #expect(grant.from - decided == delay)
    let asked = process.requested.map { $0.seconds(uniform("requested-duration", key, index)) }
    let poll = Double(process.revocationPoll)
    let lag = poll > 0 ? Int64(uniform("revocation-lag", key, index) * poll) : 0
    let duration = min(process.grantDuration, asked ?? .max)
    #expect(grant.until == decided + duration + lag)
    seen[.duration, default: 0] += 1
  }
}
