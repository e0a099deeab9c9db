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
    let key = key(permission, by: username)
    let place: Int
    if let known = placeOfKey[key] {
      place = known
    } else {
      place = uses.count
      placeOfKey[key] = place
      keys.append(key)
      uses.append(Use())
    }
    let name = key.isPath && permission.name == .none ? .unrecorded : permission.name
    uses[place].add(tally, name: name, &strings)
  }

  /// Adds everything that a record says.
  package mutating func add(_ record: UsageRecord) {
    for tally in record.days { add(record.permission, by: record.username, tally) }
  }

  /// Adds everything that a model says.
  package mutating func add(_ model: UsageModel) {
    if let window = model.window { observe(window) }
    model.observedDays.forEach { observe($0) }
    model.identities.forEach { add($0) }
    model.records.forEach { add($0) }
  }

  private mutating func key(_ permission: UsedPermission, by username: String) -> Key {
    var key = Key(user: strings.number(of: username), verb: strings.number(of: permission.verb))
    if groupsOfUser[key.user] == nil { groupsOfUser[key.user] = UserGroups() }
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
