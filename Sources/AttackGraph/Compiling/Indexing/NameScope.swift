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
  /// Whether the rule allows one of the verbs on a resource, names left aside.
  ///
  /// - Precondition: the rule has no `resourceNames`.
  func allows(_ verbs: [String], on resource: Right.Resource) -> Bool {
    guard hasAPIGroup(resource.apiGroup), verbs.contains(where: { hasVerb($0) }) else {
      return false
    }
    guard resource.subresource == Right.Resource.anySubresource else {
      return hasResource(resource.resource, subresource: resource.subresource)
    }
    return subresources(of: resource.resource).contains {
      hasResource(resource.resource, subresource: $0)
    }
  }

  /// Subresources of a resource that the rule may allow, one for all of them where it names none.
  ///
  /// `RESOURCE/*` names the subresource `*` only, which nothing has.
  private func subresources(of resource: String) -> [String] {
    resources.compactMap { text in
      guard text != "*" else { return Right.Resource.anySubresource }
      let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == "*" || parts[0] == resource, parts[1] != "*",
        !parts[1].isEmpty
      else { return nil }
      return String(parts[1])
    }
  }

  /// Whether the rule allows every verb on every object of every kind.
  var allowsEverything: Bool {
    verbs.contains("*") && apiGroups.contains("*") && resources.contains("*")
      && resourceNames.isEmpty
  }
}
