/// Which of the rights that a role grants its holders used, as roles that grant no more.
///
/// Not what was asked for counts but what the rules grant of it: verbs, resources and namespaces as
/// used; a list of names stays one, shortened to the names used. A request whose name the record
/// has lost uses every name.
package struct UsageNarrowing: Sendable {
  private var recordsOfUser: [ExactString: [Use]] = [:]
  private let permissions: [UsedRequests]
  /// Whether a role's rules allow a permission: by role, then by permission; 0 unknown.
  private var verdicts: [Int: [UInt8]] = [:]

  /// One permission that somebody used in one namespace.
  fileprivate struct Use: Sendable {
    var namespace: String
    var name: UsedName
    /// Position in ``permissions``: the same verb and target with neither namespace nor name.
    var permission: Int
    var record: UsageRecord
  }

  /// Indexes the usage.
  ///
  /// - Complexity: O(records).
  package init(_ usage: UsageModel) {
    var numbers: [UsedPermission: Int] = [:]
    var permissions: [UsedRequests] = []
    for record in usage.records {
      var plain = record
      plain.username = ""
      plain.days = []
      plain.permission = record.permission.withoutPlace
      let number = numbers[plain.permission] ?? permissions.count
      if number == permissions.count {
        numbers[plain.permission] = number
        permissions.append(UsedRequests(plain))
      }
      recordsOfUser[ExactString(record.username), default: []].append(
        Use(
          namespace: record.permission.namespace, name: record.permission.name,
          permission: number, record: record))
    }
    self.permissions = permissions
  }

  /// Whether somebody was seen at all.
  package func hasSeen(_ username: String) -> Bool {
    recordsOfUser[ExactString(username)] != nil
  }

  /// What a user used of a role, by namespace in order of bytes; the empty one first, which holds
  /// what was used without one: cluster-scoped things, lists across namespaces, paths.
  ///
  /// - Parameters:
  ///   - role: Tells roles apart; the same number always comes with the same rules.
  ///   - namespace: Where the binding reaches; empty for the whole cluster.
  /// - Complexity: O(records of the user), once each permission has been seen with the role.
  package mutating func used(
    by username: String, of rules: [PolicyRule], role: Int, in namespace: String
  ) -> [(namespace: String, rules: [PolicyRule])] {
    var found: [ExactString: [Use]] = [:]
    for use in recordsOfUser[ExactString(username)] ?? []
    where namespace.isEmpty || namespace.hasSameBytes(as: use.namespace) {
      guard allows(rules, role: role, use) else { continue }
      found[ExactString(use.namespace), default: []].append(use)
    }
    return found.keys.sorted().map { key in
      (key.value, narrowed(rules, to: found[key] ?? [], in: key.value))
    }
  }

  /// When a user last used anything that a role grants where its binding reaches, in seconds since
  /// 1970-01-01T00:00:00Z; `nil` where they were not seen to.
  ///
  /// - Complexity: O(records of the user), once each permission has been seen with the role.
  package mutating func lastUse(
    by username: String, of rules: [PolicyRule], role: Int, in namespace: String
  ) -> Int64? {
    var last: Int64?
    for use in recordsOfUser[ExactString(username)] ?? []
    where namespace.isEmpty || namespace.hasSameBytes(as: use.namespace) {
      if allows(rules, role: role, use) { last = max(last ?? .min, use.record.lastSeen) }
    }
    return last
  }

  /// A role at a scope that stands where another one stood.
  package struct Part: Sendable, Hashable {
    /// Tells roles apart, as elsewhere.
    package var role: Int
    package var rules: [PolicyRule]
    /// Empty means cluster-wide.
    package var namespace: String

    package init(role: Int, rules: [PolicyRule], namespace: String) {
      self.role = role
      self.rules = rules
      self.namespace = namespace
    }

    fileprivate func reaches(_ use: Use) -> Bool {
      namespace.isEmpty || namespace.hasSameBytes(as: use.namespace)
    }
  }

  /// The share of what a user used of a role, where its binding reaches, that some parts allow as
  /// well; `nil` where they used nothing. A permission counts once for each day on which it was used.
  ///
  /// - Complexity: O(records of the user × parts), once each permission has been seen with each role.
  package mutating func coveredShare(
    by username: String, of rules: [PolicyRule], role: Int, in namespace: String,
    under parts: [Part]
  ) -> Double? {
    var (covered, all) = (0, 0)
    for use in recordsOfUser[ExactString(username)] ?? []
    where namespace.isEmpty || namespace.hasSameBytes(as: use.namespace) {
      guard allows(rules, role: role, use) else { continue }
      all += use.record.days.count
      for part in parts where part.reaches(use) && allows(part.rules, role: part.role, use) {
        covered += use.record.days.count
        break
      }
    }
    return all == 0 ? nil : Double(covered) / Double(all)
  }

  private mutating func allows(_ rules: [PolicyRule], role: Int, _ use: Use) -> Bool {
    let unknown: UInt8 = 0
    let (no, yes, asks): (UInt8, UInt8, UInt8) = (1, 2, 3)
    if verdicts[role] == nil {
      verdicts[role] = Array(repeating: unknown, count: permissions.count)
    }
    var verdict = verdicts[role]?[use.permission] ?? unknown
    if verdict == unknown {
      let matching = rules.filter { permissions[use.permission].isAllowed(bySome: $0) }
      let isLimited = matching.contains { $0.isUnlimited(for: permissions[use.permission]) }
      verdict = matching.isEmpty ? no : isLimited ? yes : asks
      verdicts[role]?[use.permission] = verdict
    }
    guard verdict == asks else { return verdict == yes }
    let requests = UsedRequests(use.record)
    return rules.contains { requests.isAllowed(by: $0.reaching(use.namespace)) }
  }

  /// Rules of exactly the uses, one for each resource.
  private func narrowed(
    _ rules: [PolicyRule], to uses: [Use], in namespace: String
  ) -> [PolicyRule] {
    var result = NarrowRules()
    for use in uses {
      let requests = UsedRequests(use.record)
      let matching = rules.filter { requests.isAllowed(by: $0.reaching(namespace)) }
      for request in requests.requests where matching.contains(where: { $0.hasVerb(request.verb) })
      {
        result.add(request, lostName: requests.hasLostNames, under: matching)
      }
    }
    return result.rules
  }
}

/// Rules put together from requests.
private struct NarrowRules {
  private struct Key: Hashable {
    var apiGroup: String
    var path: String
    var names: [String]
    var urls: [String]
  }

  private var order: [Key] = []
  private var verbs: [Key: [String]] = [:]

  /// - Parameter matching: The rules that allow it, at least one.
  mutating func add(_ request: AccessRequest, lostName: Bool, under matching: [PolicyRule]) {
    var key = Key(apiGroup: request.apiGroup, path: request.resource, names: [], urls: [])
    if !request.subresource.isEmpty { key.path += "/" + request.subresource }
    if let path = request.path {
      key = Key(apiGroup: "", path: "", names: [], urls: [])
      key.urls = lostName ? matching.flatMap(\.nonResourceURLs) : [path]
    } else if !matching.contains(where: \.resourceNames.isEmpty) {
      key.names = lostName ? matching.flatMap(\.resourceNames) : [request.name]
    }
    if verbs[key] == nil { order.append(key) }
    if verbs[key]?.containsExactly(request.verb) != true {
      verbs[key, default: []].append(request.verb)
    }
  }

  var rules: [PolicyRule] {
    order.map { key in
      let isPath = !key.urls.isEmpty
      return PolicyRule(
        verbs: verbs[key] ?? [], apiGroups: isPath ? [] : [key.apiGroup],
        resources: isPath ? [] : [key.path], resourceNames: key.names, nonResourceURLs: key.urls)
    }
  }
}

extension UsedRequests {
  /// Whether a rule allows any of the requests for some name.
  fileprivate func isAllowed(bySome rule: PolicyRule) -> Bool {
    var open = rule
    open.resourceNames = []
    if requests.contains(where: { $0.path != nil }) {
      return !rule.nonResourceURLs.isEmpty && requests.contains { rule.hasVerb($0.verb) }
    }
    return requests.contains { ruleMatches(open, $0) }
  }
}

extension PolicyRule {
  /// Whether the name does not matter to whether the rule allows a request.
  fileprivate func isUnlimited(for requests: UsedRequests) -> Bool {
    resourceNames.isEmpty && requests.requests.allSatisfy { $0.path == nil }
  }

  fileprivate func reaching(_ namespace: String) -> ScopedRule {
    ScopedRule(
      via: "", namespace: namespace, rule: self, rights: RuleRights(rights: [], void: 0))
  }
}

extension UsedPermission {
  /// Empty for what has none.
  fileprivate var namespace: String {
    guard case .resource(let resource) = target else { return "" }
    return resource.namespace
  }

  /// The same for any object anywhere.
  fileprivate var withoutPlace: UsedPermission {
    var plain = self
    if case .resource(var resource) = target {
      resource.namespace = ""
      resource.name = .none
      plain.target = .resource(resource)
    }
    return plain
  }
}
