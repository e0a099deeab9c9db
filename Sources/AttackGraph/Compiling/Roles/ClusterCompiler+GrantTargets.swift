import Estate

/// What requests on roles and identities give.
extension ClusterCompiler {
  mutating func expandGrantTarget(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    switch rows[hub.row].target {
    case .impersonatedUser: expandUsers(hub, vertex, step)
    case .impersonatedGroup: expandGroups(hub, vertex, step)
    case .rewrittenRole: expandRewriting(hub, vertex, step)
    case .newRole: expandNewRole(hub, vertex, step)
    case .aggregatingRole: expandAggregation(hub, vertex, step)
    // Drawn per identity: what it gives depends on who asks.
    default: break
    }
  }

  /// Acting as a user whom the cluster knows; service accounts are users of a longer name.
  private mutating func expandUsers(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    let because = Provenance(.text, index.symbols.intern("impersonate users"))
    for username in knownUsers().matching(hub.name) {
      builder.connect(vertex, impersonated(username), step, because)
    }
  }

  /// Acting with a group that grants anything.
  private mutating func expandGroups(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    let because = Provenance(.text, index.symbols.intern("impersonate groups"))
    for group in usefulGroups(hub.name) {
      builder.connect(vertex, groupVertex(group, impersonated: true), step, because)
    }
  }

  private func usefulGroups(_ name: UInt32) -> [UInt32] {
    if name != Hub.allNames {
      return counts(name - 1) ? [name - 1] : []
    }
    var seen: Set<UInt32> = [groups.superuser]
    return [groups.superuser]
      + index.bindings.entries.lazy.filter { $0.who == .group }.map(\.name).filter {
        seen.insert($0).inserted
      }
  }

  mutating func knownUsers() -> KnownUsers {
    if let known = caches.knownUsers { return known }
    var users = KnownUsers()
    for username in index.usernames { users.insert(username) }
    for entry in index.bindings.entries where entry.who == .user { users.insert(entry.name) }
    for slot in credentials {
      users.insert(index.symbols.intern(overlay.credentials[slot].username))
    }
    caches.knownUsers = users
    return users
  }
}

/// The user names that objects or credentials of a cluster mention.
struct KnownUsers {
  /// Symbols, in order of appearance.
  private(set) var usernames: [UInt32] = []
  private var isKnown: Set<UInt32> = []

  mutating func insert(_ username: UInt32) {
    if isKnown.insert(username).inserted { usernames.append(username) }
  }

  /// All of them, or the one of a hub's name.
  func matching(_ name: UInt32) -> [UInt32] {
    guard name != Hub.allNames else { return usernames }
    return isKnown.contains(name - 1) ? [name - 1] : []
  }
}
