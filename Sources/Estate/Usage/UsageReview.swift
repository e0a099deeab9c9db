/// Compares what a cluster's RBAC grants with what its identities were seen to use.
///
/// Aggregated ClusterRoles count with the rules they carry, as for the ``Authorizer``.
package struct UsageReview: Sendable {
  private let authorizer: Authorizer
  private let usage: UsageModel
  private let universe: ResourceUniverse
  private let rightsOfRoles: RightsOfRoles
  private let recordsOfUser: [ExactString: [UsageRecord]]
  /// Namespaces with a RoleBinding for a user or group, in order; keys as in ``key(user:)``.
  private let namespacesOfSubject: [ExactString: [String]]

  /// Indexes the cluster and the usage.
  ///
  /// - Complexity: O(rights of all rules + bindings × subjects + records).
  package init(cluster: Cluster, usage: UsageModel) {
    authorizer = Authorizer(cluster: cluster)
    self.usage = usage
    universe = ResourceUniverse(rules: cluster.roles.lazy.flatMap(\.rules), usage: usage)
    rightsOfRoles = RightsOfRoles(of: authorizer.roles, universe)
    recordsOfUser = Dictionary(grouping: usage.records) { ExactString($0.username) }
    namespacesOfSubject = Self.namespaces(of: cluster.bindings)
  }

  /// What a principal is granted and what of it it used, by the records of its user name.
  ///
  /// - Complexity: O(rules held × records + rights held).
  package func use(by principal: Principal) -> PermissionUse {
    let records = recordsOfUser[ExactString(principal.username)] ?? []
    let held = heldRules(of: principal)
    var requests: [UsedRequests] = []
    for record in records { requests.append(UsedRequests(record)) }
    var isGranted = [Bool](repeating: false, count: records.count)
    let grants = held.map { grant in
      var use = GrantUse(via: grant.via, namespace: grant.namespace, rule: grant.rule, requests: 0)
      for (place, request) in requests.enumerated() where request.isAllowed(by: grant) {
        isGranted[place] = true
        use.requests = UsageTally.sum(use.requests, records[place].count)
        use.lastSeen = max(use.lastSeen ?? .min, records[place].lastSeen)
      }
      return use
    }
    var rights = HeldRights(held, universe)
    for request in requests { rights.use(request, universe) }
    return PermissionUse(
      principal: principal, grants: grants, granted: rights.granted, used: rights.used,
      unobservable: rights.unobservable, ungranted: isGranted.count { !$0 })
  }

  /// Everybody who may have rights in a cluster or was seen there, in order of user names.
  ///
  /// That is whoever was seen, with the groups seen; the cluster's people, with their groups; and
  /// whom a binding names as a user or service account, and every service account, with the groups
  /// that authentication gives without asking anybody.
  package func principals(of cluster: Cluster, people: [Person] = []) -> [Principal] {
    var principals: [ExactString: Principal] = [:]
    for binding in cluster.bindings {
      for subject in binding.subjects {
        guard let username = subject.username(in: binding) else { continue }
        principals[ExactString(username)] = .impersonated(username)
      }
    }
    for account in cluster.serviceAccounts {
      let principal = Principal.serviceAccount(
        namespace: account.metadata.namespace, name: account.metadata.name)
      principals[ExactString(principal.username)] = principal
    }
    for identity in usage.identities {
      principals[ExactString(identity.username)] = identity.principal
    }
    for person in people where person.clusters.containsExactly(cluster.name) {
      var principal = Principal.user(person.username, claims: person.groups)
      for group in usage.groups(of: person.username) where !principal.groups.containsExactly(group)
      {
        principal.groups.append(group)
      }
      principals[ExactString(person.username)] = principal
    }
    return principals.keys.sorted().compactMap { principals[$0] }
  }

  // MARK: Grants

  private func heldRules(of principal: Principal) -> [ScopedRule] {
    let keys = [Self.key(user: principal.username)] + principal.groups.map { Self.key(group: $0) }
    let namespaces = Set(keys.flatMap { namespacesOfSubject[$0] ?? [] }.map { ExactString($0) })
    return rules(heldBy: principal, in: "") { $0.scope == .cluster }
      + namespaces.sorted().flatMap { namespace in
        rules(heldBy: principal, in: namespace.value) { $0.scope == .namespaced }
      }
  }

  private func rules(
    heldBy principal: Principal, in namespace: String, where counts: (RoleBinding) -> Bool
  ) -> [ScopedRule] {
    authorizer.grants(of: principal, in: authorizer.table.names.number(of: namespace))
      .flatMap { place -> [ScopedRule] in
        let binding = authorizer.bindings[place]
        guard counts(binding), let role = authorizer.roleOfBinding[place] else { return [] }
        return rightsOfRoles.rules(of: authorizer.roles[role], at: role, boundBy: binding)
      }
  }

  private static func key(user: String) -> ExactString { ExactString("u" + user) }
  private static func key(group: String) -> ExactString { ExactString("g" + group) }

  private static func namespaces(of bindings: [RoleBinding]) -> [ExactString: [String]] {
    var namespaces: [ExactString: [String]] = [:]
    for binding in bindings where binding.scope == .namespaced {
      for subject in binding.subjects {
        let key: ExactString
        if let username = subject.username(in: binding) {
          key = Self.key(user: username)
        } else if subject.kind.hasSameBytes(as: "Group") {
          key = Self.key(group: subject.name)
        } else {
          continue
        }
        namespaces[key, default: []].append(binding.metadata.namespace)
      }
    }
    return namespaces
  }
}

extension Subject {
  /// The user name that a `User` or `ServiceAccount` subject of a binding stands for.
  fileprivate func username(in binding: RoleBinding) -> String? {
    kind.hasSameBytes(as: "User") ? name : serviceAccountUsername(in: binding)
  }
}
