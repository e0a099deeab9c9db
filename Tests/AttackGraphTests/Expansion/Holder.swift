import Estate

/// Somebody who can send requests, with what decides them: a principal, or the rights of one role
/// that the attacker bound or filled.
struct Holder {
  /// Named like the graph's vertex, without the cluster.
  let fact: String
  let principal: Principal
  let authorizer: Authorizer
  /// Impersonation does not nest.
  let mayImpersonate: Bool
  private let resolved: ResolvedPrincipal

  init(_ fact: String, _ principal: Principal, _ authorizer: Authorizer, mayImpersonate: Bool) {
    self.fact = fact
    self.principal = principal
    self.authorizer = authorizer
    self.mayImpersonate = mayImpersonate
    resolved = authorizer.resolve(principal)
  }

  /// Whether one request passes. A name that is no object's stands for "whatever the name".
  func can(
    _ verb: String, _ resource: String, _ subresource: String = "", group: String = "",
    name: String = "", in namespace: String = ""
  ) -> Bool {
    if principal.isSuperuser { return true }
    return authorizer.allows(
      resolved,
      authorizer.resolve(
        AccessRequest(
          verb: verb, apiGroup: group, resource: resource, subresource: subresource, name: name,
          namespace: namespace)))
  }

  /// Whether any of the verbs passes.
  func can(
    anyOf verbs: [String], _ resource: String, _ subresource: String = "", group: String = "",
    name: String = "", in namespace: String = ""
  ) -> Bool {
    verbs.contains {
      can($0, resource, subresource, group: group, name: name, in: namespace)
    }
  }

  /// A name that no rule lists.
  static let anyName = "any-name-at-all"
  static let rbac = "rbac.authorization.k8s.io"
}
