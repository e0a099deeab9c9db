import BasicContainers
import Specs

/// Approvers at work.
extension ApprovalDesk {
  mutating func take(_ item: Int32, by approver: Int, at now: Int64) {
    let panel = Int(items[Int(item)].panel)
    let pool = Int32(model.panels.panels[panel].pool)
    let calendar = Int(calendars[panel * approvers.count + approver])
    items[Int(item)].inProgress += 1
    if !items[Int(item)].needsMore { unlink(item) }
    let petition = items[Int(item)].petition
    if petition < 0 {
      beginReview(approver, item, pool: pool, calendar: calendar, at: now)
    } else {
      beginDecision(
        approver, of: petition, item: item, pool: pool, calendar: calendar, at: now)
    }
  }

  mutating func beginDecision(
    _ approver: Int, of petition: Int32, item: Int32, pool: Int32, calendar: Int, at now: Int64
  ) {
    let process = processPosition(of: petition)
    let fatigue = model.facts[process].fatigue
    let isTired = fatigue.map { isWorn(approver, after: $0.decisionsPerDay, at: now) } ?? false
    let seconds = service(of: approver, petition, times: isTired ? fatigue?.serviceFactor : nil)
    approvers[approver].begin(
      isTired: isTired, before: petitions[Int(petition)].addReviewer(Int32(approver)))
    let request = Int(petitions[Int(petition)].request)
    if requests[request].begun == nil { requests[request].begun = now }
    begin(approver, petition, item, pool: pool, calendar: calendar, for: seconds, at: now)
  }

  /// How long an approver takes, longer by a factor where there is one.
  private mutating func service(of approver: Int, _ petition: Int32, times factor: Double?) -> Int64
  {
    let process = processPosition(of: petition)
    let fixed = model.facts[process].service
    if factor == nil, fixed >= 0 { return fixed }
    let uniform = draws.uniform(
      draws.service, subject(of: petition), approver: model.panels.approvers[approver].key)
    guard let factor else { return model.services[process].seconds(uniform) }
    return model.services[process].seconds(uniform, times: factor)
  }

  private mutating func beginReview(
    _ approver: Int, _ item: Int32, pool: Int32, calendar: Int, at now: Int64
  ) {
    let seconds = draws.seconds(
      draws.review, subject(of: Int(items[Int(item)].task)),
      approver: model.panels.approvers[approver].key, from: model.review)
    begin(
      approver, ApproverState.emergency, item, pool: pool, calendar: calendar, for: seconds,
      at: now)
  }

  private mutating func begin(
    _ approver: Int, _ petition: Int32, _ item: Int32, pool: Int32, calendar: Int,
    for seconds: Int64, at now: Int64
  ) {
    approvers[approver].begin(
      petition, item, pool: pool, window: shifts.current(calendar, at: now), at: now)
    freeSince[approver] = .max
    freeCount -= 1
    balance.changeBusy(by: 1, at: now)
    schedule(
      .decision, at: now.adding(seconds), subject: Int32(approver),
      serial: approvers[approver].serial)
  }

  /// Ends an approver's work, finished or not, and books the time.
  mutating func release(_ approver: Int, at now: Int64) {
    let state = approvers[approver]
    balance.changeBusy(by: -1, at: now)
    balance.served += now - state.started
    let busy = TimeWindow(
      from: max(state.started, clock.measured.from), until: min(now, clock.measured.until))
    if busy.from < busy.until, state.pool >= 0 {
      busySeconds[Int(state.pool)] += shifts.openSeconds(from: Int(state.window), in: busy)
    }
    approvers[approver].end()
    freeSince[approver] = now
    freeCount += 1
  }

  // MARK: Votes

  mutating func conclude(_ approver: Int, _ serial: UInt32, at now: Int64) {
    guard approvers[approver].serial == serial else { return }
    let state = approvers[approver]
    release(approver, at: now)
    freed.append(Int32(approver))
    guard state.petition >= 0 else {
      freeItem(state.item)
      return
    }
    remember(approver, at: now)
    dropReviewer(Int32(approver), of: state.petition)
    if state.item >= 0 { items[Int(state.item)].inProgress -= 1 }
    let isOwn = Int32(approver) == petitions[Int(state.petition)].excluded
    let denies = !isOwn && denies(approver, state.petition, isTired: state.isTired)
    if isOwn { takeFromRequester(state.petition) }
    publish(approver, denies, on: state.petition, at: now)
    count(approver, denies, on: state.petition, at: now)
  }

  private mutating func takeFromRequester(_ petition: Int32) {
    petitions[Int(petition)].isWithRequester = false
    var item = petitions[Int(petition)].firstItem
    while item >= 0 {
      items[Int(item)].inProgress -= items[Int(item)].isWithRequester ? 1 : 0
      item = items[Int(item)].sibling
    }
  }

  private mutating func publish(
    _ approver: Int, _ denies: Bool, on petition: Int32, at now: Int64
  ) {
    reviewVotes.append(
      ReviewVote(
        request: Int(petitions[Int(petition)].request), level: Int(petitions[Int(petition)].level),
        approver: Int(model.panels.approvers[approver].person), instant: now, approves: !denies))
  }

  private mutating func dropReviewer(_ approver: Int32, of petition: Int32) {
    let next = approvers[Int(approver)].nextReviewer
    if petitions[Int(petition)].firstReviewer == approver {
      petitions[Int(petition)].firstReviewer = next
      return
    }
    var before = Int(petitions[Int(petition)].firstReviewer)
    while approvers[before].nextReviewer != approver {
      before = Int(approvers[before].nextReviewer)
    }
    approvers[before].nextReviewer = next
  }

  private mutating func denies(_ approver: Int, _ petition: Int32, isTired: Bool) -> Bool {
    let process = processPosition(of: petition)
    var share = model.facts[process].denialShare
    if isTired, let fatigue = model.facts[process].fatigue {
      share *= fatigue.scrutinyFactor
    }
    guard share > 0 else { return false }
    let key = model.panels.approvers[approver].key
    return draws.uniform(draws.denial, subject(of: petition), approver: key) < share
  }

  /// Counts a vote for every threshold whose panel the approver is in, a requester's for all.
  private mutating func count(
    _ approver: Int, _ denies: Bool, on petition: Int32, at now: Int64
  ) {
    var isDecided = false
    let isOwn = Int32(approver) == petitions[Int(petition)].excluded
    var item = petitions[Int(petition)].firstItem
    while item >= 0 {
      if isOwn || isMember(Int32(approver), of: items[Int(item)].panel) {
        if denies {
          items[Int(item)].denials += 1
          isDecided = isDecided || items[Int(item)].denials >= items[Int(item)].denialsNeeded
        } else {
          items[Int(item)].approvals += 1
          isDecided = isDecided || items[Int(item)].approvals >= items[Int(item)].approvalsNeeded
        }
      }
      item = items[Int(item)].sibling
    }
    guard isDecided else {
      keepVote(of: Int32(approver), on: petition)
      if !model.facts[processPosition(of: petition)].isBroadcast { balanceQueues(of: petition) }
      return
    }
    clearLevel(of: petition, at: now)
    decide(petition, denies, by: approver, at: now)
  }

  private mutating func keepVote(of approver: Int32, on petition: Int32) {
    let vote = Vote(approver: approver, next: petitions[Int(petition)].firstVote)
    if let slot = freeVotes.popLast() {
      votes[Int(slot)] = vote
      petitions[Int(petition)].firstVote = slot
    } else {
      votes.append(vote)
      petitions[Int(petition)].firstVote = Int32(votes.count - 1)
    }
  }

  /// Items that need more approvers than are at them wait in the queue, others do not.
  private mutating func balanceQueues(of petition: Int32) {
    var item = petitions[Int(petition)].firstItem
    while item >= 0 {
      let needsMore = items[Int(item)].needsMore
      let isQueued = items[Int(item)].isQueued
      if needsMore, !isQueued, items[Int(item)].order > 0 {
        requeue(item)
      } else if !needsMore, isQueued {
        unlink(item)
      }
      item = items[Int(item)].sibling
    }
  }

  private mutating func decide(
    _ petition: Int32, _ denies: Bool, by approver: Int, at now: Int64
  ) {
    let position = Int(petition)
    let process = processPosition(of: petition)
    let rule = Int(petitions[position].rule)
    let levels = model.processes[process].levels[rule].count
    if !denies, Int(petitions[position].level) + 1 < levels {
      // Whoever decided counts at no further level.
      keepVote(of: Int32(approver), on: petition)
      petitions[position].level += 1
      enterLevel(petition, at: now)
      return
    }
    let person = model.panels.approvers[approver].person
    requests[Int(petitions[position].request)].decider = .person(person < 0 ? nil : Int(person))
    balance.changePending(by: -1, at: now)
    if denies {
      close(petition, .denied, at: now)
      refuseWaiters(of: petition, at: now)
    } else {
      approve(petition, at: now)
    }
  }

  // MARK: Fatigue

  /// Whether an approver made so many decisions within the last 24 hours.
  private mutating func isWorn(_ approver: Int, after count: Int, at now: Int64) -> Bool {
    guard count > 0 else { return true }
    guard decisionCounts[approver] >= count else { return false }
    let position = (decisionCounts[approver] - count) % memory
    return decisions[approver * memory + position] > now - 86_400
  }

  private mutating func remember(_ approver: Int, at now: Int64) {
    guard memory > 0 else { return }
    decisions[approver * memory + decisionCounts[approver] % memory] = now
    decisionCounts[approver] += 1
  }
}
