import BasicContainers
import Estate

/// When approvers work: while the pool is open, and either their own hours are or they are on call,
/// and somebody fills their position.
extension ApprovalDesk {
  /// What the calendar of a member depends on.
  private struct CalendarKey: Hashable {
    var pool: WorkingHours
    var own: WorkingHours?
    /// Position of a person whose calendar is like nobody else's; negative otherwise.
    var person: Int32
  }

  mutating func openCalendars() {
    let count = approvers.count
    calendars = Array(repeating: -1, count: model.panels.panels.count * count)
    var known: [CalendarKey: Int] = [:]
    for (panel, entry) in model.panels.panels.enumerated() where entry.pool >= 0 {
      for member in model.panels.members[panel] {
        let key = key(of: Int(member), in: entry.pool)
        let calendar = known[key] ?? addCalendar(key)
        known[key] = calendar
        calendars[panel * count + Int(member)] = Int32(calendar)
        if !approversOfCalendar[calendar].contains(member) {
          approversOfCalendar[calendar].append(member)
        }
      }
    }
    sharedCalendars = model.panels.panels.indices.map { sharedCalendar(of: $0) }
    alwaysOpen = Int32(shifts.add([.always]))
    approversOfCalendar.append([])
    for calendar in 0..<shifts.count { scheduleOpening(calendar, after: -1) }
  }

  private func sharedCalendar(of panel: Int) -> Int32 {
    let ofMembers = model.panels.members[panel].map {
      calendars[panel * approvers.count + Int($0)]
    }
    guard let first = ofMembers.first, ofMembers.allSatisfy({ $0 == first }) else { return -1 }
    return first
  }

  private func key(of member: Int, in pool: Int) -> CalendarKey {
    let context = model.input.context
    let person = model.panels.approvers[member].person
    guard person >= 0 else {
      return CalendarKey(pool: context.approverPools[pool].workingHours, own: nil, person: -1)
    }
    let position = Int(person)
    let hasTurns = position < world.onCall.count && !world.onCall[position].isEmpty
    let leaves =
      position < world.tenures.count && world.tenures[position].presence != [.always]
    return CalendarKey(
      pool: context.approverPools[pool].workingHours,
      own: context.people[position].workingHours, person: hasTurns || leaves ? person : -1)
  }

  private mutating func addCalendar(_ key: CalendarKey) -> Int {
    var windows = WindowLists.open(key.pool, until: clock.end)
    if let own = key.own {
      var hours = WindowLists.open(own, until: clock.end)
      let person = Int(key.person)
      if person >= 0, person < world.onCall.count {
        hours = WindowLists.union(hours, world.onCall[person])
      }
      windows = WindowLists.intersection(windows, hours)
      if person >= 0, person < world.tenures.count {
        windows = WindowLists.intersection(windows, world.tenures[person].presence)
      }
    }
    approversOfCalendar.append([])
    return shifts.add(windows)
  }

  private mutating func scheduleOpening(_ calendar: Int, after instant: Int64) {
    guard let opening = shifts.nextOpening(calendar, after: instant) else { return }
    schedule(.opening, at: opening, subject: Int32(calendar))
  }

  /// Lets whoever comes on shift take what waits.
  mutating func open(_ calendar: Int, at now: Int64) {
    for approver in approversOfCalendar[calendar] { takeNext(Int(approver), at: now) }
    scheduleOpening(calendar, after: now)
  }

  /// The work of each pool that the policy asks, over the measured time.
  package var loads: [PoolLoad] {
    let pools = model.input.context.approverPools
    return pools.indices.compactMap { pool in
      let panels = model.panels.panels.indices.filter { model.panels.panels[$0].pool == pool }
      guard !panels.isEmpty else { return nil }
      var counted: Set<Int32> = []
      var onShift: Int64 = 0
      for panel in panels {
        for member in model.panels.members[panel] where counted.insert(member).inserted {
          let calendar = Int(calendars[panel * approvers.count + Int(member)])
          onShift += shifts.openSeconds(calendar, in: clock.measured)
        }
      }
      return PoolLoad(pool: pools[pool].name, busy: busySeconds[pool], onShift: onShift)
    }
  }
}
