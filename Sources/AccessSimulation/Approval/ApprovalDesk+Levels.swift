import BasicContainers
import Specs

/// Levels of approval: what is put before which approvers.
extension ApprovalDesk {
  mutating func enterLevel(_ petition: Int32, at now: Int64) {
    let process = processPosition(of: petition)
    let (rule, level) = (
      Int(petitions[Int(petition)].rule), Int(petitions[Int(petition)].level)
    )
    if model.facts[process].selfApproval { handToRequester(petition, at: now) }
    for index in model.processes[process].levels[rule][level].indices {
      ask(petition, model.processes[process].levels[rule][level][index], at: now)
    }
    for index in 0..<Int(petitions[Int(petition)].escalated) {
      askEscalated(petition, index, at: now)
    }
  }

  /// Puts a petition before the one who asks, whatever their hours and pools, unless they have
  /// approved it at an earlier level.
  private mutating func handToRequester(_ petition: Int32, at now: Int64) {
    let entry = petitions[Int(petition)]
    guard entry.excluded >= 0, !hasVoted(entry.excluded, on: petition) else { return }
    petitions[Int(petition)].isWithRequester = true
    hand(
      Delivery(
        petition: petition, serial: entry.serial, level: entry.level, calendar: alwaysOpen,
        pool: -1, approver: entry.excluded), at: now)
  }

  /// Whether the requester's own approval is enough at the present level.
  private mutating func needsNobodyElse(_ petition: Int32) -> Bool {
    let entry = petitions[Int(petition)]
    let levels = model.processes[processPosition(of: petition)].levels[Int(entry.rule)]
    return levels[Int(entry.level)].contains { $0.approvals == 1 }
  }

  /// A pool that is asked as well needs the votes that the first pool of the level needs.
  private mutating func askEscalated(_ petition: Int32, _ index: Int, at now: Int64) {
    let process = processPosition(of: petition)
    let (rule, level) = (
      Int(petitions[Int(petition)].rule), Int(petitions[Int(petition)].level)
    )
    guard var threshold = model.processes[process].levels[rule][level].first else { return }
    threshold.panel = model.processes[process].escalations[index].panel
    ask(petition, threshold, escalation: index, at: now)
  }

  mutating func escalate(_ petition: Int32, _ serial: UInt32, at now: Int64) {
    let position = Int(petition)
    guard petitions[position].serial == serial, petitions[position].stage == .undecided else {
      return
    }
    petitions[position].escalated += 1
    askEscalated(petition, Int(petitions[position].escalated) - 1, at: now)
  }

  private mutating func ask(
    _ petition: Int32, _ threshold: ProcessModel.ThresholdModel, escalation: Int? = nil,
    at now: Int64
  ) {
    let item = makeItem(
      ReviewItem(
        petition: petition, task: -1, panel: threshold.panel, serial: 0,
        approvalsNeeded: threshold.approvals, denialsNeeded: threshold.denials,
        excluded: petitions[Int(petition)].excluded))
    let process = processPosition(of: petition)
    if petitions[Int(petition)].isWithRequester, escalation == nil {
      items[Int(item)].inProgress = 1
      items[Int(item)].isWithRequester = true
      guard !needsNobodyElse(petition) else {
        link(item, to: petition)
        return
      }
    }
    if model.facts[process].isBroadcast {
      broadcast(petition, threshold.panel, at: now)
      link(item, to: petition)
    } else {
      link(item, to: petition)
      let delay = attention(of: petition, escalation)
      if delay == 0 {
        enqueue(item)
      } else {
        schedule(
          .entry, at: now.adding(delay), subject: item, serial: items[Int(item)].serial)
      }
    }
  }

  /// A pool that is asked as well has its own.
  private mutating func attention(of petition: Int32, _ escalation: Int?) -> Int64 {
    let process = processPosition(of: petition)
    let fixed = model.facts[process].attention
    guard fixed < 0 else { return fixed }
    if let escalation {
      return draws.seconds(
        draws.attention, subject(of: petition),
        approver: model.processes[process].escalations[escalation].key,
        from: model.processes[process].attention)
    }
    return draws.seconds(
      draws.attention, subject(of: petition), from: model.processes[process].attention)
  }

  private mutating func link(_ item: Int32, to petition: Int32) {
    items[Int(item)].sibling = petitions[Int(petition)].firstItem
    petitions[Int(petition)].firstItem = item
  }

  mutating func makeItem(_ item: ReviewItem) -> Int32 {
    guard let slot = freeItems.popLast() else {
      items.append(item)
      return Int32(items.count - 1)
    }
    var item = item
    item.serial = items[Int(slot)].serial
    items[Int(slot)] = item
    return slot
  }

  mutating func freeItem(_ item: Int32) {
    if items[Int(item)].isQueued { unlink(item) }
    items[Int(item)].serial &+= 1
    freeItems.append(item)
  }

  mutating func enter(_ item: Int32, _ serial: UInt32) {
    guard items[Int(item)].serial == serial else { return }
    enqueue(item)
  }

  /// Takes everything of a petition's level back: items, and work that is under way. The approvers
  /// who are at it are told and stop (assumption).
  mutating func clearLevel(of petition: Int32, at now: Int64) {
    let position = Int(petition)
    petitions[position].isWithRequester = false
    while petitions[position].firstItem >= 0 {
      let item = petitions[position].firstItem
      petitions[position].firstItem = items[Int(item)].sibling
      freeItem(item)
    }
    while petitions[position].firstReviewer >= 0 {
      let approver = Int(petitions[position].firstReviewer)
      petitions[position].firstReviewer = approvers[approver].nextReviewer
      release(approver, at: now)
      freed.append(Int32(approver))
    }
  }

  /// Forgets who has said something to a petition.
  mutating func clearVotes(of petition: Int32) {
    while petitions[Int(petition)].firstVote >= 0 {
      let vote = petitions[Int(petition)].firstVote
      petitions[Int(petition)].firstVote = votes[Int(vote)].next
      freeVotes.append(vote)
    }
  }

  // MARK: Emergencies

  /// Puts an emergency that is over before the first pool.
  mutating func enqueueReview(of task: Int) {
    let item = makeItem(
      ReviewItem(
        petition: -1, task: Int32(task), panel: model.reviewPanel, serial: 0, approvalsNeeded: 1,
        denialsNeeded: 1, excluded: actor(of: task).approver))
    enqueue(item)
  }
}
