import BasicContainers

/// Queues: one per panel, first come, first served, and one per approver for what is broadcast.
extension ApprovalDesk {
  mutating func enqueue(_ item: Int32) {
    entryOrder += 1
    items[Int(item)].order = entryOrder
    insert(item, after: queueTails[Int(items[Int(item)].panel)])
    entered.append(item)
  }

  /// Puts an item back to where it stood.
  mutating func requeue(_ item: Int32) {
    var before = queueTails[Int(items[Int(item)].panel)]
    while before >= 0, items[Int(before)].order > items[Int(item)].order {
      before = items[Int(before)].previous
    }
    insert(item, after: before)
    entered.append(item)
  }

  private mutating func insert(_ item: Int32, after before: Int32) {
    let panel = Int(items[Int(item)].panel)
    let after = before < 0 ? queueHeads[panel] : items[Int(before)].next
    items[Int(item)].enter(before, after)
    if before < 0 { queueHeads[panel] = item } else { items[Int(before)].next = item }
    if after < 0 { queueTails[panel] = item } else { items[Int(after)].previous = item }
  }

  mutating func unlink(_ item: Int32) {
    let panel = Int(items[Int(item)].panel)
    let (before, after) = (items[Int(item)].previous, items[Int(item)].next)
    if before < 0 { queueHeads[panel] = after } else { items[Int(before)].next = after }
    if after < 0 { queueTails[panel] = before } else { items[Int(after)].previous = before }
    items[Int(item)].isQueued = false
  }

  /// Whether an approver may take an item: they do not ask themselves and have not voted yet.
  private func mayTake(_ approver: Int32, _ item: Int32) -> Bool {
    guard items[Int(item)].excluded != approver else { return false }
    let petition = items[Int(item)].petition
    return petition < 0 || !hasVoted(approver, on: petition)
  }

  func hasVoted(_ approver: Int32, on petition: Int32) -> Bool {
    var vote = petitions[Int(petition)].firstVote
    while vote >= 0 {
      if votes[Int(vote)].approver == approver { return true }
      vote = votes[Int(vote)].next
    }
    return false
  }

  /// Gives work to whoever became free, the oldest first, and what has just come to whoever has
  /// been free the longest.
  mutating func bringTogether(at now: Int64) {
    guard !freed.isEmpty || !entered.isEmpty else { return }
    for index in freed.indices { takeNext(Int(freed[index]), at: now) }
    while freed.popLast() != nil {}
    for index in entered.indices { offer(entered[index], at: now) }
    while entered.popLast() != nil {}
  }

  private mutating func offer(_ item: Int32, at now: Int64) {
    while freeCount > 0, items[Int(item)].isQueued {
      let choice = longestFree(for: item, at: now)
      guard choice >= 0 else { return }
      take(item, by: Int(choice), at: now)
    }
  }

  /// Who on shift has been free the longest and may take an item; negative for nobody.
  private mutating func longestFree(for item: Int32, at now: Int64) -> Int32 {
    let panel = Int(items[Int(item)].panel)
    let shared = sharedCalendars[panel]
    if shared >= 0, !shifts.isOpen(Int(shared), at: now) { return -1 }
    var choice: Int32 = -1
    var since = Int64.max
    for position in model.memberStarts[panel]..<model.memberStarts[panel + 1] {
      let member = model.members[position]
      guard freeSince[Int(member)] < since, mayTake(member, item),
        shared >= 0 || isOnShift(Int(member), panel, at: now)
      else { continue }
      choice = member
      since = freeSince[Int(member)]
    }
    return choice
  }

  private mutating func isOnShift(_ approver: Int, _ panel: Int, at now: Int64) -> Bool {
    shifts.isOpen(Int(calendars[panel * approvers.count + approver]), at: now)
  }

  /// Lets a free approver begin the oldest thing that they may decide and are on shift for.
  mutating func takeNext(_ approver: Int, at now: Int64) {
    guard approvers[approver].petition == ApproverState.free else { return }
    var choice: Int32 = -1
    var order = UInt64.max
    for index in model.panelsOfApprover[approver].indices {
      let panel = model.panelsOfApprover[approver][index]
      guard queueHeads[Int(panel)] >= 0, isOnShift(approver, Int(panel), at: now) else { continue }
      var item = queueHeads[Int(panel)]
      while item >= 0, !mayTake(Int32(approver), item) { item = items[Int(item)].next }
      if item >= 0, items[Int(item)].order < order {
        choice = item
        order = items[Int(item)].order
      }
    }
    let delivery = nextDelivery(for: approver, at: now)
    if delivery >= 0, deliveries[Int(delivery)].order < order {
      takeDelivery(delivery, at: now)
    } else if choice >= 0 {
      take(choice, by: approver, at: now)
    }
  }

  // MARK: Broadcasts

  /// Tells every member of a panel who has not been told at this level.
  mutating func broadcast(_ petition: Int32, _ panel: Int32, at now: Int64) {
    let attention = model.processes[processPosition(of: petition)].attention
    let subject = subject(of: petition)
    let entry = petitions[Int(petition)]
    let members = model.panels.members[Int(panel)]
    for member in members
    where member != entry.excluded && !isTold(member, of: petition)
      && !hasVoted(member, on: petition)
    {
      let delay = draws.seconds(
        draws.attention, subject, approver: model.panels.approvers[Int(member)].key,
        from: attention)
      let delivery = makeDelivery(
        Delivery(
          petition: petition, serial: entry.serial, level: entry.level,
          calendar: calendars[Int(panel) * approvers.count + Int(member)],
          pool: Int32(model.panels.panels[Int(panel)].pool), approver: member))
      if delay == 0 {
        deliver(delivery, at: now)
      } else {
        schedule(.delivery, at: now.adding(delay), subject: delivery)
      }
    }
  }

  private mutating func isTold(_ approver: Int32, of petition: Int32) -> Bool {
    var item = petitions[Int(petition)].firstItem
    while item >= 0 {
      if isMember(approver, of: items[Int(item)].panel) { return true }
      item = items[Int(item)].sibling
    }
    return false
  }

  func isMember(_ approver: Int32, of panel: Int32) -> Bool {
    model.isMember[Int(panel) * approvers.count + Int(approver)]
  }

  /// Puts something before one approver at once.
  mutating func hand(_ delivery: Delivery, at now: Int64) {
    deliver(makeDelivery(delivery), at: now)
  }

  private mutating func makeDelivery(_ delivery: Delivery) -> Int32 {
    guard let slot = freeDeliveries.popLast() else {
      deliveries.append(delivery)
      return Int32(deliveries.count - 1)
    }
    deliveries[Int(slot)] = delivery
    return slot
  }

  /// Puts a delivery at the end of its approver's own queue.
  mutating func deliver(_ delivery: Int32, at now: Int64) {
    guard isCurrent(delivery) else {
      freeDeliveries.append(delivery)
      return
    }
    entryOrder += 1
    deliveries[Int(delivery)].order = entryOrder
    let approver = Int(deliveries[Int(delivery)].approver)
    let last = approvers[approver].lastDelivery
    if last < 0 {
      approvers[approver].firstDelivery = delivery
    } else {
      deliveries[Int(last)].next = delivery
    }
    approvers[approver].lastDelivery = delivery
    freed.append(Int32(approver))
  }

  /// Whether what was delivered has not been decided meanwhile.
  private mutating func isCurrent(_ delivery: Int32) -> Bool {
    let entry = deliveries[Int(delivery)]
    let petition = petitions[Int(entry.petition)]
    return petition.serial == entry.serial && petition.level == entry.level
      && petition.stage == .undecided
  }

  /// The oldest delivery for which an approver is on shift; drops what has been decided.
  private mutating func nextDelivery(for approver: Int, at now: Int64) -> Int32 {
    var before: Int32 = -1
    var delivery = approvers[approver].firstDelivery
    while delivery >= 0 {
      let next = deliveries[Int(delivery)].next
      if isCurrent(delivery) {
        if shifts.isOpen(Int(deliveries[Int(delivery)].calendar), at: now) { return delivery }
        before = delivery
      } else {
        remove(delivery, after: before, of: approver)
      }
      delivery = next
    }
    return -1
  }

  private mutating func remove(_ delivery: Int32, after before: Int32, of approver: Int) {
    let next = deliveries[Int(delivery)].next
    if before < 0 {
      approvers[approver].firstDelivery = next
    } else {
      deliveries[Int(before)].next = next
    }
    if next < 0 { approvers[approver].lastDelivery = before }
    freeDeliveries.append(delivery)
  }

  private mutating func takeDelivery(_ delivery: Int32, at now: Int64) {
    let entry = deliveries[Int(delivery)]
    let approver = Int(entry.approver)
    var before: Int32 = -1
    var current = approvers[approver].firstDelivery
    while current != delivery {
      before = current
      current = deliveries[Int(current)].next
    }
    remove(delivery, after: before, of: approver)
    beginDecision(
      approver, of: entry.petition, item: -1, pool: entry.pool, calendar: Int(entry.calendar),
      at: now)
  }
}
