import Estate

/// Roles by scope, namespace and name; the first of a name wins.
struct RoleNames {
  /// What a role is looked up by.
  private struct Key: Hashable {
    var scope: RBACScope
    /// Symbols; the namespace is 0 for a ClusterRole.
    var namespace: UInt32
    var name: UInt32
  }

  private var positions: [Key: Int] = [:]
  /// Positions of the ClusterRoles.
  private(set) var clusterRoles: [Int] = []
  /// Positions of the Roles by namespace.
  private(set) var namespacedRoles: [UInt32: [Int]] = [:]

  init(_ roles: [Role], _ symbols: inout SymbolTable) {
    positions.reserveCapacity(roles.count)
    for position in roles.indices {
      let isCluster = roles[position].scope == .cluster
      let namespace = isCluster ? 0 : symbols.intern(roles[position].metadata.namespace)
      let key = Key(
        scope: roles[position].scope, namespace: namespace,
        name: symbols.intern(roles[position].metadata.name))
      if positions[key] == nil { positions[key] = position }
      if isCluster {
        clusterRoles.append(position)
      } else {
        namespacedRoles[namespace, default: []].append(position)
      }
    }
  }

  /// - Parameter namespace: Ignored for a ClusterRole.
  func find(_ scope: RBACScope, _ namespace: UInt32, _ name: UInt32) -> Int? {
    positions[Key(scope: scope, namespace: scope == .cluster ? 0 : namespace, name: name)]
  }

  /// The role a binding refers to; Role and ClusterRole never stand in for each other,
  /// and the API group is not looked at, as in the API server's resolver.
  func find(_ reference: RoleReference, in namespace: UInt32, _ symbols: SymbolTable) -> Int? {
    guard let name = symbols.find(reference.name) else { return nil }
    return switch reference.kind {
    case "ClusterRole": find(.cluster, 0, name)
    case "Role" where namespace != SymbolTable.empty: find(.namespaced, namespace, name)
    default: nil
    }
  }
}
