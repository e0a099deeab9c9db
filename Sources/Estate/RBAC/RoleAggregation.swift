/// Returns the roles with the rules of aggregated ClusterRoles filled in.
///
/// - SeeAlso: ``RoleAggregation``, which also says which roles could not be filled in.
package func aggregated(_ roles: [Role]) -> [Role] {
  RoleAggregation(of: roles).roles
}

/// What the aggregation controller makes of a set of roles, once it comes to rest.
///
/// An aggregated ClusterRole's rules are those of the ClusterRoles its selectors match: selector by
/// selector, by name, without repeats and without its own. Roles that aggregate one another are
/// filled in by name, over and over, until nothing changes; should only the order of rules keep
/// changing (possible in a cycle), the passes end at a fixed number.
///
/// - Source: Kubernetes 1.36 `pkg/controller/clusterroleaggregation`.
package struct RoleAggregation: Sendable {
  /// The same roles in the same order.
  package private(set) var roles: [Role]
  /// Aggregated ClusterRoles left alone because a selector is invalid, by name.
  package private(set) var problems: [(role: String, problem: String)] = []
  /// Aggregated ClusterRoles that kept rules of their own because nothing was selected: the
  /// controller's server-side apply of no rules does not remove any. Sorted by name.
  package private(set) var keptStaleRules: [String] = []

  /// - Complexity: O(passes × aggregated roles × roles), where there are about as many passes as
  ///   the longest chain of aggregation.
  package init(of roles: [Role]) {
    self.roles = roles
    let candidates = roles.indices.filter { roles[$0].scope == .cluster }
      .sorted { roles[$0].metadata.name.precedesInBytes(roles[$1].metadata.name) }
    let labels = roles.map { role in
      [ExactString: String](
        role.metadata.labels.map { (ExactString($0.key), $0.value) }, uniquingKeysWith: { $1 })
    }
    var plans: [(role: Int, sources: [Int])] = []
    for index in candidates {
      guard let selectors = roles[index].aggregation else { continue }
      let name = roles[index].metadata.name
      if let problem = selectors.lazy.compactMap(\.firstProblem).first {
        problems.append((name, problem))
        continue
      }
      let sources = selectors.flatMap { selector in
        candidates.filter {
          !roles[$0].metadata.name.hasSameBytes(as: name) && selector.matches(labels[$0])
        }
      }
      plans.append((index, sources))
    }
    fill(plans)
  }

  private mutating func fill(_ plans: [(role: Int, sources: [Int])]) {
    let passesMax = 4 * plans.count + 8
    for _ in 0..<passesMax {
      var changed = false
      for plan in plans {
        let rules = union(of: plan.sources)
        guard !rules.isEmpty, !Self.areSame(rules, roles[plan.role].rules) else { continue }
        roles[plan.role].rules = rules
        changed = true
      }
      if !changed { break }
    }
    keptStaleRules = plans.compactMap { plan in
      let role = roles[plan.role]
      return !role.rules.isEmpty && union(of: plan.sources).isEmpty ? role.metadata.name : nil
    }
  }

  /// The rules of the given roles in order, each rule once.
  private func union(of sources: [Int]) -> [PolicyRule] {
    var rules: [PolicyRule] = []
    var seen: Set<ExactRule> = []
    for source in sources {
      for rule in roles[source].rules where seen.insert(ExactRule(rule: rule)).inserted {
        rules.append(rule)
      }
    }
    return rules
  }

  private static func areSame(_ left: [PolicyRule], _ right: [PolicyRule]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { ExactRule(rule: $0) == ExactRule(rule: $1) }
  }
}

/// A rule compared byte by byte, its lists in order.
private struct ExactRule: Hashable {
  let rule: PolicyRule

  private var lists: [[String]] {
    [rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs]
  }

  static func == (left: ExactRule, right: ExactRule) -> Bool {
    zip(left.lists, right.lists).allSatisfy { $0.isExactly($1) }
  }

  func hash(into hasher: inout Hasher) {
    for list in lists {
      hasher.combine(list.count)
      for string in list { hasher.combine(ExactString(string)) }
    }
  }
}
