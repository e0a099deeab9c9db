/// The distinct rights of one principal, and which of them were used.
struct HeldRights {
  struct URLRight: Hashable {
    let verb: ExactString
    let url: ExactString
  }

  private var inCluster: ScopeRights
  /// By namespace.
  private var inNamespaces: [ExactString: ScopeRights] = [:]
  private var urls: [URLRight: Bool] = [:]
  private(set) var unobservable = 0

  /// Collects the rights that grants amount to.
  ///
  /// - Complexity: O(rights granted + scopes × rights of the universe).
  init(_ grants: [ScopedRule], _ universe: ResourceUniverse) {
    let none = ScopeRights(rightCount: universe.rightCount)
    inCluster = none
    for grant in grants {
      unobservable += grant.rights.void
      if grant.namespace.isEmpty {
        Self.hold(grant, in: &inCluster)
        addURLs(of: grant.rule)
      } else {
        Self.hold(grant, in: &inNamespaces[ExactString(grant.namespace), default: none])
      }
    }
    for namespace in Array(inNamespaces.keys) { inNamespaces[namespace]?.drop(inCluster) }
  }

  private static func hold(_ grant: ScopedRule, in scope: inout ScopeRights) {
    for right in grant.rights.rights {
      scope.hold(right, names: grant.rule.resourceNames)
    }
  }

  private mutating func addURLs(of rule: PolicyRule) {
    for url in rule.nonResourceURLs {
      for verb in rule.verbs {
        urls[URLRight(verb: ExactString(verb), url: ExactString(url))] = false
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
      let name = used.hasLostNames ? nil : request.name
      inCluster.use(right, name: name)
      guard !request.namespace.isEmpty else { continue }
      inNamespaces[ExactString(request.namespace)]?.use(right, name: name)
    }
  }

  // MARK: Counts

  var granted: Int {
    inNamespaces.values.reduce(inCluster.granted + urls.count) { $0 + $1.granted }
  }

  var used: Int {
    inNamespaces.values.reduce(inCluster.used + urls.values.count { $0 }) { $0 + $1.used }
  }
}

extension HeldRights.URLRight {
  func allows(_ verb: String, path: String, _ hasLostNames: Bool) -> Bool {
    guard RuleMatching.any([self.verb.value], or: verb) else { return false }
    return hasLostNames || RuleMatching.url(url.value, matches: path)
  }
}
