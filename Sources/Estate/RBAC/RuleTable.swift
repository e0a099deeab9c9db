/// The rules of all roles of a cluster, each compiled once.
struct RuleTable: Sendable {
  /// Numbers of every string in the rules, and of the namespaces of bindings.
  var names = NameTable()
  private var rules: [CompiledRule] = []
  /// Of each rule, apart from the rules so that a scan touches little memory.
  private var filters: [RuleFilter] = []
  /// The members of all lists, one list after another.
  private var members: [UInt32] = []
  private var patterns: [URLPattern] = []

  /// Compiles a role's rules and returns their places, which follow one another.
  ///
  /// - Complexity: O(size of the rules).
  mutating func compile(_ added: [PolicyRule]) -> Range<UInt32> {
    let start = UInt32(rules.count)
    for rule in added {
      let firstPattern = UInt32(patterns.count)
      patterns += rule.nonResourceURLs.map(URLPattern.init)
      let compiled = CompiledRule(
        verbs: list(rule.verbs), groups: list(rule.apiGroups), resources: list(rule.resources),
        objects: names(rule.resourceNames), patterns: firstPattern..<UInt32(patterns.count))
      rules.append(compiled)
      filters.append(RuleFilter(compiled, members: members))
    }
    return start..<UInt32(rules.count)
  }

  /// A list in which `*` stands for everything.
  private mutating func list(_ strings: [String]) -> NumberList {
    strings.containsExactly(RuleMatching.all) ? .everything : names(strings)
  }

  private mutating func names(_ strings: [String]) -> NumberList {
    let start = members.count
    for string in strings { members.append(names.intern(string)) }
    return NumberList(members: members, since: start)
  }

  /// Whether any of the rules at these places allows the request.
  ///
  /// - Complexity: O(rules), and for the few that pass the filters the size of their lists.
  @inline(__always)
  func allow(_ places: Range<UInt32>, _ request: ResolvedRequest) -> Bool {
    for place in Int(places.lowerBound)..<Int(places.upperBound)
    where request.mayPass(filters[place]) && allows(rules[place], request) {
      return true
    }
    return false
  }

  /// - Source: Kubernetes 1.36 `plugin/pkg/auth/authorizer/rbac` and its evaluation helpers;
  ///   ``ruleMatches(_:_:)`` says the same of strings.
  private func allows(_ rule: CompiledRule, _ request: ResolvedRequest) -> Bool {
    guard rule.verbs.holds(request.verb, in: members) else { return false }
    if let path = request.path {
      return patterns[Int(rule.patterns.lowerBound)..<Int(rule.patterns.upperBound)]
        .contains { $0.matches(path) }
    }
    return rule.groups.holds(request.apiGroup, in: members)
      && (rule.resources.holds(request.resource, in: members)
        || rule.resources.holds(request.anySubresource, in: members))
      && (rule.objects.isEmpty || rule.objects.holds(request.name, in: members))
  }
}
