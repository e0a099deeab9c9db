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
  ///
  /// The matching is the API server's (TECHNIQUES 2.1): `*` or the literal for verb and group;
  /// `*`, `resource[/subresource]` or `*/subresource` for the resource.
  func allows(_ right: Right, on resource: Right.Resource) -> NameScope {
    guard verbs.contains(where: { $0 == "*" || right.verbs.contains($0) }),
      apiGroups.contains(where: { $0 == "*" || $0 == resource.apiGroup }),
      resources.contains(where: { Self.matches($0, resource) })
    else { return .none }
    guard !resourceNames.isEmpty else { return .all }
    return right.carriesName ? .named(resourceNames) : .none
  }

  private static func matches(_ written: String, _ resource: Right.Resource) -> Bool {
    if written == "*" { return true }
    guard !resource.subresource.isEmpty else { return written == resource.resource }
    return written == "\(resource.resource)/\(resource.subresource)"
      || written == "*/\(resource.subresource)"
  }

  /// Whether the rule allows every verb on every object of every kind.
  var allowsEverything: Bool {
    verbs.contains("*") && apiGroups.contains("*") && resources.contains("*")
      && resourceNames.isEmpty
  }
}
