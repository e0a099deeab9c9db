import BasicContainers
import Specs

/// Requests: what decides each, and how it ends.
extension ApprovalDesk {
  mutating func makePetition(_ bundle: Int, for task: Int) -> Int32 {
    var subject = subject(of: task)
    subject.isGate = prospects[task].bundle != bundle
    var petition = Petition(
      bundle: Int32(bundle), process: bundles[bundle].model.process, task: Int32(task),
      subject: subject)
    petition.excluded = actor(of: task).approver
    let slot = freePetitions.popLast() ?? Int32(petitions.count)
    bundles[bundle].petition = slot
    if Int(slot) == petitions.count {
      petitions.append(petition)
    } else {
      petition.serial = petitions[Int(slot)].serial
      petitions[Int(slot)] = petition
    }
    return slot
  }

  mutating func freePetition(_ petition: Int32) {
    clearVotes(of: petition)
    bundles[Int(petitions[Int(petition)].bundle)].petition = -1
    petitions[Int(petition)].retire()
    freePetitions.append(petition)
  }

  func processPosition(of petition: Int32) -> Int {
    Int(petitions[Int(petition)].process)
  }

  /// What the requester and the machinery draw for an attempt, whatever level it has come to.
  func attempt(of petition: Int32) -> DeskDraws.Subject {
    petitions[Int(petition)].subject.atAnyLevel
  }

  /// What approvers draw for an attempt at its present level.
  func subject(of petition: Int32) -> DeskDraws.Subject { petitions[Int(petition)].subject }

  /// Asks, for the first time or again.
  mutating func submit(_ petition: Int32, at now: Int64) {
    let position = Int(petition)
    let bundle = Int(petitions[position].bundle)
    let isUrgent = world.tasks[Int(petitions[position].task)].isUrgent
    let (rule, maximum) = match(bundle, isUrgent: isUrgent, at: now)
    let decision: DecisionRule.Decision =
      rule < 0 ? .deny : model.processes[processPosition(of: petition)].decisions[Int(rule)]
    // A pattern, not ==, which compares the names of the cases.
    let decider: ElevationRequest.Decider =
      if case .approval = decision { .person(nil) } else { .policy }
    petitions[position].begin(request: requests.count, rule: rule)
    requests.append(
      ElevationRequest(
        bundle: bundle, task: Int(petitions[position].task),
        attempt: Int(petitions[position].attempt), requested: now, decider: decider,
        rule: Int(rule)))
    switch decision {
    case .deny:
      close(petition, .denied, at: now)
      refuseWaiters(of: petition, at: now)
    case .policy:
      petitions[position].duration = duration(petition, atMost: maximum)
      approve(petition, at: now)
    case .approval:
      petitions[position].duration = duration(petition, atMost: maximum)
      balance.changePending(by: 1, at: now)
      startClocks(of: petition, at: now)
      enterLevel(petition, at: now)
    }
  }

  /// Seconds that a grant will last: what is asked for, up to the maximum.
  private mutating func duration(_ petition: Int32, atMost maximum: Int64) -> Int64 {
    let process = processPosition(of: petition)
    guard let requested = model.processes[process].requested else { return maximum }
    return min(maximum, draws.seconds(draws.requested, attempt(of: petition), from: requested))
  }

  private mutating func startClocks(of petition: Int32, at now: Int64) {
    let process = processPosition(of: petition)
    let serial = petitions[Int(petition)].serial
    petitions[Int(petition)].escalated = 0
    if let expiry = model.facts[process].pendingExpiry {
      scheduleInTurn(.pendingExpiry, at: now.adding(expiry), subject: petition, serial: serial)
    }
    for index in model.processes[process].escalations.indices {
      schedule(
        .escalation, at: now.adding(model.processes[process].escalations[index].after),
        subject: petition, serial: serial)
    }
  }

  // MARK: Rules

  /// The line that decides, negative when none matches, and the maximum that holds.
  mutating func match(
    _ bundle: Int, isUrgent: Bool, at now: Int64
  ) -> (rule: Int32, maximum: Int64) {
    let fixed = bundles[bundle].model.fixedRule
    guard fixed < 0 else { return (fixed, bundles[bundle].model.fixedMaximum) }
    let actor = Int(bundles[bundle].model.requester)
    let matches = model.bundleLists[bundle].candidates.filter {
      ($0.urgent ?? isUrgent) == isUrgent && applies($0, actor, at: now)
    }
    guard let first = matches.first else { return (-1, 0) }
    let process = Int(bundles[bundle].model.process)
    return (first.rule, model.processes[process].rule.maximum(of: matches))
  }

  private mutating func applies(
    _ candidate: RuleMatcher.Candidate, _ actor: Int, at now: Int64
  ) -> Bool {
    let person = Int(model.actors[actor].person)
    if candidate.memberships != RuleMatcher.Candidate.anyMembership {
      guard candidate.memberships >> membership(of: person, at: now) & 1 == 1 else { return false }
    }
    if let onCall = candidate.onCall {
      let isOnCall =
        person >= 0 && person < world.onCall.count
        && world.onCall[person].contains { $0.contains(now) }
      guard isOnCall == onCall else { return false }
    }
    if let workingHours = candidate.workingHours {
      guard model.hours[actor].isOpen(now) == workingHours else { return false }
    }
    if let timeOfDay = candidate.timeOfDay {
      guard timeOfDay.contains(model.hours[actor].timeOfDay(now)) else { return false }
    }
    return true
  }

  /// 0 for the original team, 1 for both, 2 for the new one.
  private func membership(of person: Int, at now: Int64) -> UInt8 {
    guard person >= 0, person < world.tenures.count, let move = world.tenures[person].move,
      now >= move.instant
    else { return 0 }
    return now < move.removal ? 1 : 2
  }

  // MARK: Ends

  /// Writes down how the latest request of a petition ended.
  mutating func close(
    _ petition: Int32, _ outcome: ElevationRequest.Outcome, at now: Int64,
    by decider: ElevationRequest.Decider? = nil
  ) {
    requests[Int(petitions[Int(petition)].request)].end(outcome, at: now, by: decider)
  }

  /// Takes an undecided petition back from the approvers.
  private mutating func recall(
    _ petition: Int32, _ outcome: ElevationRequest.Outcome, at now: Int64
  ) {
    clearLevel(of: petition, at: now)
    close(petition, outcome, at: now, by: .nobody)
    balance.changePending(by: -1, at: now)
  }

  mutating func expire(_ petition: Int32, _ serial: UInt32, at now: Int64) {
    let position = Int(petition)
    guard petitions[position].serial == serial, petitions[position].stage == .undecided,
      !isKept(petition)
    else { return }
    recall(petition, .expired, at: now)
    askLater(petition, at: now)
  }

  /// Whether a request is not left any more, since somebody has begun to look at it.
  mutating func isKept(_ petition: Int32) -> Bool {
    model.facts[processPosition(of: petition)].endsUnbegun
      && petitions[Int(petition)].stage != .between
      && requests[Int(petitions[Int(petition)].request)].begun != nil
  }

  /// Lets the requester ask again after a request that came to nothing, if they still may.
  mutating func askLater(_ petition: Int32, at now: Int64) {
    let position = Int(petition)
    petitions[position].serial &+= 1
    let process = processPosition(of: petition)
    guard Int(petitions[position].attempt) < model.facts[process].reRequests else {
      refuseWaiters(of: petition, at: now)
      return
    }
    petitions[position].stage = .between
    let delay = draws.seconds(
      draws.reRequest, attempt(of: petition), from: model.processes[process].reRequestDelay)
    schedule(
      .reRequest, at: now.adding(delay), subject: petition,
      serial: petitions[position].serial)
  }

  mutating func askAgain(_ petition: Int32, _ serial: UInt32, at now: Int64) {
    guard petitions[Int(petition)].serial == serial else { return }
    clearVotes(of: petition)
    petitions[Int(petition)].attempt += 1
    submit(petition, at: now)
  }

  /// Ends a petition for which nobody waits any more; what is approved stays so.
  mutating func withdraw(_ petition: Int32, at now: Int64) {
    switch petitions[Int(petition)].stage {
    case .undecided:
      recall(petition, .withdrawn, at: now)
      freePetition(petition)
    case .between: freePetition(petition)
    case .approved: break
    }
  }
}
