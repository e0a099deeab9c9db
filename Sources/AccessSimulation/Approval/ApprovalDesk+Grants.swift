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
    let startsWithUse = model.facts[processPosition(of: petition)].clockOrigin == .firstUse
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
    let bundle = Int(petitions[Int(petition)].bundle)
    let rule = model.facts[process]
    // Whoever gave up does not work any more.
    if rule.endsWithTask, petitions[Int(petition)].firstWaiter < 0 {
      freePetition(petition)
      return
    }
    let request = petitions[Int(petition)].request
    var grant = OpenGrant(
      from: petitions[Int(petition)].grant.from, hardEnd: petitions[Int(petition)].grant.until)
    grant.lastUse = grant.from
    grant.idleTimeout = rule.idleTimeout
    grant.tail = rule.sessionTail
    grant.reason = .request(Int(request))
    if rule.clockOrigin == .firstUse { grant.fromFirstUse = petitions[Int(petition)].duration }
    if rule.revocationPoll > 0 {
      let uniform = draws.uniform(draws.revocation, attempt(of: petition))
      grant.lag = Int64(uniform * Double(rule.revocationPoll))
    }
    if grant.isFixed && !rule.endsWithTask {
      requests[Int(request)].grant = grant.window
    } else {
      grant.request = request
    }
    open(grant, of: bundle)
    resumeWaiters(of: petition, at: now)
  }

  mutating func open(_ grant: OpenGrant, of bundle: Int) {
    recordGrant(of: bundle)
    openGrants[bundle] = grant
    heldUntil[bundle] = grant.withdrawn
  }

  /// Whether the grant of a bundle gives access.
  func isActive(_ bundle: Int, at now: Int64) -> Bool { now < heldUntil[bundle] }

  /// Somebody begins to work with the grant of a bundle, if it gives access.
  mutating func use(_ bundle: Int, from now: Int64, for duration: Int64) {
    openGrants[bundle].use(from: now, for: duration)
    heldUntil[bundle] = openGrants[bundle].withdrawn
  }

  /// Writes down the grant of a bundle that is open or was last.
  mutating func recordGrant(of bundle: Int) {
    let (window, tail) = (openGrants[bundle].window, openGrants[bundle].tail)
    // There was none, or its task needed no time.
    guard openGrants[bundle].from != .max, window.from < window.until else { return }
    let request = openGrants[bundle].request
    if request >= 0 { requests[Int(request)].grant = window }
    var grant = GrantWindow(window, because: openGrants[bundle].reason, tail: tail)
    grant.endedUnused = openGrants[bundle].endsUnused
    let only = model.bundles[bundle].entitlement
    guard only < 0 else {
      log.add(grant, to: only)
      return
    }
    for entitlement in model.bundleLists[bundle].entitlements { log.add(grant, to: entitlement) }
  }
}
