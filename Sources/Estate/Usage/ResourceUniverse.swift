/// Everything that requests to one cluster can be about, so that wildcards have a size.
///
/// What Kubernetes serves by itself; of other API groups, what some rule of the cluster names in so
/// many words; and whatever was used. A wildcard stands for all of these that it matches.
struct ResourceUniverse: Sendable {
  /// One verb on one resource, by number.
  typealias Right = Int32

  private struct Place: Hashable, Sendable {
    let apiGroup: ExactString
    let path: ExactString
  }

  fileprivate struct Entry: Sendable {
    var resource: ServedResource
    var rights: [ExactString: Right] = [:]
  }

  private var entries: [Entry] = []
  private var entryOfPlace: [Place: Int] = [:]
  private var entriesOfGroup: [ExactString: [Int]] = [:]
  private var entriesOfPath: [ExactString: [Int]] = [:]
  private var scopeOfRight: [RBACScope?] = []

  init(rules: some Sequence<PolicyRule>, usage: UsageModel) {
    for resource in ServedResource.builtIn { add(resource) }
    let closed = Set(entriesOfGroup.keys).union(ServedResource.emptyGroups.map { ExactString($0) })
    for rule in rules {
      for group in rule.apiGroups where group != RuleMatching.all {
        guard !closed.contains(ExactString(group)) else { continue }
        for path in rule.resources where !path.utf8.contains(UInt8(ascii: "*")) {
          add(
            ServedResource(
              apiGroup: group, path: path, scope: nil, verbs: Self.usualVerbs(of: path)))
        }
      }
    }
    for record in usage.records {
      guard case .resource(let used) = record.permission.target else { continue }
      add(
        ServedResource(
          apiGroup: used.apiGroup, path: used.path, scope: nil, verbs: [record.permission.verb]))
    }
  }

  /// What a resource of which nothing else is known most likely serves.
  private static func usualVerbs(of path: String) -> [String] {
    let isPart = path.utf8.contains(UInt8(ascii: "/"))
    return isPart ? ["get", "patch", "update"] : ServedResource.storageVerbs
  }

  private mutating func add(_ resource: ServedResource) {
    let place = Place(apiGroup: ExactString(resource.apiGroup), path: ExactString(resource.path))
    let number: Int
    if let known = entryOfPlace[place] {
      number = known
    } else {
      number = entries.count
      entries.append(Entry(resource: resource))
      entryOfPlace[place] = number
      entriesOfGroup[place.apiGroup, default: []].append(number)
      entriesOfPath[place.path, default: []].append(number)
    }
    for verb in resource.verbs where entries[number].rights[ExactString(verb)] == nil {
      entries[number].rights[ExactString(verb)] = Right(scopeOfRight.count)
      scopeOfRight.append(entries[number].resource.scope)
    }
  }

  // MARK: Rights

  /// How many rights there are; they are numbered from 0.
  var rightCount: Int { scopeOfRight.count }

  /// The right to one verb on one resource; `nil` where no request can need it.
  func right(verb: String, apiGroup: String, path: String) -> Right? {
    let place = Place(apiGroup: ExactString(apiGroup), path: ExactString(path))
    return entryOfPlace[place].flatMap { entries[$0].rights[ExactString(verb)] }
  }

  /// The rights that a rule's resources amount to, where its binding reaches.
  ///
  /// - Parameter scope: `.namespaced` for a rule that a RoleBinding grants, which does not reach
  ///   cluster-scoped resources, but for the namespace itself.
  func rights(of rule: PolicyRule, in scope: RBACScope) -> RuleRights {
    var rights: Set<Right> = []
    var void = 0
    for group in rule.apiGroups {
      for resource in rule.resources {
        let matched = entries(apiGroup: group, resource: resource)
        for verb in rule.verbs {
          let found = matched.flatMap { self.rights(verb, $0, in: scope) }
          let isLiteral = [group, resource, verb].allSatisfy { $0 != RuleMatching.all }
          if found.isEmpty && isLiteral { void += 1 }
          rights.formUnion(found)
        }
      }
    }
    return RuleRights(rights: rights.sorted(), void: void)
  }

  private func entries(apiGroup: String, resource: String) -> [Int] {
    let isAllGroups = apiGroup.hasSameBytes(as: RuleMatching.all)
    if resource.hasSameBytes(as: RuleMatching.all) {
      return isAllGroups
        ? Array(entries.indices) : entriesOfGroup[ExactString(apiGroup)] ?? []
    }
    if resource.utf8.starts(with: "*/".utf8) {
      let ending = resource.utf8.dropFirst()
      let candidates =
        isAllGroups ? Array(entries.indices) : entriesOfGroup[ExactString(apiGroup)] ?? []
      return candidates.filter { number in
        let path = entries[number].resource.path.utf8
        guard let slash = path.firstIndex(of: UInt8(ascii: "/")) else { return false }
        return path[slash...].elementsEqual(ending)
      }
    }
    if isAllGroups { return entriesOfPath[ExactString(resource)] ?? [] }
    let place = Place(apiGroup: ExactString(apiGroup), path: ExactString(resource))
    return entryOfPlace[place].map { [$0] } ?? []
  }

  // MARK: What there is

  /// Every API group, in order of bytes.
  var apiGroups: [String] { entriesOfGroup.keys.sorted().map(\.value) }

  /// Paths of an API group that a rule's resource names, in order of bytes.
  func paths(apiGroup: String, resource: String) -> [String] {
    entries(apiGroup: apiGroup, resource: resource).map { entries[$0].resource.path }
      .sorted { $0.precedesInBytes($1) }
  }

  /// The verbs that requests to a path can carry, in order of bytes.
  func verbs(apiGroup: String, path: String) -> [String] {
    let place = Place(apiGroup: ExactString(apiGroup), path: ExactString(path))
    guard let number = entryOfPlace[place] else { return [] }
    return entries[number].rights.keys.sorted().map(\.value)
  }

  private func rights(_ verb: String, _ number: Int, in scope: RBACScope) -> [Right] {
    let entry = entries[number]
    if scope == .namespaced && entry.resource.scope == .cluster && !entry.isNamespace { return [] }
    if verb.hasSameBytes(as: RuleMatching.all) { return Array(entry.rights.values) }
    return entry.rights[ExactString(verb)].map { [$0] } ?? []
  }
}

extension ResourceUniverse.Entry {
  /// A request for one Namespace object is a request in that namespace.
  fileprivate var isNamespace: Bool {
    resource.apiGroup.isEmpty && resource.path.utf8.starts(with: "namespaces".utf8)
  }
}

extension UsedResource {
  /// `resource` or `resource/subresource`, as rules write it.
  package var path: String {
    subresource.isEmpty ? resource : resource + "/" + subresource
  }
}
