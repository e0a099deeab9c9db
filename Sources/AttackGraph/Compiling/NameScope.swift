import Estate

/// Which objects of a kind a set of rules allows: none, some by name, or all.
enum NameScope: Hashable {
  case none
  /// Symbols, in rule order, without duplicates.
  case named([UInt32])
  case all

  mutating func formUnion(_ names: [UInt32]) {
    switch self {
    case .all: break
    case .none: self = .named(names)
    case .named(let known): self = .named(known + names.filter { !known.contains($0) })
    }
  }

  var isEmpty: Bool { self == .none }
}

extension PolicyRule {
  /// Whether the rule allows a right on one of its resources, names left aside.
  ///
  /// - Precondition: the rule has no `resourceNames`.
  func allows(_ right: Right, on resource: Right.Resource) -> Bool {
    right.verbs.contains { verb in
      ruleMatches(
        self,
        AccessRequest(
          verb: verb, apiGroup: resource.apiGroup, resource: resource.resource,
          subresource: resource.subresource))
    }
  }

  /// Whether the rule allows every verb on every object of every kind.
  var allowsEverything: Bool {
    verbs.contains("*") && apiGroups.contains("*") && resources.contains("*")
      && resourceNames.isEmpty
  }
}
