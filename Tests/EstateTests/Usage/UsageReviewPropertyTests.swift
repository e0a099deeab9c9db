import Estate
import TestSupport
import Testing

@Suite("Usage beside the grants, against a slow count")
struct UsageReviewPropertyTests {
  private struct Case {
    let cluster: Cluster
    let usage: UsageModel
    /// By scope, what the bindings of that scope alone allow.
    let authorizers: [String: Authorizer]
    let principal = Principal(username: "ann", groups: ["dev", "system:authenticated"])
  }

  private static let namespaces = ["shop", "kube-system"]
  private static let names = ["object-0", "object-1", "object-2"]

  private func atLeastOne(of pool: [String], _ random: inout SplitMix) -> [String] {
    [random.pick(pool)] + random.some(pool, max: 2)
  }

  private func makeCase(_ seed: Int) -> Case {
    var random = SplitMix(seed: UInt64(seed))
    let draft = ClusterDraft()
    var roles: [Role] = []
    for number in 0..<4 {
      let rules = (0..<1 + random.below(3)).map { _ in
        PolicyRule(
          verbs: random.chance(15)
            ? ["*"] : atLeastOne(of: ["get", "list", "watch", "create"], &random),
          apiGroups: atLeastOne(of: ["", "apps", "*"], &random),
          resources: atLeastOne(
            of: ["pods", "deployments", "nodes", "pods/status", "*/status", "*"], &random),
          resourceNames: random.chance(30) ? random.subset(Self.names, max: 2) : [])
      }
      roles.append(
        Role(scope: .cluster, metadata: ObjectMetadata(name: "r\(number)"), rules: rules))
    }
    for number in 0..<5 {
      let namespace = random.chance(50) ? random.pick(Self.namespaces) + "/" : ""
      draft.bind(
        namespace + "b\(number)", role: "ClusterRole/r\(random.below(4))",
        to: random.pick([.user("ann"), .group("dev"), .user("bob")]))
    }
    var usage = RandomUsage(seed: seed)
    usage.names = 3
    usage.users = ["ann", "ann", "bob"]
    var cluster = draft.cluster
    cluster.roles = roles
    let authorizers = ([""] + Self.namespaces).map { scope in
      var part = cluster
      part.bindings = cluster.bindings.filter { $0.grantedNamespace == scope }
      return (scope, Authorizer(cluster: part))
    }
    return Case(
      cluster: cluster, usage: usage.model(records: 60),
      authorizers: Dictionary(uniqueKeysWithValues: authorizers))
  }

  /// Every request there can be, with its name left open where none is given.
  private func requests(_ usage: UsageModel) -> [AccessRequest] {
    var places = ServedResource.builtIn.flatMap { resource in
      resource.verbs.map { (resource.apiGroup, resource.path, $0) }
    }
    for record in usage.records {
      guard case .resource(let used) = record.permission.target else { continue }
      let place = (used.apiGroup, used.path, record.permission.verb)
      if !places.contains(where: { $0 == place }) { places.append(place) }
    }
    return places.map { group, path, verb in
      let parts = path.split(separator: "/").map(String.init)
      return AccessRequest(
        verb: verb, apiGroup: group, resource: parts[0],
        subresource: parts.count > 1 ? parts[1] : "")
    }
  }

  private func isClusterScoped(_ request: AccessRequest) -> Bool {
    let path =
      request.subresource.isEmpty ? request.resource : "\(request.resource)/\(request.subresource)"
    return ServedResource.builtIn.contains {
      $0.apiGroup == request.apiGroup && $0.path == path && $0.scope == .cluster
        && !path.hasPrefix("namespaces")
    }
  }

  /// Whether the principal holds a right to the request in exactly this scope.
  private func holds(_ request: AccessRequest, _ scope: String, _ one: Case) -> Bool {
    if !scope.isEmpty && isClusterScoped(request) { return false }
    var request = request.by(one.principal)
    request.namespace = scope
    return one.authorizers[scope]?.decide(request).allowed ?? false
  }

  private func isUsed(_ request: AccessRequest, _ scope: String, _ one: Case) -> Bool {
    one.usage.records.contains { record in
      guard record.username == "ann", record.permission.verb == request.verb,
        case .resource(let used) = record.permission.target, used.resource == request.resource,
        used.subresource == request.subresource, used.apiGroup == request.apiGroup,
        scope.isEmpty || used.namespace == scope
      else { return false }
      switch used.name {
      case .unrecorded: return true
      case .exact(let name): return request.name.isEmpty || request.name == name
      case .none: return request.name.isEmpty
      }
    }
  }

  @Test(
    "Rights granted and used are those that a count request by request finds", arguments: 0..<20)
  func counts(seed: Int) {
    let one = makeCase(seed)
    var (granted, used) = (0, 0)
    for request in requests(one.usage) {
      for scope in [""] + Self.namespaces {
        for name in [""] + Self.names {
          var right = request
          right.name = name
          guard holds(right, scope, one) else { continue }
          // Not where the same is held without a name, or in the whole cluster.
          if !name.isEmpty && (holds(request, scope, one) || holds(request, "", one)) { continue }
          if !scope.isEmpty && holds(right, "", one) { continue }
          granted += 1
          if isUsed(right, scope, one) { used += 1 }
        }
      }
    }
    let use = UsageReview(cluster: one.cluster, usage: one.usage).use(by: one.principal)
    #expect(use.granted == granted)
    #expect(use.used == used)
  }

  @Test("The cases are worth counting")
  func worth() {
    var (granted, used, named) = (0, 0, 0)
    for seed in 0..<25 {
      let one = makeCase(seed)
      let use = UsageReview(cluster: one.cluster, usage: one.usage).use(by: one.principal)
      granted += use.granted
      used += use.used
      named += use.grants.count { $0.isUsed && !$0.rule.resourceNames.isEmpty }
    }
    #expect(granted > 1000 && used > 50 && named > 0)
  }

  @Test("A rule is used exactly when it alone would allow a recorded request", arguments: 0..<25)
  func rules(seed: Int) {
    let one = makeCase(seed)
    let use = UsageReview(cluster: one.cluster, usage: one.usage).use(by: one.principal)
    #expect(!use.grants.isEmpty || use.granted == 0)
    for grant in use.grants {
      var cluster = Cluster(name: "c")
      cluster.roles = [
        Role(scope: .cluster, metadata: ObjectMetadata(name: "r"), rules: [grant.rule])
      ]
      cluster.bindings = one.cluster.bindings.filter { $0.path == grant.via }
      cluster.bindings[0].roleRef.name = "r"
      let authorizer = Authorizer(cluster: cluster)
      let allowed = one.usage.records.filter { record in
        guard record.username == "ann", case .resource(let used) = record.permission.target else {
          return false
        }
        let names: [String]
        switch used.name {
        case .none: names = [""]
        case .exact(let name): names = [name]
        case .unrecorded: names = [""] + grant.rule.resourceNames
        }
        return names.contains { name in
          authorizer.decide(
            AccessRequest(
              verb: record.permission.verb, apiGroup: used.apiGroup, resource: used.resource,
              subresource: used.subresource, name: name, namespace: used.namespace
            ).by(one.principal)
          ).allowed
        }
      }
      #expect(grant.requests == allowed.reduce(0) { $0 + $1.count })
      #expect(grant.lastSeen == allowed.map(\.lastSeen).max())
    }
  }
}
