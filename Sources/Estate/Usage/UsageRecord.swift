/// One permission that one identity really used, day by day.
package struct UsageRecord: Sendable, Hashable {
  /// As authentication gives it; of impersonated requests, the impersonated user.
  package var username: String
  package var permission: UsedPermission
  /// At least one, in order, each day once.
  package var days: [UsageTally]

  package init(username: String, permission: UsedPermission, days: [UsageTally]) {
    self.username = username
    self.permission = permission
    self.days = days
  }

  /// How many requests there were; the largest number where they are more.
  package var count: Int { days.reduce(0) { UsageTally.sum($0, $1.count) } }

  /// The instant of the last request, in seconds since 1970-01-01T00:00:00Z; 0 without days.
  package var lastSeen: Int64 { days.last?.lastSeen ?? 0 }
}

/// One permission that somebody used, day by day.
package struct DailyUse: Sendable, Hashable {
  package var permission: UsedPermission
  package var days: [UsageTally]

  package init(_ permission: UsedPermission, _ days: [UsageTally]) {
    self.permission = permission
    self.days = days
  }
}

/// Somebody who made requests.
package struct UsageIdentity: Sendable, Hashable {
  /// As authentication gives it.
  package var username: String
  /// Every group that any of the requests came with, in order of their bytes.
  package var groups: [String]

  package init(username: String, groups: [String]) {
    self.username = username
    self.groups = groups
  }

  /// The identity that a principal is.
  package init(_ principal: Principal) {
    self.init(username: principal.username, groups: principal.groups)
  }

  /// The identity with all its groups at once.
  package var principal: Principal { Principal(username: username, groups: groups) }
}
