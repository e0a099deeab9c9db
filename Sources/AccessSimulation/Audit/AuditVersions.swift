import Estate
import HeapModule
import Specs

/// The versions of all credentials in order of time, without ever holding the routine ones.
struct AuditVersions {
  /// An event with the version it is about.
  struct Entry: Comparable {
    var event: AuditEvent
    var version: CredentialVersion

    static func < (left: Entry, right: Entry) -> Bool { left.event < right.event }
    static func == (left: Entry, right: Entry) -> Bool { left.event == right.event }
  }

  private let end: Int64
  /// Seconds that a version of each slot works at most; shape [slots].
  private let lifetimes: [Int64?]
  private var cursors: [SlotCursor] = []
  /// The next version of each slot, and the ends of those told of.
  private var heap = Heap<Entry>()

  /// - Complexity: O(slots), and O(log slots) for each event after that.
  init(_ timeline: Timeline, plan: AccessPlan) {
    end = timeline.clock.end
    lifetimes = plan.credentialRules.map(\.lifetime)
    cursors = timeline.schedules.enumerated().compactMap { slot, schedule in
      // Tokens made past the policy are told of as the API server sees them.
      plan.overlay.credentials[slot].kind == .shadow
        ? nil : SlotCursor(slot: slot, schedule: schedule, end: timeline.clock.end)
    }
    for index in cursors.indices { advance(index) }
  }

  /// The event that comes next.
  var next: AuditEvent? { heap.min?.event }

  mutating func popFirst() -> Entry? {
    guard let entry = heap.popMin() else { return nil }
    guard entry.event.kind != .credentialRevoked else { return entry }
    if let index = cursors.firstIndex(slot: entry.event.position) { advance(index) }
    let until = entry.version.valid.until
    if entry.version.valid.from < until, until >= 0, until < end,
      until < expiry(of: entry.version, slot: entry.event.position) ?? .max
    {
      let revoked = AuditEvent(
        instant: until, kind: .credentialRevoked, position: entry.event.position,
        part: entry.version.number)
      heap.insert(Entry(event: revoked, version: entry.version))
    }
    return entry
  }

  /// When a version ends by itself; `nil` when it never does.
  func expiry(of version: CredentialVersion, slot: Int) -> Int64? {
    guard slot < lifetimes.count, let lifetime = lifetimes[slot] else { return nil }
    let (sum, overflow) = version.valid.from.addingReportingOverflow(lifetime)
    return overflow ? nil : sum
  }

  private mutating func advance(_ index: Int) {
    guard let version = cursors[index].next() else { return }
    let from = version.valid.from
    let event = AuditEvent(
      instant: max(from, 0), kind: from < 0 ? .credentialPresent : .credentialIssued,
      position: cursors[index].slot, part: version.number)
    heap.insert(Entry(event: event, version: version))
  }
}

/// Walks through the versions of one slot, some at a time.
private struct SlotCursor {
  let slot: Int
  let schedule: SlotSchedule
  let end: Int64
  private var buffer: [CredentialVersion] = []
  private var position = 0
  /// Where the versions that are not in the buffer yet begin.
  private var frontier: Int64 = 0

  /// How many periods of a routine renewal are looked at together.
  private static let periodsAtOnce: Int64 = 64

  init(slot: Int, schedule: SlotSchedule, end: Int64) {
    self.slot = slot
    self.schedule = schedule
    self.end = end
  }

  mutating func next() -> CredentialVersion? {
    while position == buffer.count {
      guard frontier < end else { return nil }
      refill()
    }
    defer { position += 1 }
    return buffer[position]
  }

  private mutating func refill() {
    let start = frontier
    if case .periodic(let periodic) = schedule {
      let span = periodic.period.multipliedReportingOverflow(by: Self.periodsAtOnce)
      frontier = span.overflow ? end : min(end, start.adding(span.partialValue))
    } else {
      frontier = end
    }
    // Those kept since before the stretch were seen with the one before it.
    buffer = schedule.versions(storedIn: TimeWindow(from: start, until: frontier)).filter {
      (start == 0 || $0.stored.from >= start) && $0.valid.from < end && $0.valid.until > 0
    }
    position = 0
  }
}

extension [SlotCursor] {
  /// The cursor of a slot; cursors ascend by slot.
  fileprivate func firstIndex(slot: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].slot < slot { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].slot == slot ? low : nil
  }
}
