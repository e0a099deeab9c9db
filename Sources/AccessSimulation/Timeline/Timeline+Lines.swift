import Estate
import Specs

extension Timeline {
  /// Writes every window of the timeline with why it exists, as JSON lines, some at a time.
  ///
  /// The first line tells of the clock; then come machinery, grants by entitlement, credential
  /// versions by slot, shadow credentials and access reviews, each line with its `type`. Instants are
  /// seconds on the clock; `null` stands for one before or after all time. Versions in closed form
  /// are those kept somewhere within `[0, clock.end)`. Requests and tasks are counted from 1, as in
  /// the audit log and in the tables.
  ///
  /// - Complexity: O(windows and versions) time; memory does not grow with routine versions.
  package func writeLines(
    plan: AccessPlan, into sink: ([UInt8]) throws -> Void
  ) rethrows {
    var writer = TimelineLines(timeline: self, plan: plan)
    writer.writeClock()
    writer.writeMachinery()
    for position in grants.indices {
      writer.writeGrants(position)
      if writer.isFull { try sink(writer.take()) }
    }
    for slot in schedules.indices {
      try writer.writeVersions(slot, into: sink)
    }
    writer.writeShadows()
    writer.writeReviews()
    try sink(writer.take())
  }
}

private struct TimelineLines {
  let timeline: Timeline
  let plan: AccessPlan
  private var line = JSONLine()
  private var pending: [UInt8] = []

  private static let chunkBytes = 1 << 16
  /// How many periods of a routine renewal are looked at together.
  private static let periodsAtOnce: Int64 = 1024

  init(timeline: Timeline, plan: AccessPlan) {
    self.timeline = timeline
    self.plan = plan
  }

  var isFull: Bool { pending.count >= Self.chunkBytes }

  mutating func take() -> [UInt8] {
    defer { pending.removeAll(keepingCapacity: true) }
    return pending
  }

  private mutating func write(_ type: String, _ members: (inout JSONLine) -> Void) {
    line.removeAll()
    line.open()
    line.member("type", type)
    members(&line)
    line.close()
    pending += line.bytes
    pending.append(UInt8(ascii: "\n"))
  }

  mutating func writeClock() {
    let clock = timeline.clock
    let plan = plan
    write("clock") { line in
      line.member("estate", plan.estate.name)
      line.member("policy", plan.policy.name)
      line.member("warmUp", clock.warmUp)
      line.member("window", clock.leakWindow)
      line.member("end", clock.end)
    }
  }

  mutating func writeMachinery() {
    for machinery in plan.overlay.machinery {
      write("machinery") { line in
        line.member("cluster", machinery.cluster)
        line.member("namespace", machinery.namespace)
        line.member("serviceAccount", machinery.serviceAccount)
        line.member("from", Int64?.none)
        line.member("until", Int64?.none)
        line.member("reason", "policy")
      }
    }
  }

  mutating func writeGrants(_ position: Int) {
    let entitlement = plan.overlay.entitlements[position]
    for grant in timeline.grants[position] {
      write("grant") { line in
        line.member("entitlement", entitlement.id)
        line.member("cluster", entitlement.cluster)
        line.member("username", entitlement.username)
        line.member("role", "\(entitlement.roleRef.kind)/\(entitlement.roleRef.name)")
        line.member("namespace", entitlement.namespace)
        line.member("origin", entitlement.origin.rawValue)
        line.member(grant.window)
        line.member("tail", grant.tail)
        line.member("reason", grant.reason.word)
        line.member(grant.reason)
      }
    }
  }

  /// Routine versions some periods at a time, all others together.
  mutating func writeVersions(_ slot: Int, into sink: ([UInt8]) throws -> Void) rethrows {
    let end = timeline.clock.end
    var step = end
    if case .periodic(let periodic) = timeline.schedules[slot] {
      let (span, overflow) = periodic.period.multipliedReportingOverflow(by: Self.periodsAtOnce)
      step = overflow ? end : min(end, span)
    }
    var start: Int64 = 0
    while start < end {
      let next = end - start > step ? start + step : end
      let window = TimeWindow(from: start, until: next)
      for version in timeline.schedules[slot].versions(storedIn: window)
      where start == 0 || version.stored.from >= start {
        write(version, of: plan.overlay.credentials[slot])
        if isFull { try sink(take()) }
      }
      start = next
    }
  }

  private mutating func write(_ version: CredentialVersion, of slot: CredentialSlot) {
    write("credential") { line in
      line.member("slot", slot.id)
      line.member("kind", slot.kind.auditText)
      line.member("cluster", slot.cluster)
      line.member("username", slot.username)
      line.member("version", Int64(version.number))
      line.member(version.valid)
      line.member("storedFrom", version.stored.from.unlessEndless)
      line.member("storedUntil", version.stored.until.unlessEndless)
      line.member("reason", version.reason.word)
    }
  }

  mutating func writeShadows() {
    for shadow in timeline.shadows {
      let actor = plan.actors[Int(timeline.tasks[shadow.task].actor)]
      write("shadow") { line in
        line.member("username", actor.username)
        line.member("place", shadow.place.rawValue)
        line.member(shadow.window)
        line.member("reason", "bypass")
        line.member("task", Int64(shadow.task) + 1)
      }
    }
  }

  mutating func writeReviews() {
    for review in timeline.reviews {
      let entitlement = plan.overlay.entitlements[review.entitlement]
      write("review") { line in
        line.member("entitlement", entitlement.id)
        line.member("cluster", entitlement.cluster)
        line.member("at", review.instant)
        line.member("removal", review.removal)
      }
    }
  }
}

extension JSONLine {
  fileprivate mutating func member(_ window: TimeWindow) {
    member("from", window.from.unlessEndless)
    member("until", window.until.unlessEndless)
  }

  /// What the reason refers to.
  fileprivate mutating func member(_ reason: GrantWindow.Reason) {
    switch reason {
    case .request(let request): member("request", Int64(request) + 1)
    case .breakGlass(let task): member("task", Int64(task) + 1)
    case .shadow(let shadow): member("shadow", Int64(shadow) + 1)
    case .standing, .atStart, .membership: break
    }
  }
}

extension Int64 {
  /// `nil` for an instant before or after all time.
  fileprivate var unlessEndless: Int64? { self == .min || self == .max ? nil : self }
}
