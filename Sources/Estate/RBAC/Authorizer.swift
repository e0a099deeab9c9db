/// The answer of RBAC to one request.
package struct Decision: Sendable, Hashable {
  /// Whether a rule allows the request; `false` is "no opinion", since RBAC never denies.
  package let allowed: Bool
  /// Paths of every binding that grants the request, in the order of the cluster's bindings.
  package let via: [String]
}

/// Decides requests against one cluster's RBAC objects exactly as they stand.
///
/// Only RBAC is asked: `system:masters` has no standing here (``AccessRequest/bypassesRBAC``), and
/// aggregated ClusterRoles count with the rules they carry (``aggregated(_:)`` fills them in).
/// Names are numbers, rules are compiled once per role, and bindings are indexed by subject, so a
/// decision costs what the requester's own bindings cost.
///
/// - Source: Kubernetes 1.36 `plugin/pkg/auth/authorizer/rbac` and `pkg/registry/rbac/validation`.
package struct Authorizer: Sendable {
  let bindings: [RoleBinding]
  let roles: [Role]
  /// The place in `roles` of each role; the first of a name counts.
  let roleIndex: [RoleKey: Int]
  /// The place in `roles` of each binding's role; `nil` where it does not exist.
  let roleOfBinding: [Int?]
  let table: RuleTable
  /// Places in `table` of each role's rules.
  let rulesOfRole: [Range<UInt32>]
  let grants: GrantIndex

  /// Compiles the cluster's roles and indexes its bindings.
  ///
  /// - Complexity: O(size of the rules + S log S) for the S subjects of all bindings.
  package init(cluster: Cluster) {
    self.init(roles: cluster.roles, bindings: cluster.bindings)
  }

  /// Compiles roles and indexes bindings.
  package init(roles: [Role], bindings: [RoleBinding]) {
    var roleIndex: [RoleKey: Int] = [:]
    for (index, role) in roles.enumerated() {
      let key = RoleKey(role)
      if roleIndex[key] == nil { roleIndex[key] = index }
    }
    var table = RuleTable()
    let rulesOfRole = roles.map { table.compile($0.rules) }
    let roleOfBinding = bindings.map { RoleKey(referenceOf: $0).flatMap { roleIndex[$0] } }
    var granted: [Grant?] = []
    for (place, binding) in bindings.enumerated() {
      let namespace = table.names.intern(binding.grantedNamespace)
      // A RoleBinding without a namespace is never looked at.
      let isReached = binding.scope == .cluster || namespace != NameTable.empty
      let rules = roleOfBinding[place].map { rulesOfRole[$0] }
      granted.append(
        isReached
          ? rules.map { Grant(namespace: namespace, binding: UInt32(place), rules: $0) } : nil)
    }
    self.roles = roles
    self.bindings = bindings
    self.roleIndex = roleIndex
    self.roleOfBinding = roleOfBinding
    self.rulesOfRole = rulesOfRole
    self.table = table
    grants = GrantIndex(bindings, grants: granted)
  }

  // MARK: Many decisions

  /// Looks up who makes requests; good for decisions of this authorizer only.
  package func resolve(_ principal: Principal) -> ResolvedPrincipal {
    ResolvedPrincipal(subjects: grants.subjects(of: principal))
  }

  /// Looks up what is requested, whoever requests it; good for decisions of this authorizer only.
  package func resolve(_ request: AccessRequest) -> ResolvedRequest {
    ResolvedRequest(request, in: table.names)
  }

  /// Returns whether RBAC allows a principal a request.
  ///
  /// - Complexity: O(rules of the requester's bindings in the cluster and the request's namespace).
  package func allows(_ principal: ResolvedPrincipal, _ request: ResolvedRequest) -> Bool {
    for subject in principal.subjects
    where grants.contains(
      of: subject, in: request.namespace, where: { table.allow($0.rules, request) })
    {
      return true
    }
    return false
  }

  // MARK: One decision

  /// Decides one request and names every binding that grants it.
  ///
  /// - Complexity: O(rules of the requester's bindings in the cluster and the request's namespace).
  package func decide(_ request: AccessRequest) -> Decision {
    let principal = Principal(username: request.user, groups: request.groups)
    let resolved = resolve(request)
    let granting = grants(of: principal, in: resolved.namespace) {
      table.allow($0.rules, resolved)
    }
    return Decision(allowed: !granting.isEmpty, via: granting.map { bindings[$0].path })
  }

  /// The places of a principal's bindings that reach a namespace and hold, in order, each once.
  func grants(
    of principal: Principal, in namespace: UInt32, where condition: (Grant) -> Bool = { _ in true }
  ) -> [Int] {
    var found: [Int] = []
    for subject in grants.subjects(of: principal) {
      _ = grants.contains(of: subject, in: namespace) { grant in
        if condition(grant) { found.append(Int(grant.binding)) }
        return false
      }
    }
    found.sort()
    var distinct: [Int] = []
    for place in found where place != distinct.last { distinct.append(place) }
    return distinct
  }
}
