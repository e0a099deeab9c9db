import Estate

/// Which objects of a kind a set of rules allows: none, some by name, or all.
enum NameScope: Hashable {
  case none
  /// In rule order, without duplicates.
  case named([String])
  case all

  func union(_ other: NameScope) -> NameScope {
    switch (self, other) {
    case (.all, _), (_, .all): .all
    case (.none, let scope), (let scope, .none): scope
    case (.named(let first), .named(let second)):
      .named(first + second.filter { !first.contains($0) })
    }
  }

  var isEmpty: Bool { self == .none }
}

extension PolicyRule {
  /// Which objects the rule allows a right on, for one of the right's resources.
  func allows(_ right: Right, on resource: Right.Resource) -> NameScope {
    var unlimited = self
    unlimited.resourceNames = []
    let isAllowed = right.verbs.contains { verb in
      ruleMatches(
        unlimited,
        AccessRequest(
          verb: verb, apiGroup: resource.apiGroup, resource: resource.resource,
          subresource: resource.subresource))
    }
    guard isAllowed else { return .none }
    guard !resourceNames.isEmpty else { return .all }
    return right.carriesName ? .named(resourceNames) : .none
  }

  /// Whether the rule allows every verb on every object of every kind.
  var allowsEverything: Bool {
    verbs.contains("*") && apiGroups.contains("*") && resources.contains("*")
      && resourceNames.isEmpty
  }
}
