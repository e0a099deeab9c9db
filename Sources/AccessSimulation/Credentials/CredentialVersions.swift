package import Sampling

import Estate
import Specs

/// Works out when each version of each credential slot is kept and valid.
package struct CredentialVersions: Sendable {
  let plan: AccessPlan
  let clock: TimelineClock
  let streams: RandomStreams
  let world: World
  /// What became of the tasks, in the order of the world's; empty where nobody had to wait.
  let records: [TaskRecord]
  let shadows: [ShadowCredential]
  /// The phases for which a person's credentials have claims of their own; shape [actors].
  private let phases: [Set<MembershipPhase>]
  /// Positions of tasks by actor, of those that task tokens are for; shape [actors].
  private let tasks: [[Int]]
  /// Positions of shadow credentials by actor; shape [actors].
  private let shadowsOf: [[Int]]

  /// - Parameters:
  ///   - records: What became of the world's tasks, in their order; empty where nobody had to wait.
  ///   - shadows: In order of issue.
  /// - Complexity: O(slots + tasks).
  package init(
    plan: AccessPlan, clock: TimelineClock, streams: RandomStreams, world: World,
    records: [TaskRecord] = [], shadows: [ShadowCredential] = []
  ) {
    self.plan = plan
    self.clock = clock
    self.streams = streams
    self.world = world
    self.records = records
    self.shadows = shadows
    var phases: [Set<MembershipPhase>] = Array(repeating: [], count: plan.actors.count)
    var needsTasks = plan.actors.map { _ in false }
    for (slot, owner) in zip(plan.overlay.credentials, plan.slotOwners) {
      guard case .actor(let actor, let phase) = owner else { continue }
      phases[actor].insert(phase)
      if slot.kind == .taskToken || slot.kind == .federatedToken { needsTasks[actor] = true }
    }
    var tasks: [[Int]] = Array(repeating: [], count: plan.actors.count)
    for (position, task) in world.tasks.enumerated() where needsTasks[Int(task.actor)] {
      tasks[Int(task.actor)].append(position)
    }
    var shadowsOf: [[Int]] = Array(repeating: [], count: plan.actors.count)
    for (position, shadow) in shadows.enumerated() {
      shadowsOf[Int(world.tasks[shadow.task].actor)].append(position)
    }
    self.phases = phases
    self.tasks = tasks
    self.shadowsOf = shadowsOf
  }

  /// Shape [overlay.credentials].
  ///
  /// - Complexity: O(slots + tasks + runs), whatever the number of routine renewals.
  package func all() -> [SlotSchedule] {
    plan.overlay.credentials.indices.map(schedule)
  }

  private func schedule(_ position: Int) -> SlotSchedule {
    let slot = plan.overlay.credentials[position]
    let rule = plan.credentialRules[position]
    switch plan.slotOwners[position] {
    case .storedToken: return periodic(slot, rule)
    case .shadow(let actor): return .listed(shadows(slot, actor))
    case .actor(let actor, let phase):
      switch slot.kind {
      case .taskToken: return .listed(perTask(slot, rule, actor, phase))
      case .federatedToken: return .listed(perRun(rule, actor))
      case .oidcSession: return sessions(rule, actor, phase)
      default:
        return plan.actors[actor].kind == .person
          ? whileHeld(slot, rule, actor, phase) : periodic(slot, rule)
      }
    }
  }

  // MARK: Routine renewals

  /// Rotated, or renewed when it expires, with a phase of its own; one endless version otherwise.
  ///
  /// A token dies with its Secret when it is replaced. A certificate cannot be revoked one by one,
  /// so the old version stays valid to its own expiry.
  private func periodic(_ slot: CredentialSlot, _ rule: CredentialRule) -> SlotSchedule {
    renewals(slot, rule).map { .periodic($0) }
      ?? .listed([CredentialVersion(stored: .always, valid: .always)])
  }

  private func renewals(_ slot: CredentialSlot, _ rule: CredentialRule) -> PeriodicSchedule? {
    guard let period = rule.rotation ?? rule.lifetime else { return nil }
    var schedule = PeriodicSchedule(
      period: period, lifetime: rule.lifetime, isRevoked: slot.kind != .clientCertificate,
      key: EntityKey("slot", slot.cluster, slot.id), streams: streams)
    schedule.overlap = rule.overlap
    schedule.failureShare = rule.failureShare
    schedule.repair = plan.activity.rotation.repair
    schedule.horizon = clock.end
    return schedule
  }

  /// A person's: copies end with the account and begin with the next; a certificate once copied
  /// works to its expiry all the same.
  private func whileHeld(
    _ slot: CredentialSlot, _ rule: CredentialRule, _ actor: Int, _ phase: MembershipPhase
  ) -> SlotSchedule {
    let claims = claims(of: actor, phase)
    let windows = tenure(actor).accounts.map { $0.clipped(to: claims) }
      .filter { $0.from < $0.until && $0.from < clock.end }
    guard let routine = renewals(slot, rule) else {
      return .listed(
        windows.enumerated().map { number, window in
          CredentialVersion(
            number: number, stored: window, valid: TimeWindow(from: window.from, until: .max))
        })
    }
    var first = 0
    let stretches = windows.map { window in
      var stretch = routine
      if window.from > 0 { stretch.phase = window.from }
      stretch.end = window.until
      stretch.first = first
      if window.until < .max { first += stretch.count }
      return stretch
    }
    guard stretches.count == 1, stretches[0].end == .max else { return .stretches(stretches) }
    return .periodic(stretches[0])
  }

  private func sessions(
    _ rule: CredentialRule, _ actor: Int, _ phase: MembershipPhase
  ) -> SlotSchedule {
    let claims = claims(of: actor, phase)
    guard claims.from < claims.until else { return .listed([]) }
    return .sessions(
      SessionSchedule(
        calendar: WorkingClock(plan.actors[actor].hours), lifetime: rule.lifetime,
        tenure: tenure(actor), claims: claims, key: plan.actors[actor].key, streams: streams))
  }

  private func tenure(_ actor: Int) -> Tenure {
    let person = plan.actors[actor].position
    return person < world.tenures.count ? world.tenures[person] : .permanent
  }

  /// When credentials are issued with the claims of a phase: until the next phase that has claims
  /// of its own.
  private func claims(of actor: Int, _ phase: MembershipPhase) -> TimeWindow {
    guard plan.actors[actor].kind == .person, let move = tenure(actor).move else {
      return phase == .original ? .always : TimeWindow(from: 0, until: 0)
    }
    let removal = phases[actor].contains(.moved) ? move.removal : .max
    let instant = phases[actor].contains(.both) ? move.instant : removal
    return switch phase {
    case .original: TimeWindow(from: .min, until: instant)
    case .both: TimeWindow(from: move.instant, until: removal)
    case .moved: TimeWindow(from: move.removal, until: .max)
    }
  }
}

extension CredentialVersions {
  /// One token per task, from the moment that access is there. The file stays until the token has
  /// expired and the work is done (assumption); without a lifetime it works as long as that.
  private func perTask(
    _ slot: CredentialSlot, _ rule: CredentialRule, _ actor: Int, _ phase: MembershipPhase
  ) -> [CredentialVersion] {
    let claims = claims(of: actor, phase)
    var versions: [CredentialVersion] = []
    for position in tasks[actor] {
      let task = world.tasks[position]
      guard let issued = start(position), claims.contains(issued), issued < clock.end,
        isFor(slot, task)
      else { continue }
      let done = issued.adding(task.duration)
      let expiry = rule.lifetime.map { issued.adding($0) } ?? done
      versions.append(
        CredentialVersion(
          stored: TimeWindow(from: issued, until: max(expiry, done)),
          valid: TimeWindow(from: issued, until: expiry), reason: .task(position)))
    }
    return versions.numbered()
  }

  private func isFor(_ slot: CredentialSlot, _ task: AccessTask) -> Bool {
    let targets = plan.targets[Int(task.actor)]
    // An agent's invocation is in its own cluster, whatever it turns to there.
    guard plan.actors[Int(task.actor)].kind == .person else { return true }
    return task.target >= 0 && Int(task.target) < targets.count
      && targets[Int(task.target)].cluster == slot.cluster
  }

  /// When work on a task begins under a credential of the policy; `nil` where it never does.
  private func start(_ position: Int) -> Int64? {
    guard position < records.count else { return world.tasks[position].instant }
    switch records[position].outcome {
    case .held, .granted, .brokeGlass:
      return world.tasks[position].instant.adding(
        records[position].wait + records[position].scheduled)
    case .bypassed, .abandoned, .refused, .pending, .void: return nil
    }
  }

  /// One token per run. The log shows it from the run's start as planned to its actual end; a run
  /// that waits for approval goes on refreshing it until work starts (assumption).
  private func perRun(_ rule: CredentialRule, _ actor: Int) -> [CredentialVersion] {
    let pipeline = plan.actors[actor].position
    guard pipeline < world.runs.count else { return [] }
    var next = 0
    let mine = tasks[actor].filter { world.tasks[$0].kind == .run }
    return world.runs[pipeline].enumerated().map { index, run in
      while next < mine.count, world.tasks[mine[next]].instant < run.from { next += 1 }
      var start = run.from
      var end = run.until
      if next < mine.count, world.tasks[mine[next]].instant == run.from,
        mine[next] < records.count
      {
        start = run.from.adding(records[mine[next]].wait)
        end = self.start(mine[next]) == nil ? start : start.adding(run.until - run.from)
        next += 1
      }
      return CredentialVersion(
        number: index, stored: TimeWindow(from: run.from, until: end),
        valid: TimeWindow(from: run.from, until: rule.lifetime.map { start.adding($0) } ?? end),
        reason: .run(index))
    }
  }

  private func shadows(_ slot: CredentialSlot, _ actor: Int) -> [CredentialVersion] {
    guard plan.actors[actor].kind == .person else { return [] }
    let person = plan.estate.context.people[plan.actors[actor].position]
    let versions = shadowsOf[actor].compactMap { position -> CredentialVersion? in
      let shadow = shadows[position]
      guard slot.places == [shadow.place.location(of: person)],
        isFor(slot, world.tasks[shadow.task])
      else { return nil }
      return CredentialVersion(
        stored: shadow.window, valid: shadow.window, reason: .shadow(position))
    }
    return versions.numbered()
  }
}

extension [CredentialVersion] {
  /// In order of issue, numbered by it; simultaneous ones in the order given.
  fileprivate func numbered() -> [CredentialVersion] {
    var versions = enumerated().sorted {
      ($0.element.stored.from, $0.offset) < ($1.element.stored.from, $1.offset)
    }.map(\.element)
    for position in versions.indices { versions[position].number = position }
    return versions
  }
}

extension TimeWindow {
  /// What of it lies inside another; empty where they do not meet.
  func clipped(to other: TimeWindow) -> TimeWindow {
    TimeWindow(from: max(from, other.from), until: min(until, other.until))
  }
}
