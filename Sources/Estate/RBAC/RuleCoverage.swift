/// Returns whether the owner's rules cover every right in the requested rules.
///
/// The requested rules are split into single rights (one group, resource, verb and at most one
/// name; or one URL and verb). Each must be covered by a single rule of the owner; different
/// rights may be covered by different rules.
///
/// - Returns: the verdict, and the rights that are missing, in the order of the requested rules.
/// - Complexity: O(rights × owner's rules).
/// - Source: Kubernetes 1.36 `component-helpers/auth/rbac/validation`.
package func covers(
  owner: [PolicyRule], requested: [PolicyRule]
) -> (covers: Bool, missing: [PolicyRule]) {
  let missing = requested.flatMap(RuleCoverage.rights(of:)).filter { right in
    !owner.contains { RuleCoverage.rule($0, covers: right) }
  }
  return (missing.isEmpty, missing)
}

enum RuleCoverage {
  /// The single rights of a rule; a rule without verbs, or without groups or resources, has none.
  static func rights(of rule: PolicyRule) -> [PolicyRule] {
    var rights: [PolicyRule] = []
    let names = rule.resourceNames.isEmpty ? [[]] : rule.resourceNames.map { [$0] }
    for group in rule.apiGroups {
      for resource in rule.resources {
        for verb in rule.verbs {
          for name in names {
            rights.append(
              PolicyRule(
                verbs: [verb], apiGroups: [group], resources: [resource], resourceNames: name))
          }
        }
      }
    }
    for url in rule.nonResourceURLs {
      for verb in rule.verbs {
        rights.append(PolicyRule(verbs: [verb], nonResourceURLs: [url]))
      }
    }
    return rights
  }

  /// Whether one rule covers a single right.
  static func rule(_ owner: PolicyRule, covers right: PolicyRule) -> Bool {
    right.verbs.allSatisfy { RuleMatching.any(owner.verbs, or: $0) }
      && right.apiGroups.allSatisfy { RuleMatching.any(owner.apiGroups, or: $0) }
      && right.resources.allSatisfy { resource($0, isCoveredBy: owner.resources) }
      && names(owner.resourceNames, cover: right.resourceNames)
      && right.nonResourceURLs.allSatisfy { url in
        owner.nonResourceURLs.contains { self.url($0, covers: url) }
      }
  }

  /// Whether a resource is named, or is a subresource named as `*/subresource`.
  private static func resource(_ resource: String, isCoveredBy owner: [String]) -> Bool {
    if RuleMatching.any(owner, or: resource) { return true }
    guard let slash = resource.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
    return owner.containsExactly("*" + resource[slash...])
  }

  /// No names means all names, so only an owner without names covers that.
  private static func names(_ owner: [String], cover names: [String]) -> Bool {
    owner.isEmpty || (!names.isEmpty && names.allSatisfy(owner.containsExactly))
  }

  private static func url(_ owner: String, covers url: String) -> Bool {
    if owner.hasSameBytes(as: url) { return true }
    guard let prefix = RuleMatching.wildcardPrefix(of: owner) else { return false }
    return url.utf8.starts(with: prefix)
  }
}
