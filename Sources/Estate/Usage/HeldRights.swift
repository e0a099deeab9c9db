/// The distinct rights of one principal, and which of them were used.
struct HeldRights {
  private struct Key: Hashable {
    /// Empty for the whole cluster.
    let namespace: ExactString
    let right: ResourceUniverse.Right
  }

  private enum Names {
    case all(isUsed: Bool)
    /// Each name, with whether it was used.
    case listed([ExactString: Bool])
  }

  struct URLRight: Hashable {
    let verb: ExactString
    let url: ExactString
  }

  private var held: [Key: Names] = [:]
  private var urls: [URLRight: Bool] = [:]
  private(set) var unobservable = 0

  init(_ grants: [ScopedRule], _ universe: ResourceUniverse) {
    for grant in grants {
      let scope = grant.namespace.isEmpty ? RBACScope.cluster : .namespaced
      let (rights, void) = universe.rights(of: grant.rule, in: scope)
      unobservable += void
      for right in rights {
        let key = Key(namespace: ExactString(grant.namespace), right: right)
        hold(key, names: grant.rule.resourceNames)
      }
      guard scope == .cluster else { continue }
      for url in grant.rule.nonResourceURLs {
        for verb in grant.rule.verbs {
          urls[URLRight(verb: ExactString(verb), url: ExactString(url))] = false
        }
      }
    }
    dropRepeated()
  }

  private mutating func hold(_ key: Key, names: [String]) {
    if names.isEmpty {
      held[key] = .all(isUsed: false)
      return
    }
    var known: [ExactString: Bool] = [:]
    switch held[key] {
    case .all: return
    case .listed(let names): known = names
    case nil: break
    }
    for name in names { known[ExactString(name)] = false }
    held[key] = .listed(known)
  }

  /// Forgets rights in a namespace that are held in the whole cluster as well.
  private mutating func dropRepeated() {
    for (key, names) in held where !key.namespace.value.isEmpty {
      let wide = held[Key(namespace: ExactString(""), right: key.right)]
      switch (wide, names) {
      case (.all, _): held[key] = nil
      case (.listed(let wide), .listed(let own)):
        let rest = own.filter { wide[$0.key] == nil }
        held[key] = rest.isEmpty ? nil : .listed(rest)
      case (nil, _), (.listed, .all): break
      }
    }
  }

  // MARK: Use

  /// Marks the rights that allow any of the requests.
  mutating func use(_ used: UsedRequests, _ universe: ResourceUniverse) {
    for request in used.requests {
      if let path = request.path {
        for right in urls.keys where right.allows(request.verb, path: path, used.hasLostNames) {
          urls[right] = true
        }
        continue
      }
      let path =
        request.subresource.isEmpty
        ? request.resource : request.resource + "/" + request.subresource
      guard
        let right = universe.right(verb: request.verb, apiGroup: request.apiGroup, path: path)
      else { continue }
      mark(Key(namespace: ExactString(""), right: right), request, used.hasLostNames)
      guard !request.namespace.isEmpty else { continue }
      mark(
        Key(namespace: ExactString(request.namespace), right: right), request, used.hasLostNames)
    }
  }

  private mutating func mark(_ key: Key, _ request: AccessRequest, _ hasLostNames: Bool) {
    switch held[key] {
    case nil: return
    case .all: held[key] = .all(isUsed: true)
    case .listed(var names):
      if hasLostNames {
        names = names.mapValues { _ in true }
      } else if names[ExactString(request.name)] != nil {
        names[ExactString(request.name)] = true
      }
      held[key] = .listed(names)
    }
  }

  // MARK: Counts

  var granted: Int {
    held.values.reduce(urls.count) { sum, names in
      switch names {
      case .all: sum + 1
      case .listed(let names): sum + names.count
      }
    }
  }

  var used: Int {
    held.values.reduce(urls.values.count { $0 }) { sum, names in
      switch names {
      case .all(let isUsed): sum + (isUsed ? 1 : 0)
      case .listed(let names): sum + names.values.count { $0 }
      }
    }
  }
}

extension HeldRights.URLRight {
  func allows(_ verb: String, path: String, _ hasLostNames: Bool) -> Bool {
    guard RuleMatching.any([self.verb.value], or: verb) else { return false }
    return hasLostNames || RuleMatching.url(url.value, matches: path)
  }
}
