/// One request to an API server, with everything that authorization looks at.
///
/// A missing field is the empty string, as in Kubernetes' own request attributes.
package struct AccessRequest: Sendable, Hashable {
  /// The user name.
  package var user: String
  /// Complete: no implicit group is added.
  package var groups: [String]
  /// Such as `get` or `create`; in lower case for a path.
  package var verb: String
  /// Empty for the core group.
  package var apiGroup: String
  /// Such as `pods`, without the subresource.
  package var resource: String
  /// Such as `exec`.
  package var subresource: String
  /// The object's name, where the request carries one.
  package var name: String
  /// Empty for cluster-scoped resources and for lists across all namespaces.
  package var namespace: String
  /// Makes this a non-resource request, even when empty; `nil` for a resource request.
  package var path: String?

  /// Makes a request for a resource, or for a path when `path` is given.
  package init(
    user: String = "", groups: [String] = [], verb: String, apiGroup: String = "",
    resource: String = "", subresource: String = "", name: String = "", namespace: String = "",
    path: String? = nil
  ) {
    self.user = user
    self.groups = groups
    self.verb = verb
    self.apiGroup = apiGroup
    self.resource = resource
    self.subresource = subresource
    self.name = name
    self.namespace = namespace
    self.path = path
  }

  /// The same request, made by the given principal.
  package func by(_ principal: Principal) -> AccessRequest {
    var request = self
    request.user = principal.username
    request.groups = principal.groups
    return request
  }

  /// Whether the request passes without RBAC being asked, by membership in `system:masters`.
  ///
  /// - Source: the privileged-group authorizer that stands before RBAC in every API server.
  package var bypassesRBAC: Bool {
    groups.containsExactly(Principal.superuserGroup)
  }
}
