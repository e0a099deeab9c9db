/// Some verbs on some resources of one API group.
package struct RightSet: Sendable, Hashable {
  package var apiGroup: String
  /// `resource` or `resource/subresource`; no wildcards.
  package var paths: [String]
  /// No wildcards.
  package var verbs: [String]

  package init(apiGroup: String, paths: [String], verbs: [String]) {
    self.apiGroup = apiGroup
    self.paths = paths
    self.verbs = verbs
  }
}

/// Takes some rights out of a role's rules.
///
/// A wildcard that covers a right taken out is written out over everything that requests to the
/// cluster can be about (``ResourceUniverse``); what the cluster may serve in the future is lost
/// with the wildcard.
package struct RightSplitter: Sendable {
  private let universe: ResourceUniverse
  private let apiGroups: [String]

  /// - Complexity: O(rules + records of the usage).
  package init(_ cluster: Cluster) {
    universe = ResourceUniverse(
      rules: cluster.roles.lazy.flatMap(\.rules), usage: cluster.usage ?? .none)
    apiGroups = universe.apiGroups
  }

  /// What stays of some rules without a set of rights, and what is taken.
  ///
  /// Both together allow what the rules allowed, of what the cluster knows. Rules that the set does
  /// not touch stay as they are, in their order.
  ///
  /// - Complexity: O(rules × rights of the set), and O(the universe) for each wildcard.
  package func split(
    _ rules: [PolicyRule], taking sets: [RightSet]
  ) -> (kept: [PolicyRule], taken: [PolicyRule]) {
    var kept: [PolicyRule] = []
    var taken: [PolicyRule] = []
    for rule in rules {
      guard sets.contains(where: { touches(rule, $0) }) else {
        kept.append(rule)
        continue
      }
      split(rule, sets, &kept, &taken)
    }
    return (kept, taken)
  }

  private func touches(_ rule: PolicyRule, _ set: RightSet) -> Bool {
    rule.hasAPIGroup(set.apiGroup) && set.verbs.contains { rule.hasVerb($0) }
      && set.paths.contains { covers(rule, $0) }
  }

  private func covers(_ rule: PolicyRule, _ path: String) -> Bool {
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    return rule.hasResource(parts[0], subresource: parts.count > 1 ? parts[1] : "")
  }

  private func split(
    _ rule: PolicyRule, _ sets: [RightSet], _ kept: inout [PolicyRule],
    _ taken: inout [PolicyRule]
  ) {
    let touched = sets.filter { touches(rule, $0) }
    let all = rule.apiGroups.containsExactly(RuleMatching.all) ? apiGroups : rule.apiGroups
    let others = all.filter { group in
      !touched.contains { $0.apiGroup.hasSameBytes(as: group) }
    }
    if !others.isEmpty { kept.append(rule.limited(to: rule.verbs, others, rule.resources)) }
    for group in all where !others.containsExactly(group) {
      split(rule, in: group, touched, &kept, &taken)
    }
    guard !rule.nonResourceURLs.isEmpty else { return }
    kept.append(PolicyRule(verbs: rule.verbs, nonResourceURLs: rule.nonResourceURLs))
  }

  private func split(
    _ rule: PolicyRule, in group: String, _ sets: [RightSet], _ kept: inout [PolicyRule],
    _ taken: inout [PolicyRule]
  ) {
    let sets = sets.filter { $0.apiGroup.hasSameBytes(as: group) }
    let gated = Set(sets.flatMap(\.paths).map { ExactString($0) })
    let paths = self.paths(rule, in: group, gated)
    let free = paths.filter { !gated.contains(ExactString($0)) }
    if !free.isEmpty { kept.append(rule.limited(to: rule.verbs, [group], free)) }
    for path in paths where gated.contains(ExactString(path)) {
      let verbs = sets.filter { $0.paths.containsExactly(path) }.flatMap(\.verbs)
      let out = verbs.filter { rule.hasVerb($0) }
      let rest = self.verbs(rule, group, path).filter { !verbs.containsExactly($0) }
      if !rest.isEmpty { kept.append(rule.limited(to: rest, [group], [path])) }
      if !out.isEmpty { taken.append(rule.limited(to: out, [group], [path])) }
    }
  }

  /// The rule's resources in one group; each wildcard that covers a gated path written out.
  private func paths(
    _ rule: PolicyRule, in group: String, _ gated: Set<ExactString>
  ) -> [String] {
    var paths: [String] = []
    var seen: Set<ExactString> = []
    for resource in rule.resources {
      let isWild = resource.utf8.contains(UInt8(ascii: "*"))
      var named = isWild ? universe.paths(apiGroup: group, resource: resource) : [resource]
      if isWild {
        var one = rule
        one.resources = [resource]
        named += gated.sorted().map(\.value).filter { covers(one, $0) }
      }
      for path in named where seen.insert(ExactString(path)).inserted { paths.append(path) }
    }
    return paths
  }

  private func verbs(_ rule: PolicyRule, _ group: String, _ path: String) -> [String] {
    guard rule.verbs.containsExactly(RuleMatching.all) else { return rule.verbs }
    let known = universe.verbs(apiGroup: group, path: path)
    return known + Self.checkedInPassing.filter { !known.contains($0) }
  }

  /// Verbs that no request carries and authorization asks for all the same.
  private static let checkedInPassing = ["bind", "escalate"]
}

extension PolicyRule {
  /// The rule's names with other verbs, groups and resources.
  fileprivate func limited(
    to verbs: [String], _ apiGroups: [String], _ resources: [String]
  ) -> PolicyRule {
    PolicyRule(
      verbs: verbs, apiGroups: apiGroups, resources: resources, resourceNames: resourceNames)
  }
}
