/// Returns whether one rule allows a request, as the API server's RBAC authorizer decides it.
///
/// Everything is compared byte by byte; the only wildcards are `*`, `*/subresource` and trailing
/// stars of a URL. Whether the rule reaches the request at all (bindings, namespaces) is the
/// ``Authorizer``'s to say.
///
/// - Complexity: O(size of the rule).
/// - Source: Kubernetes 1.36 `plugin/pkg/auth/authorizer/rbac` and its evaluation helpers.
package func ruleMatches(_ rule: PolicyRule, _ request: AccessRequest) -> Bool {
  guard RuleMatching.any(rule.verbs, or: request.verb) else { return false }
  if let path = request.path {
    return rule.nonResourceURLs.contains { RuleMatching.url($0, matches: path) }
  }
  return RuleMatching.any(rule.apiGroups, or: request.apiGroup)
    && RuleMatching.resources(
      rule.resources, match: request.resource, subresource: request.subresource)
    && (rule.resourceNames.isEmpty || rule.resourceNames.containsExactly(request.name))
}

extension PolicyRule {
  /// Whether the rule names a verb, or all of them.
  package func hasVerb(_ verb: String) -> Bool { RuleMatching.any(verbs, or: verb) }

  /// Whether the rule names an API group, or all of them.
  package func hasAPIGroup(_ group: String) -> Bool { RuleMatching.any(apiGroups, or: group) }

  /// Whether the rule's resources name this one, its API group left aside.
  package func hasResource(_ resource: String, subresource: String) -> Bool {
    RuleMatching.resources(resources, match: resource, subresource: subresource)
  }
}

/// The comparisons that matching a request and comparing rules have in common.
enum RuleMatching {
  static let all = "*"

  /// Whether the list holds `*` or the value itself.
  static func any(_ list: [String], or value: String) -> Bool {
    list.contains { $0.hasSameBytes(as: all) || $0.hasSameBytes(as: value) }
  }

  /// Whether a rule's resources name `resource` or, where there is one, `resource/subresource`.
  static func resources(
    _ resources: [String], match resource: String, subresource: String
  ) -> Bool {
    let combined = subresource.isEmpty ? resource : resource + "/" + subresource
    return resources.contains { resource in
      resource.hasSameBytes(as: all) || resource.hasSameBytes(as: combined)
        || (!subresource.isEmpty && resource.hasSameBytes(as: "*/" + subresource))
    }
  }

  /// Whether a rule's URL is the path, or ends in stars and is a prefix of it without them.
  static func url(_ pattern: String, matches path: String) -> Bool {
    if pattern.hasSameBytes(as: all) || pattern.hasSameBytes(as: path) { return true }
    guard let prefix = wildcardPrefix(of: pattern) else { return false }
    return path.utf8.starts(with: prefix)
  }

  /// What stands before the trailing stars; `nil` when there are none.
  static func wildcardPrefix(of pattern: String) -> Substring.UTF8View? {
    let star = UInt8(ascii: "*")
    var prefix = pattern[...].utf8
    guard prefix.last == star else { return nil }
    while prefix.last == star { prefix.removeLast() }
    return prefix
  }
}
