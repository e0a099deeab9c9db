import Estate

/// Which rules of a role give a right, in words; worked out when somebody asks.
extension GraphStorage {
  /// Such as `rule 2 (get, list secrets) of ClusterRole view through RoleBinding/shop/readers`;
  /// `nil` for an edge that is no use of a role's right, or where no rule can be told.
  ///
  /// - Complexity: O(roles + rules of the role).
  func ruleWords(of edge: AttackEdge) -> String? {
    let part = part(of: edge.tail)
    guard let use = part.roleUse(edge.provenance),
      let request = request(edge.head, in: part)
    else { return nil }
    let rules = use.role.wordsOfRules(that: request.rights, on: request.name)
    guard let rules else { return nil }
    return "\(rules) of \(use.words)"
  }

  /// The rights that a capability, or one half of a request to bind, is about.
  private func request(
    _ vertex: UInt32, in part: GraphPart
  ) -> (rights: [Right], name: String?)? {
    let record = records[Int(vertex)]
    let capability: VertexRecord
    switch record.form {
    case .capability, .effect: capability = record
    case .jointWrite, .jointBind: capability = records[Int(part.base + record.second)]
    default: return nil
    }
    let technique = catalogue.techniques[Int(capability.first)]
    guard case .request(var rights, _, _, _) = technique.condition else { return nil }
    rights = rights.map { $0.of(part.cluster.assumedVersion.version) }
    if record.form == .jointWrite { rights = Array(rights.prefix(1)) }
    if record.form == .jointBind { rights = Array(rights.dropFirst()) }
    let name = capability.third == Hub.allNames ? nil : part.symbols[capability.third - 1]
    return (rights, name)
  }
}

extension GraphPart {
  /// The role whose right is used, and what it is called together with its binding.
  fileprivate func roleUse(_ provenance: Provenance) -> (role: Role, words: String)? {
    switch provenance.kind {
    case .roleThroughBinding, .binding:
      let binding = cluster.bindings[Int(provenance.first)]
      guard let role = role(of: binding) else { return nil }
      return (role, "\(role.title) through \(binding.path)")
    case .ownBinding:
      let role = cluster.roles[Int(provenance.first)]
      return (role, "\(role.title) through an own binding @ \(scopeName(provenance.second))")
    case .roleItself:
      let role = cluster.roles[Int(provenance.first)]
      return (role, role.title)
    default: return nil
    }
  }

  /// The first role of the name, as the compiler takes it.
  private func role(of binding: RoleBinding) -> Role? {
    cluster.roles.first { role in
      role.metadata.name.hasSameBytes(as: binding.roleRef.name)
        && (role.scope == .cluster
          ? binding.roleRef.kind == "ClusterRole"
          : binding.roleRef.kind == "Role" && binding.scope == .namespaced
            && role.metadata.namespace.hasSameBytes(as: binding.metadata.namespace))
    }
  }
}

extension Role {
  /// `ClusterRole view`, `Role reader`.
  fileprivate var title: String {
    "\(scope == .cluster ? "ClusterRole" : "Role") \(metadata.name)"
  }

  /// `rule 2 (get, list secrets)`, or several where a request takes several rights.
  ///
  /// - Parameter name: Of the object; `roles/NAME` or `clusterroles/NAME` for a role to bind, `*` for
  ///   any; `nil` for all objects.
  fileprivate func wordsOfRules(that rights: [Right], on name: String?) -> String? {
    var numbers: [Int] = []
    var parts: [String] = []
    for right in rights {
      guard let number = firstRule(with: right, on: name), !numbers.contains(number) else {
        continue
      }
      numbers.append(number)
      parts.append("\(number + 1) (\(rules[number].words(of: right)))")
    }
    guard !parts.isEmpty else { return nil }
    return (parts.count == 1 ? "rule " : "rules ") + parts.joined(separator: " and ")
  }

  /// The first rule that gives a right for a name, else the first that gives it for any: the name
  /// of a capability need not be that of the object which a right acts on.
  private func firstRule(with right: Right, on name: String?) -> Int? {
    let giving = rules.indices.filter { rules[$0].gives(right, of: nil) }
    return giving.first { rules[$0].gives(right, of: .some(name)) } ?? giving.first
  }
}

extension PolicyRule {
  /// - Parameter name: `nil` where names are left aside, `.some(nil)` for all objects.
  fileprivate func gives(_ right: Right, of name: String??) -> Bool {
    var unlimited = self
    unlimited.resourceNames = []
    return right.resources.contains { resource in
      guard unlimited.allows(right.allVerbs, on: resource) else { return false }
      guard let name else { return true }
      guard let object = right.object(name, of: resource) else { return false }
      return resourceNames.isEmpty || !right.namesTarget
        || resourceNames.containsExactly(object)
    }
  }

  /// The verbs and resources that give the right, as the rule writes them.
  fileprivate func words(of right: Right) -> String {
    let given = verbs.filter { $0 == "*" || right.allVerbs.contains($0) }
    let named = resources.filter { written in
      right.resources.contains { $0.isWritten(as: written) }
    }
    let objects = (named.isEmpty ? resources : named).joined(separator: ", ")
    let names = resourceNames.isEmpty ? "" : " named \(resourceNames.joined(separator: ", "))"
    return "\(given.joined(separator: ", ")) \(objects)\(names)"
  }
}

extension Right {
  fileprivate var allVerbs: [String] { orCreates ? verbs + ["create"] : verbs }

  /// What an object is called among those of a resource, empty for all of them; `nil` when the name
  /// says that it is of another resource.
  ///
  /// - Parameter name: May be `KIND/NAME`, `*` for all of a kind, or `roles/NAME`, with what may be written besides behind another slash.
  fileprivate func object(_ name: String?, of resource: Resource) -> String? {
    guard let name else { return "" }
    let parts = name.split(separator: "/").map(String.init)
    if parts.count == 2, resources.count > 1, resources.contains(where: { $0.kind == parts[0] }) {
      return resource.kind == parts[0] ? (parts[1] == "*" ? "" : parts[1]) : nil
    }
    guard parts.count >= 2, ["roles", "clusterroles"].contains(parts[0]) else { return name }
    if resource.resource == parts[0] { return parts[1] }
    let isOtherKind = resources.contains { $0.resource == parts[0] }
    return isOtherKind ? nil : parts.count == 4 ? parts[3] : ""
  }
}

extension Right.Resource {
  /// What tells its capability hubs from those of other kinds in one row, where they are told apart.
  var kind: String { subresource.isEmpty ? resource : subresource }

  fileprivate func isWritten(as text: String) -> Bool {
    if text == "*" { return true }
    guard !subresource.isEmpty else { return text == resource }
    if subresource == Self.anySubresource {
      return text.hasPrefix(resource + "/") || text.hasPrefix("*/")
    }
    return text == "\(resource)/\(subresource)" || text == "*/\(subresource)"
  }
}
