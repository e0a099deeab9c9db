internal import Estate

/// A set of takeover rights.
struct TakeoverRights: OptionSet, Hashable {
  let rawValue: UInt16

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  init(_ right: TakeoverRight) {
    let place = TakeoverRight.allCases.firstIndex(of: right) ?? 0
    rawValue = 1 << UInt16(place)
  }

  func contains(_ right: TakeoverRight) -> Bool { contains(TakeoverRights(right)) }

  /// What a rule gives where its binding reaches.
  ///
  /// A rule that is limited to names gives none: it reaches objects that somebody chose.
  ///
  /// - Complexity: O(size of the rule × requests of all takeover rights).
  init(of rule: PolicyRule, in scope: RBACScope) {
    self.init()
    guard rule.resourceNames.isEmpty else { return }
    for right in TakeoverRight.allCases {
      let accesses = right.accesses.filter { scope == .cluster || $0.isNamespaced }
      if accesses.contains(where: { Self.allows(rule, $0) }) { insert(TakeoverRights(right)) }
    }
  }

  private static func allows(_ rule: PolicyRule, _ access: TakeoverRight.Access) -> Bool {
    access.resources.contains { target in
      access.verbs.contains { verb in
        ruleMatches(
          rule,
          AccessRequest(
            verb: verb, apiGroup: access.apiGroup, resource: target.resource,
            subresource: target.subresource))
      }
    }
  }
}
