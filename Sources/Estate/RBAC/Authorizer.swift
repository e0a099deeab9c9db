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
/// Bindings are indexed by subject, so a decision costs what the requester's own bindings cost.
///
/// - Source: Kubernetes 1.36 `plugin/pkg/auth/authorizer/rbac` and `pkg/registry/rbac/validation`.
package struct Authorizer: Sendable {
  let bindings: [RoleBinding]
  let roles: [Role]
  /// The place in `roles` of each binding's role; `nil` where it does not exist.
  let roleOfBinding: [Int?]
  /// Places in `bindings`, ascending.
  private let bindingsOfSubject: [SubjectKey: [Int]]

  /// Indexes the cluster's roles and bindings.
  ///
  /// - Complexity: O(roles + bindings × subjects).
  package init(cluster: Cluster) {
    bindings = cluster.bindings
    roles = cluster.roles
    var roleIndex: [RoleKey: Int] = [:]
    for (index, role) in cluster.roles.enumerated() {
      let key = RoleKey(role)
      if roleIndex[key] == nil { roleIndex[key] = index }
    }
    roleOfBinding = cluster.bindings.map { binding in
      RoleKey(referenceOf: binding).flatMap { roleIndex[$0] }
    }
    var index: [SubjectKey: [Int]] = [:]
    for (position, binding) in cluster.bindings.enumerated() {
      for subject in binding.subjects {
        guard let key = SubjectKey(subject, of: binding) else { continue }
        if index[key]?.last != position { index[key, default: []].append(position) }
      }
    }
    bindingsOfSubject = index
  }

  /// Decides one request.
  ///
  /// - Complexity: O(rules of the requester's bindings in the cluster and the request's namespace).
  package func decide(_ request: AccessRequest) -> Decision {
    let granting = bindings(of: request.principal, in: request.namespace).filter { position in
      rules(of: position).contains { ruleMatches($0, request) }
    }
    return Decision(allowed: !granting.isEmpty, via: granting.map { bindings[$0].path })
  }

  /// The places of every binding that applies to a principal, in order: ClusterRoleBindings, and
  /// where a namespace is given also its RoleBindings.
  func bindings(of principal: Principal, in namespace: String) -> [Int] {
    var scopes = [SubjectKey.Scope.cluster]
    if !namespace.isEmpty { scopes.append(.namespace(ExactString(namespace))) }
    var found: [Int] = []
    for scope in scopes {
      found += bindingsOfSubject[.user(principal.username, scope)] ?? []
      for group in principal.groups {
        found += bindingsOfSubject[.group(group, scope)] ?? []
      }
    }
    guard found.count > 1 else { return found }
    found.sort()
    var distinct = [found[0]]
    for position in found where position != distinct[distinct.count - 1] {
      distinct.append(position)
    }
    return distinct
  }

  /// The rules a binding grants; none when its role does not exist.
  func rules(of binding: Int) -> [PolicyRule] {
    roleOfBinding[binding].map { roles[$0].rules } ?? []
  }
}

extension AccessRequest {
  fileprivate var principal: Principal {
    Principal(username: user, groups: groups)
  }
}
