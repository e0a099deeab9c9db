import Estate

/// Compiles one cluster into a graph of its own.
///
/// Objects and credentials come first, then grants; grants open capability hubs, and each hub is
/// expanded once, which may open more grants and hubs (a binding the attacker writes). The order of
/// vertices follows the order of objects, never that of a dictionary. Everything is a number here:
/// no text is made for a vertex or an edge.
struct ClusterCompiler {
  /// The estate's cluster plus the policy's machinery.
  let cluster: Cluster
  let facts: Cluster
  let overlay: Overlay
  let stored: [OverlayIndex.StoredSlot]
  /// Positions of this cluster's slots in the overlay.
  let credentials: [Int]
  /// Positions in the overlay of this cluster's entitlements, by symbol of the user name.
  let entitlements: [UInt32: [Int]]
  /// Symbols of the user names of the policy's machinery.
  let machinery: Set<UInt32>
  let rows: [RequestRow]
  let relations: RelationRows
  let rights: [RoleRights]
  let groups: ImplicitGroups
  let isPrivate: Bool
  var index: ClusterIndex
  var builder: GraphBuilder
  /// Hubs whose targets are still to be drawn, oldest first.
  var pendingHubs: [(hub: Hub, vertex: UInt32)] = []
  /// Everyone who can send a request, with the grants that count for it.
  var identities: [Identity] = []
  /// Position in `identities` by vertex, negative for none; as long as the last identity needs.
  private var identityOfVertex: [Int32] = []
  var sources: [GrantSource] = []
  /// Every elevation of every identity.
  var elevations: [HeldGrant] = []
  /// The vertex of every Secret and pod, by position.
  var secretVertices: [UInt32] = []
  var podVertices: [UInt32] = []
  var caches = CompilerCaches()

  init(
    cluster facts: Cluster, context: EstateContext, overlay: Overlay, overlayIndex: OverlayIndex,
    catalogue: Catalogue
  ) {
    let cluster = facts.adding(overlayIndex.machinery[facts.name] ?? [])
    var index = ClusterIndex(cluster, suppressed: overlayIndex.suppressed[facts.name] ?? [:])
    rows = catalogue.requests(of: cluster.version ?? .current)
    relations = RelationRows(catalogue)
    var reader = RoleRightsReader(RightTable(rows))
    rights = cluster.roles.indices.map { reader.read(cluster.roles[$0].rules, &index.symbols) }
    groups = ImplicitGroups(index.namespaces, &index.symbols)
    isPrivate =
      context.endpoints.first { $0.cluster == facts.name }?.exposure == .private
    credentials = overlayIndex.credentials[facts.name] ?? []
    stored = overlayIndex.stored[facts.name] ?? []
    entitlements = Dictionary(
      grouping: overlayIndex.entitlements[facts.name] ?? [],
      by: { index.symbols.intern(overlay.entitlements[$0].username) })
    machinery = Set(
      (overlayIndex.machinery[facts.name] ?? []).map {
        index.symbols.intern(
          Principal.serviceAccountUsername(namespace: $0.namespace, name: $0.serviceAccount))
      })
    self.facts = facts
    self.cluster = cluster
    self.overlay = overlay
    self.index = index
    builder = GraphBuilder(
      objects: cluster.pods.count + cluster.secrets.count + cluster.serviceAccounts.count
        + cluster.bindings.count)
  }

  mutating func compile() {
    addNodes()
    addNamespaceAssets()
    addPrincipals()
    addSecrets()
    addPods()
    addCredentialSlots()
    expandPendingHubs()
    joinSplitRequests()
    expandPendingHubs()
    connectAuthenticated()
  }

  func finish() -> CompiledCluster {
    CompiledCluster(
      cluster: cluster, symbols: index.symbols, records: builder.records, index: builder.index,
      edges: builder.edges)
  }

  mutating func add(_ identity: Identity) {
    let missing = Int(identity.vertex) + 1 - identityOfVertex.count
    if missing > 0 { identityOfVertex += repeatElement(-1, count: missing) }
    identityOfVertex[Int(identity.vertex)] = Int32(identities.count)
    identities.append(identity)
  }

  /// - Precondition: the vertex is an identity's.
  func identity(of vertex: UInt32) -> Identity {
    identities[Int(identityOfVertex[Int(vertex)])]
  }

  mutating func vertex(
    _ form: VertexForm, _ first: UInt32 = 0, _ second: UInt32 = 0
  ) -> UInt32 {
    builder.intern(VertexRecord(form, first, second)).index
  }
}

/// What the compiler works out once and asks for again.
struct CompilerCaches {
  /// Whether any grant of a group writes bindings, by the group's symbol.
  var groupWrites: [UInt32: Bool] = [:]
  /// The role a capability to bind is limited to, by symbol of `roles/NAME` or `clusterroles/NAME`.
  var boundTargets: [UInt32: BoundTarget] = [:]
  /// The ClusterRoles worth binding.
  var usefulClusterRoles: [Int]?
  /// The namespaces that hold an object of a name, by kind of object and the name's symbol.
  var namespacesByName: [Condition.Target: [UInt32: [UInt32]]] = [:]
}
