import Specs

/// The audit log of a timeline: what an API server, an approval process and an issuer of credentials
/// could have written down of it, in order of time over `[0, clock.end)`.
///
/// Records are made one by one as they are asked for; renewals in closed form are never held. The
/// same timeline gives the same records.
package struct AuditLog: Sequence, Sendable {
  package let timeline: Timeline
  package let plan: AccessPlan

  package init(_ timeline: Timeline, plan: AccessPlan) {
    self.timeline = timeline
    self.plan = plan
  }

  package func makeIterator() -> Iterator { Iterator(self) }

  /// - Complexity: O(log slots) a record, after O(e log e) for e tasks, requests, votes,
  /// windows and reviews.
  package struct Iterator: IteratorProtocol {
    private let teller: AuditTeller
    private let events: [AuditEvent]
    private var position = 0
    private var versions: AuditVersions

    init(_ log: AuditLog) {
      teller = AuditTeller(timeline: log.timeline, plan: log.plan)
      events = AuditEvents(log.timeline, plan: log.plan, teller.recording).events
      versions = AuditVersions(log.timeline, plan: log.plan)
    }

    package mutating func next() -> AuditRecord? {
      let event = position < events.count ? events[position] : nil
      if let version = versions.next, event.map({ version < $0 }) ?? true {
        guard let entry = versions.popFirst() else { return nil }
        let expiry = versions.expiry(of: entry.version, slot: entry.event.position)
        return teller.record(of: entry.event, entry.version, expiry: expiry)
      }
      position += 1
      return event.map(teller.record)
    }
  }
}
