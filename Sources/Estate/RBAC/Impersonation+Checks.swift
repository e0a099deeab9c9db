/// Rights of which either the one to everything or each single one is needed.
struct ImpersonationCheck: Sendable, Hashable {
  /// Tried first; `nil` where the server does not.
  var everything: AccessRequest?
  /// All of these are needed otherwise.
  var each: [AccessRequest]
}

extension Impersonation {
  /// How many groups or extra values make the server ask for all of them at once first.
  ///
  /// - Source: Kubernetes 1.36 `apiserver/pkg/endpoints/filters/impersonation`.
  private static let manyMin = 4

  /// What a mode asks authorization about the target; the requester must pass every check.
  func checks(_ mode: Mode) -> [ImpersonationCheck] {
    var checks = [ImpersonationCheck(each: [identityRequest(mode)])]
    if !uid.isEmpty {
      checks.append(
        ImpersonationCheck(each: [request(mode, Mode.authenticationGroup, "uids", name: uid)]))
    }
    if !groups.isEmpty { checks.append(groupCheck(mode)) }
    if !extra.isEmpty { checks.append(extraCheck(mode)) }
    return checks
  }

  private func identityRequest(_ mode: Mode) -> AccessRequest {
    if mode.isConstrained, let node = Principal.nodeName(of: username) {
      // The server caches this mode's answer for every node, so it asks for the right to them all.
      let name = mode == .associatedNode ? "*" : node
      return request(mode, mode.apiGroup, "nodes", name: name)
    }
    guard let account = Principal.serviceAccountParts(of: username) else {
      return request(mode, mode.apiGroup, "users", name: username)
    }
    var request = request(mode, mode.apiGroup, "serviceaccounts", name: account.name)
    request.namespace = account.namespace
    return request
  }

  private func groupCheck(_ mode: Mode) -> ImpersonationCheck {
    let isMany = mode.isConstrained && groups.count >= Self.manyMin
    return ImpersonationCheck(
      everything: isMany ? request(mode, mode.apiGroup, "groups", name: "*") : nil,
      each: groups.map { request(mode, mode.apiGroup, "groups", name: $0) })
  }

  private func extraCheck(_ mode: Mode) -> ImpersonationCheck {
    let unnamed = request(mode, Mode.authenticationGroup, "userextras", name: "")
    func asking(_ key: String, _ value: String) -> AccessRequest {
      var request = unnamed
      request.subresource = key
      request.name = value
      return request
    }
    let values = extra.reduce(0) { $0 + $1.values.count }
    let isMany = mode.isConstrained && max(extra.count, values) >= Self.manyMin
    return ImpersonationCheck(
      everything: isMany ? asking("*", "*") : nil,
      each: extra.flatMap { field in field.values.map { asking(field.key, $0) } })
  }

  private func request(
    _ mode: Mode, _ apiGroup: String, _ resource: String, name: String
  ) -> AccessRequest {
    AccessRequest(verb: mode.verb, apiGroup: apiGroup, resource: resource, name: name)
  }
}
