import Estate

/// Capability hubs: how a request's right leads to what the request gives.
extension ClusterCompiler {
  /// The hub's vertex; a new hub is queued for expansion.
  mutating func hubVertex(_ hub: Hub) -> UInt32 {
    let (vertex, isNew) = builder.intern(record(of: hub))
    guard isNew else { return vertex }
    pendingHubs.append((hub, vertex))
    if isAskedFor(hub.row) { requests.opened[rows[hub.row].id, default: []].append(hub) }
    return vertex
  }

  /// The hub as a vertex, whether the graph has it or not: the effect itself where the right alone
  /// has one and that leads no further.
  mutating func record(of hub: Hub) -> VertexRecord {
    VertexRecord(
      isEffect(hub.row) ? .effect : .capability, UInt32(rows[hub.row].step.technique), hub.scope,
      nameOfKind(hub) ?? hub.name)
  }

  private func isEffect(_ row: Int) -> Bool {
    rows[row].target == .effect && rows[row].also.isEmpty
  }

  /// The step from whoever holds a right to the row's hub: the row's own where that is its effect.
  func step(into row: Int, _ relation: Condition.Relation = .bindingGrants) -> Step? {
    isEffect(row) ? rows[row].step : relations[relation]
  }

  /// `KIND/NAME` of a hub that acts on one kind, 1 above its symbol.
  private mutating func nameOfKind(_ hub: Hub) -> UInt32? {
    guard let kind = rows[hub.row].kind else { return nil }
    let key = UInt64(hub.row) << 32 | UInt64(hub.name)
    if let known = requests.namesOfKind[key] { return known }
    let name = hub.name == Hub.allNames ? "*" : index.symbols[hub.name - 1]
    let symbol = index.symbols.intern("\(kind)/\(name)") + 1
    requests.namesOfKind[key] = symbol
    return symbol
  }

  mutating func expandPendingHubs() {
    var next = 0
    while next < pendingHubs.count {
      let (hub, vertex) = pendingHubs[next]
      expand(hub, vertex)
      next += 1
    }
    pendingHubs.removeAll(keepingCapacity: true)
  }

  private mutating func expand(_ hub: Hub, _ vertex: UInt32) {
    if hub.scope == SymbolTable.empty, isSpread(hub.row) {
      spread(hub, vertex)
    } else if rows[hub.row].also.isEmpty, !isEffect(hub.row) {
      lead(from: vertex, hub)
    }
  }

  /// Whether a cluster-wide hub stands for hubs in namespaces. Harm does not: it is the same harm,
  /// only wider.
  private func isSpread(_ row: Int) -> Bool {
    rows[row].scope != .cluster && rows[row].target != .effect
  }

  /// Draws what a request gives: from its hub, or from the join of all that the row needs.
  mutating func lead(from vertex: UInt32, _ hub: Hub) {
    let step = rows[hub.row].step
    switch rows[hub.row].target {
    case .secrets: expandSecrets(hub, vertex, step)
    case .serviceAccounts: expandTokens(hub, vertex, step)
    case .impersonatedServiceAccount: expandImpersonation(hub, vertex, step)
    case .newWorkload: expandWorkload(hub, vertex, step)
    case .boundRole: expandBinding(hub, vertex, step)
    case .pods, .changeablePods, .debuggedPods, .movablePods, .pendingPods, .loggedTokens:
      expandPodTarget(hub, vertex, step)
    case .controllers, .daemonSets: expandControllers(hub, vertex, step)
    case .anyNode, .newNamespace, .kubelets: expandNodeTarget(hub, vertex, step)
    case .effect, .kubeletEndpoints, .coreDNS, .labelledNamespaces:
      expandEffect(hub, vertex, step)
    case .newTokenSecret: expandTokenSecret(hub, vertex, step)
    case .trustedCloudIdentity: expandCloudIdentities(hub, vertex, step)
    case .missingServiceAccount:
      expandMissingServiceAccounts(hub, vertex, step)
    case .impersonatedUser, .impersonatedGroup, .constrainedImpersonation, .rewrittenRole,
      .newRole, .aggregatingRole:
      expandGrantTarget(hub, vertex, step)
    }
  }

  /// A cluster-wide capability holds in every namespace that has something to act on.
  private mutating func spread(_ hub: Hub, _ vertex: UInt32) {
    for namespace in namespaces(for: hub) where index.namespaces.contains(namespace) {
      if isIdle(hub.row, in: namespace) { continue }
      let isBinding = rows[hub.row].target == .boundRole
      if isBinding, !bindsAnything(Hub(row: hub.row, scope: namespace, name: hub.name)) { continue }
      // A name limits requests on Namespace objects to that namespace.
      let name = rows[hub.row].scope == .namespaceObject ? Hub.allNames : hub.name
      let local = hubVertex(Hub(row: hub.row, scope: namespace, name: name))
      builder.connect(vertex, local, relations[.bindingGrants], Provenance(.clusterWide))
    }
    if rows[hub.row].target == .impersonatedServiceAccount {
      impersonateOutsideNamespaces(hub, vertex)
    }
  }

  /// The namespaces with something that a cluster-wide hub acts on, in order of appearance.
  private mutating func namespaces(for hub: Hub) -> [UInt32] {
    let target = rows[hub.row].target
    switch target {
    case .secrets: return namespaces(of: index.secrets, target, hub.name)
    case .pendingPods: return namespacesWithPendingPods()
    case .pods, .changeablePods, .debuggedPods, .loggedTokens:
      return namespaces(of: index.pods, target, hub.name)
    case .newTokenSecret:
      // The account may be one that the attacker makes.
      let missing = missingAccounts()
      return index.namespaces.filter {
        !index.accounts.inNamespace.isEmpty($0) || missing[$0] != nil
      }
    case .serviceAccounts:
      return namespaces(of: index.accounts, target, hub.name)
    case .impersonatedServiceAccount:
      let known = namespaces(of: index.accounts, target, hub.name)
      return known + namespacesOfMissing(hub.name).filter { !known.contains($0) }
    case .trustedCloudIdentity: return trustedNamespaces()
    case .coreDNS: return index.symbols.find(CoreDNS.namespace).map { [$0] } ?? []
    case .controllers, .daemonSets:
      guard let kind = controllerKind(of: hub) else { return [] }
      guard hub.name == Hub.allNames else {
        return index.namespaces.filter { kind.names.find($0, hub.name - 1) != nil }
      }
      return index.namespaces.filter { !kind.names.inNamespace.isEmpty($0) }
    case .anyNode, .labelledNamespaces: return guardedNamespaces(hub)
    default: return Array(index.namespaces)
    }
  }

  /// The namespaces with a missing account of a name, or with any.
  private mutating func namespacesOfMissing(_ name: UInt32) -> [UInt32] {
    let missing = missingAccounts()
    return namespacesOfMissingAccounts().filter { namespace in
      name == Hub.allNames || missing[namespace]?.contains { $0.name + 1 == name } == true
    }
  }

  /// The namespaces with an object of a name, or with any.
  private mutating func namespaces(
    of objects: ObjectNames, _ target: Condition.Target, _ name: UInt32
  ) -> [UInt32] {
    guard name != Hub.allNames else {
      return index.namespaces.filter { !objects.inNamespace.isEmpty($0) }
    }
    if caches.namespacesByName[target] == nil {
      caches.namespacesByName[target] = objects.namespacesByName()
    }
    return caches.namespacesByName[target]?[name - 1] ?? []
  }

  /// A capability to run or exec in a namespace's pods controls the namespace.
  mutating func controlNamespace(_ namespace: UInt32, from vertex: UInt32) {
    guard let asset = builder.find(VertexRecord(.assetNamespace, namespace)) else { return }
    builder.connect(
      vertex, asset, relations[.assetReached], Provenance(.codeInNamespace, namespace))
  }
}

/// What the passes over requests remember.
struct RequestState {
  /// Hubs of the rows that separate requests are joined for, in order of creation, by the row's id.
  var opened: [String: [Hub]] = [:]
  /// Symbols of `KIND/NAME` plus 1, by row and name.
  var namesOfKind: [UInt64: UInt32] = [:]
  /// Ids of rows that another row asks for; `nil` until somebody asks.
  var premises: Set<String>?
  /// Positions of the variants of a row, by id.
  var variants: [String: [Int]] = [:]
  var controllers: ControllerIndex?
  var security: NamespaceSecurity?
  /// Symbols of words, by namespace.
  var dangerousClaims: [UInt32: UInt32]?
  /// Positions in the context, by namespace.
  var trustedIdentities: [UInt32: [Int]]?
}
