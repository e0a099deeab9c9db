/// A vertex through which the attacker makes roles that allow everything.
struct NewRole {
  /// The artefact's vertex.
  var vertex: UInt32
  var place: NewRolePlace
}

/// Where roles are made: as Roles of one namespace, or as ClusterRoles.
struct NewRolePlace: Hashable {
  var isCluster: Bool
  /// Symbol; 0 for ClusterRoles.
  var namespace: UInt32
}

/// Whoever gains by a role that is made: the holder of a binding whose role does not exist, or the
/// attacker who may write a binding of any role.
enum RoleWaiter: Hashable {
  /// The holder's vertex, and the subject in the binding, by position in the index.
  case holder(UInt32, entry: UInt32, isImplicit: Bool)
  /// The vertex that may write the binding, its row, and where the binding would grant.
  case writer(UInt32, row: Int, scope: UInt32)
}

/// Roles that the attacker makes, and who waits for one; either may come first.
struct NewRoles {
  private var made: [NewRolePlace: NewRole] = [:]
  private var waiting: [NewRolePlace: [RoleWaiter]] = [:]
  private var seen: Set<Key> = []
  private var pairs: [(NewRole, RoleWaiter)] = []

  private struct Key: Hashable {
    var place: NewRolePlace
    var waiter: RoleWaiter
  }

  mutating func add(_ role: NewRole) {
    guard made[role.place] == nil else { return }
    made[role.place] = role
    pairs += (waiting[role.place] ?? []).map { (role, $0) }
  }

  mutating func add(_ waiter: RoleWaiter, for place: NewRolePlace) {
    guard seen.insert(Key(place: place, waiter: waiter)).inserted else { return }
    waiting[place, default: []].append(waiter)
    if let role = made[place] { pairs.append((role, waiter)) }
  }

  /// The pairs that have not met yet.
  mutating func meet() -> [(NewRole, RoleWaiter)] {
    defer { pairs.removeAll() }
    return pairs
  }
}
