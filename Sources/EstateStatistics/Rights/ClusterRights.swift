internal import Estate

/// Who holds what in one cluster, as far as the statistics ask.
struct ClusterRights {
  /// One role at one scope.
  struct Held {
    /// `nil` for the whole cluster.
    var namespace: ExactString?
    var profile: RoleProfile

    var takeovers: TakeoverRights {
      profile.takeovers(in: namespace == nil ? .cluster : .namespaced)
    }

    var administers: Bool { namespace == nil && profile.allowsEverything }
  }

  /// The place in the cluster's roles of each role; the first of a name counts.
  private var roles: [RoleName: Int] = [:]
  private(set) var profiles: [RoleProfile] = []
  private var held: [GrantHolder: [Held]] = [:]
  /// How many bindings name each subject.
  private(set) var bindingCounts: [GrantHolder: Int] = [:]

  private struct RoleName: Hashable {
    /// `nil` for a ClusterRole.
    var namespace: ExactString?
    var name: ExactString
  }

  /// - Complexity: O(rules + bindings × subjects).
  init(_ cluster: Cluster) {
    var known: [PolicyRule: RoleProfile] = [:]
    for (place, role) in cluster.roles.enumerated() {
      profiles.append(RoleProfile(role, &known))
      let namespace = role.scope == .cluster ? nil : ExactString(role.metadata.namespace)
      let name = RoleName(namespace: namespace, name: ExactString(role.metadata.name))
      if roles[name] == nil { roles[name] = place }
    }
    for binding in cluster.bindings { add(binding) }
  }

  private mutating func add(_ binding: RoleBinding) {
    let role = role(of: binding)
    let namespace = binding.scope == .cluster ? nil : ExactString(binding.metadata.namespace)
    for holder in Set(binding.subjects.compactMap { GrantHolder($0, of: binding) }) {
      bindingCounts[holder, default: 0] += 1
      guard let role else { continue }
      held[holder, default: []].append(Held(namespace: namespace, profile: profiles[role]))
    }
  }

  /// The place in the cluster's roles of what a binding refers to; `nil` where it does not exist.
  func role(of binding: RoleBinding) -> Int? {
    let name = ExactString(binding.roleRef.name)
    switch ExactString(binding.roleRef.kind) {
    case ExactString("ClusterRole"): return roles[RoleName(namespace: nil, name: name)]
    case ExactString("Role") where binding.scope == .namespaced:
      return roles[RoleName(namespace: ExactString(binding.metadata.namespace), name: name)]
    default: return nil
    }
  }

  /// Everything that a principal holds, by its own name and by its groups.
  func held(by principal: Principal) -> [Held] {
    GrantHolder.all(of: principal).flatMap { held[$0] ?? [] }
  }

  func held(by holder: GrantHolder) -> [Held] { held[holder] ?? [] }

  /// Whether a principal may do everything in the cluster.
  func isAdministrator(_ principal: Principal) -> Bool {
    principal.isSuperuser || held(by: principal).contains(where: \.administers)
  }
}
