import BasicContainers
import Specs

/// Grants: when each begins to work and when it ends.
extension ApprovalDesk {
  /// Approves the latest request of a petition.
  mutating func approve(_ petition: Int32, at now: Int64) {
    close(petition, .approved, at: now)
    let window = window(of: petition, approved: now)
    guard window.from < window.until else {
      askLater(petition, at: now)
      return
    }
    petitions[Int(petition)].grant = window
    let startsWithUse = model.facts[processPosition(of: petition)].startsWithUse
    requests[Int(petitions[Int(petition)].request)].plannedEnd =
      startsWithUse ? .max : window.until
    if window.from <= now {
      give(petition, at: now)
    } else {
      petitions[Int(petition)].stage = .approved
      schedule(
        .grantStart, at: window.from, subject: petition,
        serial: petitions[Int(petition)].serial)
    }
  }

  /// From when it works until it ends by the clock; before its first use, until it ends unused.
  private mutating func window(of petition: Int32, approved now: Int64) -> TimeWindow {
    let process = processPosition(of: petition)
    let (duration, request) = (
      petitions[Int(petition)].duration, Int(petitions[Int(petition)].request)
    )
    let requested = requests[request].requested
    let ready = now.adding(propagation(of: petition))
    switch model.facts[process].clockOrigin {
    case .request: return TimeWindow(from: ready, until: requested.adding(duration))
    case .approval: return TimeWindow(from: ready, until: now.adding(duration))
    case .firstUse:
      return TimeWindow(from: ready, until: ready.adding(model.facts[process].grantDuration))
    case .scheduledStart:
      let start = requested.adding(scheduledDelay(of: petition))
      petitions[Int(petition)].start = start
      return TimeWindow(from: max(start, ready), until: start.adding(duration))
    }
  }

  /// Until the start that the request names; what is urgent starts at once.
  private mutating func scheduledDelay(of petition: Int32) -> Int64 {
    guard !world.tasks[Int(petitions[Int(petition)].task)].isUrgent else { return 0 }
    return draws.seconds(
      draws.scheduled, attempt(of: petition),
      from: model.processes[processPosition(of: petition)].scheduledDelay)
  }

  private mutating func propagation(of petition: Int32) -> Int64 {
    let process = processPosition(of: petition)
    let fixed = model.facts[process].propagation
    guard fixed < 0 else { return fixed }
    return draws.seconds(
      draws.propagation, attempt(of: petition), from: model.processes[process].propagation)
  }

  mutating func startGrant(_ petition: Int32, _ serial: UInt32, at now: Int64) {
    guard petitions[Int(petition)].serial == serial else { return }
    give(petition, at: now)
  }

  private mutating func give(_ petition: Int32, at now: Int64) {
    let process = processPosition(of: petition)
    let endsWithTask = model.facts[process].endsWithTask
    // Whoever gave up does not work any more.
    if endsWithTask, petitions[Int(petition)].firstWaiter < 0 {
      freePetition(petition)
      return
    }
    let request = petitions[Int(petition)].request
    var grant = grant(of: petition)
    if grant.isFixed && !endsWithTask {
      requests[Int(request)].grant = grant.window
    } else {
      grant.request = request
    }
    open(grant, of: Int(petitions[Int(petition)].bundle))
    resumeWaiters(of: petition, at: now)
  }

  /// What an approved petition gives.
  private mutating func grant(of petition: Int32) -> OpenGrant {
    let process = processPosition(of: petition)
    let window = petitions[Int(petition)].grant
    var grant = OpenGrant(from: window.from, hardEnd: window.until)
    grant.lastUse = grant.from
    grant.idleTimeout = model.facts[process].idleTimeout
    grant.tail = model.facts[process].sessionTail
    grant.reason = .request(Int(petitions[Int(petition)].request))
    if model.facts[process].startsWithUse {
      grant.fromFirstUse = petitions[Int(petition)].duration
    }
    let poll = model.facts[process].revocationPoll
    if poll > 0 {
      grant.lag = Int64(draws.uniform(draws.revocation, attempt(of: petition)) * Double(poll))
    }
    return grant
  }

  mutating func open(_ grant: OpenGrant, of bundle: Int) {
    recordGrant(of: bundle)
    bundles[bundle].heldUntil = grant.withdrawn
    if grant.isSettled { record(grant, of: bundle) } else { keep(grant, of: bundle) }
  }

  private mutating func keep(_ grant: OpenGrant, of bundle: Int) {
    let position = Int(bundles[bundle].grant)
    if position >= 0 {
      openGrants[position] = grant
    } else {
      bundles[bundle].grant = Int32(openGrants.count)
      openGrants.append(grant)
    }
  }

  /// Whether the grant of a bundle gives access.
  func isActive(_ bundle: Int, at now: Int64) -> Bool { now < bundles[bundle].heldUntil }

  /// Somebody begins to work with the grant of a bundle, if it gives access.
  mutating func use(_ bundle: Int, from now: Int64, for duration: Int64) {
    let position = Int(bundles[bundle].grant)
    guard position >= 0, openGrants[position].isOpen else { return }
    openGrants[position].use(from: now, for: duration)
    bundles[bundle].heldUntil = openGrants[position].withdrawn
  }

  /// Writes down the open grant of a bundle, if there is one: its end is known now.
  mutating func recordGrant(of bundle: Int) {
    let position = Int(bundles[bundle].grant)
    guard position >= 0, openGrants[position].isOpen else { return }
    let grant = openGrants[position]
    openGrants[position] = OpenGrant()
    record(grant, of: bundle)
  }

  private mutating func record(_ open: OpenGrant, of bundle: Int) {
    let window = open.window
    // Its task needed no time.
    guard window.from < window.until else { return }
    if open.request >= 0 { requests[Int(open.request)].grant = window }
    var grant = GrantWindow(window, because: open.reason, tail: open.tail)
    grant.endedUnused = open.endsUnused
    let only = bundles[bundle].model.entitlement
    guard only < 0 else {
      log.add(grant, to: only)
      return
    }
    for entitlement in model.bundleLists[bundle].entitlements { log.add(grant, to: entitlement) }
  }
}
