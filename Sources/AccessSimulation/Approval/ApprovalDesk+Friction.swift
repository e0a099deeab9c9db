import BasicContainers
import Specs

/// What people do who waited too long.
extension ApprovalDesk {
  /// Somebody gives a task up, or helps themselves to a credential that serves until it ends.
  ///
  /// Whoever sees somebody begin, or has an approved start before them, waits to the end
  /// (assumption). With an urgent task the glass is broken at the latest now.
  mutating func losePatience(_ task: Int, at now: Int64) {
    guard waitingOn[task] >= 0, !isKept(waitingOn[task]), !isScheduled(waitingOn[task]) else {
      return
    }
    if world.tasks[task].isUrgent, mayBreakGlass(task) {
      breakGlass(task, at: now)
      return
    }
    stopWaiting(task, at: now)
    let uniform = draws.uniform(draws.bypass, subject(of: task))
    guard uniform < model.input.friction.bypassShare else {
      records[task].outcome = .abandoned
      return
    }
    records[task].outcome = .bypassed
    records[task].shadow = Int32(shadows.count)
    let life = draws.seconds(draws.shadowLife, subject(of: task), from: model.shadowLifetime)
    let window = TimeWindow(from: now, until: now.adding(life))
    let position = target(of: task)
    shadowOfTarget[position] = Int32(shadows.count)
    let entitlement = model.targets[position].shadow
    if entitlement >= 0, window.from < window.until {
      log.add(GrantWindow(window, because: .shadow(shadows.count)), to: entitlement)
    }
    shadows.append(ShadowCredential(task: task, window: window, place: place(of: task)))
  }

  private mutating func place(of task: Int) -> ShadowCredential.Place {
    let friction = model.input.friction
    let weights = [
      (ShadowCredential.Place.laptop, friction.laptopWeight), (.chat, friction.chatWeight),
      (.wiki, friction.wikiWeight), (.repository, friction.repositoryWeight),
    ]
    let total = weights.reduce(0) { $0 + $1.1 }
    var left = draws.uniform(draws.shadowPlace, subject(of: task)) * total
    for (place, weight) in weights {
      if left < weight { return place }
      left -= weight
    }
    return .laptop
  }

  private mutating func isScheduled(_ petition: Int32) -> Bool {
    petitions[Int(petition)].stage == .approved
      && model.facts[processPosition(of: petition)].startsAsNamed
  }

  mutating func mayBreakGlass(_ task: Int) -> Bool {
    model.input.breakGlass != nil && model.targets[target(of: task)].breakGlass >= 0
  }

  /// Somebody with an urgent task takes what they need; the request is not waited for any more.
  mutating func breakGlass(_ task: Int, at now: Int64) {
    guard waitingOn[task] >= 0, let rule = model.input.breakGlass else { return }
    stopWaiting(task, at: now)
    records[task].outcome = .brokeGlass
    let bundle = Int(model.targets[target(of: task)].breakGlass)
    let end = now.adding(rule.grantDuration)
    // Somebody else's task for the same target may have broken it at this instant.
    if !isActive(bundle, at: now) {
      var grant = OpenGrant(from: now, hardEnd: end)
      grant.lastUse = now
      grant.reason = .breakGlass(task: task)
      open(grant, of: bundle)
    }
    if model.reviewPanel >= 0 { schedule(.reviewDue, at: end, subject: Int32(task)) }
  }
}
