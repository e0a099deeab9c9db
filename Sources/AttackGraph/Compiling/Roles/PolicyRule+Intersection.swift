import Estate

extension PolicyRule {
  /// The requests for resources that both rules allow, as one rule; `nil` for none.
  func intersection(_ other: PolicyRule) -> PolicyRule? {
    let verbs = Self.common(self.verbs, other.verbs)
    let groups = Self.common(apiGroups, other.apiGroups)
    let resources = self.resources.flatMap { one in
      other.resources.compactMap { Self.common(one, $0) }
    }
    var names = resourceNames.isEmpty ? other.resourceNames : resourceNames
    if !resourceNames.isEmpty, !other.resourceNames.isEmpty {
      names = resourceNames.filter(other.resourceNames.containsExactly)
      if names.isEmpty { return nil }
    }
    guard !verbs.isEmpty, !groups.isEmpty, !resources.isEmpty else { return nil }
    return PolicyRule(
      verbs: verbs, apiGroups: groups, resources: resources, resourceNames: names)
  }

  private static func common(_ one: [String], _ other: [String]) -> [String] {
    if one.contains("*") { return other }
    if other.contains("*") { return one }
    return one.filter(other.containsExactly)
  }

  /// `*` is any resource with any subresource, `*/log` the subresource of any.
  private static func common(_ one: String, _ other: String) -> String? {
    if one == "*" || one.hasSameBytes(as: other) { return other }
    if other == "*" || one.isSubresource(of: other) { return one }
    return other.isSubresource(of: one) ? other : nil
  }
}

extension String {
  /// Whether it is RESOURCE/SUBRESOURCE and the pattern `*/SUBRESOURCE`.
  fileprivate func isSubresource(of pattern: String) -> Bool {
    guard pattern.hasPrefix("*/"), let slash = utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return false
    }
    return String(self[slash...]).hasSameBytes(as: String(pattern.dropFirst()))
  }
}
