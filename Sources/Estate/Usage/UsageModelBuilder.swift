/// Collects who used what, in any order, into one model.
///
/// The order in which things are added does not matter to the model.
package struct UsageModelBuilder: Sendable {
  private var strings = StringNumbers()
  private var groupsOfUser: [UInt32: UserGroups] = [:]
  private var placeOfKey: [Key: Int] = [:]
  private var keys: [Key] = []
  private var uses: [Use] = []
  private var window: UsageWindow?
  private var days: Set<Int32> = []
  private var lastDay: Int32?

  /// Starts with nothing.
  package init() {}

  /// Makes room for so many uses; a number too small or too large costs time or memory alone.
  package mutating func reserveCapacity(_ count: Int) {
    placeOfKey.reserveCapacity(count)
    keys.reserveCapacity(count)
    uses.reserveCapacity(count)
  }

  // MARK: Watching

  /// Notes that somebody watched for a while.
  package mutating func observe(_ other: UsageWindow) {
    window = window.map { $0.union(other) } ?? other
  }

  /// Notes that something, used or not, was seen on a day.
  package mutating func observe(_ day: CalendarDay) {
    guard day.number != lastDay else { return }
    lastDay = day.number
    days.insert(day.number)
  }

  /// Notes that something, used or not, was seen at an instant.
  package mutating func observe(second: Int64) {
    observe(UsageWindow(from: second, until: second + 1))
    observe(CalendarDay(second: second))
  }

  // MARK: Using

  /// Adds groups that an identity's requests came with.
  package mutating func add(_ identity: UsageIdentity) {
    groupsOfUser[strings.number(of: identity.username), default: UserGroups()]
      .add(identity.groups)
  }

  /// Adds requests of one identity on one day.
  ///
  /// - Complexity: O(``UsageModel/namesMax``), and O(days) for a day before the last one.
  package mutating func add(
    _ permission: UsedPermission, by username: String, _ tally: UsageTally
  ) {
    add(permission, by: user(username), [tally])
  }

  /// Adds everything that a record says.
  package mutating func add(_ record: UsageRecord) {
    add(record.permission, by: user(record.username), record.days)
  }

  /// Adds uses of one identity, each with its days.
  ///
  /// A list of days that is in order is kept as it is, so lists that are the same share their
  /// memory.
  ///
  /// - Complexity: O(uses + days), where none of the permissions were used before.
  package mutating func add(_ uses: [DailyUse], by identity: UsageIdentity) {
    let user = user(identity.username)
    groupsOfUser[user, default: UserGroups()].add(identity.groups)
    for use in uses { add(use.permission, by: user, use.days) }
  }

  private mutating func add(_ permission: UsedPermission, by user: UInt32, _ days: [UsageTally]) {
    guard !days.isEmpty else { return }
    let key = key(permission, by: user)
    let next = uses.count
    let place = placeOfKey[key, default: next]
    if place == next {
      placeOfKey[key] = place
      keys.append(key)
      uses.append(Use())
    }
    let name = key.isPath && permission.name == .none ? .unrecorded : permission.name
    uses[place].add(days, name: name, &strings)
  }

  /// The number of a user, who counts as seen from now on.
  private mutating func user(_ username: String) -> UInt32 {
    let user = strings.number(of: username)
    if groupsOfUser[user] == nil { groupsOfUser[user] = UserGroups() }
    return user
  }

  /// Adds everything that a model says.
  package mutating func add(_ model: UsageModel) {
    if let window = model.window { observe(window) }
    model.observedDays.forEach { observe($0) }
    model.identities.forEach { add($0) }
    model.records.forEach { add($0) }
  }

  private mutating func key(_ permission: UsedPermission, by user: UInt32) -> Key {
    var key = Key(user: user, verb: strings.number(of: permission.verb))
    if case .resource(let used) = permission.target {
      key.isPath = false
      key.apiGroup = strings.number(of: used.apiGroup)
      key.resource = strings.number(of: used.resource)
      key.subresource = strings.number(of: used.subresource)
      key.namespace = strings.number(of: used.namespace)
    }
    return key
  }

  // MARK: Result

  /// The model of everything added so far.
  ///
  /// - Complexity: O(n log n) for n records.
  package func model() -> UsageModel {
    let ranks = strings.ranks()
    func rank(_ number: UInt32) -> UInt64 { UInt64(ranks[Int(number)]) }
    func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { rank(first) << 32 | rank(second) }
    var rows: [(place: (UInt64, UInt64, UInt64, UInt64, UInt64), row: Row)] = []
    for (key, use) in zip(keys, uses) {
      for row in use.rows(key) {
        let name = row.name.map { 1 + rank($0) } ?? (row.isNamed ? .max : 0)
        let place = (
          rank(key.user) << 1 | (key.isPath ? 0 : 1), pair(key.apiGroup, key.resource),
          pair(key.subresource, key.namespace), rank(key.verb), name
        )
        rows.append((place, row))
      }
    }
    rows.sort { $0.place < $1.place }
    let identities = groupsOfUser.keys.sorted { rank($0) < rank($1) }.map { user in
      UsageIdentity(
        username: strings[user], groups: groupsOfUser[user]?.sorted ?? [])
    }
    return UsageModel(
      window: window, observedDays: days.sorted().map { CalendarDay(number: $0) },
      identities: identities, records: rows.map { record(of: $0.row) })
  }

  private func record(of row: Row) -> UsageRecord {
    let key = row.key
    let name = row.name.map { UsedName.exact(strings[$0]) } ?? (row.isNamed ? .unrecorded : .none)
    let target =
      key.isPath
      ? UsageTarget.path(name)
      : .resource(
        UsedResource(
          apiGroup: strings[key.apiGroup], resource: strings[key.resource],
          subresource: strings[key.subresource], namespace: strings[key.namespace], name: name))
    return UsageRecord(
      username: strings[key.user],
      permission: UsedPermission(verb: strings[key.verb], target: target), days: row.days)
  }
}
