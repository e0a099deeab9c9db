/// Who makes requests: a user name and the complete list of groups.
package struct Principal: Sendable, Hashable {
  /// As authentication gives it.
  package var username: String
  /// Complete: external claims and the groups that authentication adds.
  package var groups: [String]

  /// Makes a principal with exactly these groups.
  package init(username: String, groups: [String]) {
    self.username = username
    self.groups = groups
  }

  /// The group whose members pass every authorization check; not a matter of RBAC.
  package static let superuserGroup = "system:masters"
  /// The group of everybody who has authenticated.
  package static let authenticatedGroup = "system:authenticated"
  /// The group of requests without credentials.
  package static let unauthenticatedGroup = "system:unauthenticated"
  /// The group of all service accounts; with `:NAMESPACE`, of those in one namespace.
  package static let serviceAccountsGroup = "system:serviceaccounts"
  /// The group of all kubelets.
  package static let nodesGroup = "system:nodes"
  /// The group of all bootstrap tokens.
  package static let bootstrappersGroup = "system:bootstrappers"
  /// The user name of requests without credentials.
  package static let anonymousUsername = "system:anonymous"
  static let serviceAccountPrefix = "system:serviceaccount:"
  static let nodePrefix = "system:node:"

  /// Whether the principal passes every authorization check.
  package var isSuperuser: Bool {
    groups.containsExactly(Self.superuserGroup)
  }

  /// The user name of a service account.
  package static func serviceAccountUsername(namespace: String, name: String) -> String {
    serviceAccountPrefix + namespace + ":" + name
  }

  /// A service account, authenticated by one of its tokens.
  package static func serviceAccount(namespace: String, name: String) -> Principal {
    Principal(
      username: serviceAccountUsername(namespace: namespace, name: name),
      groups: [
        serviceAccountsGroup, serviceAccountsGroup + ":" + namespace, authenticatedGroup,
      ])
  }

  /// A node's kubelet.
  package static func node(_ name: String) -> Principal {
    Principal(username: nodePrefix + name, groups: [nodesGroup, authenticatedGroup])
  }

  /// A person, or anything else with a client certificate or an identity provider's token.
  ///
  /// - Parameter claims: the certificate's organisations, or the token's group claim.
  package static func user(_ username: String, claims: [String] = []) -> Principal {
    let groups = claims.containsExactly(authenticatedGroup) ? claims : claims + [authenticatedGroup]
    return Principal(username: username, groups: groups)
  }

  /// The holder of a bootstrap token, with the token's extra groups.
  package static func bootstrapToken(id: String, extraGroups: [String] = []) -> Principal {
    Principal(
      username: "system:bootstrap:" + id,
      groups: [bootstrappersGroup] + extraGroups + [authenticatedGroup])
  }

  /// A request without credentials, where the API server accepts those.
  package static let anonymous = Principal(
    username: anonymousUsername, groups: [unauthenticatedGroup])

  /// What an impersonated user name acts as when no group is impersonated with it.
  ///
  /// A service account gets its implicit groups; nobody gets external ones.
  package static func impersonated(_ username: String) -> Principal {
    if username.hasSameBytes(as: anonymousUsername) { return anonymous }
    guard let account = serviceAccountParts(of: username) else { return user(username) }
    return serviceAccount(namespace: account.namespace, name: account.name)
  }

  /// The namespace and name in a service account's user name; `nil` for any other user name.
  ///
  /// - Source: Kubernetes 1.36 `apiserver/pkg/authentication/serviceaccount`, `SplitUsername`.
  package static func serviceAccountParts(
    of username: String
  ) -> (namespace: String, name: String)? {
    guard username.utf8.starts(with: serviceAccountPrefix.utf8) else { return nil }
    let parts = username.utf8.dropFirst(serviceAccountPrefix.utf8.count)
      .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, LabelSyntax.isLabel(parts[0]), LabelSyntax.isSubdomain(parts[1]) else {
      return nil
    }
    return (String(Substring(parts[0])), String(Substring(parts[1])))
  }

  /// The node whose kubelet a user name is; `nil` for any other user name.
  ///
  /// - Source: Kubernetes 1.36 `apiserver/pkg/endpoints/filters/impersonation`.
  package static func nodeName(of username: String) -> String? {
    guard username.utf8.starts(with: nodePrefix.utf8) else { return nil }
    let name = username.utf8.dropFirst(nodePrefix.utf8.count)
    return LabelSyntax.isSubdomain(name) ? String(Substring(name)) : nil
  }
}
