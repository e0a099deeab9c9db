/// The requests that one record stands for, as authorization saw them.
struct UsedRequests {
  /// One of these, or several that every such request needs.
  let requests: [AccessRequest]
  /// Whether the requests named something that the record does not.
  let hasLostNames: Bool

  init(_ record: UsageRecord) {
    hasLostNames = record.permission.name == .unrecorded
    var request = record.permission.request
    request.user = record.username
    requests = [request] + Self.further(request)
  }

  /// A connection to a pod may be opened with `get`; servers from 1.35 on then ask for `create` too.
  ///
  /// - Source: Kubernetes feature gate `AuthorizePodWebsocketUpgradeCreatePermission` (KEP-4006).
  private static func further(_ request: AccessRequest) -> [AccessRequest] {
    let connections = ["attach", "exec", "portforward"]
    guard request.verb == "get", request.resource == "pods", request.apiGroup.isEmpty,
      connections.contains(request.subresource)
    else { return [] }
    var create = request
    create.verb = "create"
    return [create]
  }

  /// Whether a rule allows any of the requests, where its binding reaches.
  func isAllowed(by grant: ScopedRule) -> Bool {
    requests.contains { request in
      guard grant.namespace.isEmpty || grant.namespace.hasSameBytes(as: request.namespace) else {
        return false
      }
      if !hasLostNames { return ruleMatches(grant.rule, request) }
      if request.path != nil {
        return !grant.rule.nonResourceURLs.isEmpty
          && RuleMatching.any(grant.rule.verbs, or: request.verb)
      }
      var rule = grant.rule
      rule.resourceNames = []
      return ruleMatches(rule, request)
    }
  }
}
