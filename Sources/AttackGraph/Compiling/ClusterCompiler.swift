import Estate

/// Compiles one cluster into a graph of its own.
///
/// Objects and credentials come first, then grants; grants open capability hubs, and each hub is
/// expanded once, which may open more grants and hubs (a binding the attacker writes). The order of
/// vertices follows the order of objects, never that of a dictionary. Everything is a number here:
/// no text is made for a vertex or an edge.
struct ClusterCompiler {
  /// The estate's cluster plus what the policy adds: roles, bindings, machinery.
  let cluster: Cluster
  let facts: Cluster
  let overlay: Overlay
  let stored: [OverlayIndex.StoredSlot]
  let tokenless: [TokenlessSecret]
  /// Symbols of the user names of accounts whose pods mount no token.
  let tokenlessAccounts: Set<UInt32>
  let withdrawnKubeconfigs: Set<ExactString>
  /// Positions of this cluster's slots in the overlay.
  let credentials: [Int]
  /// Positions in the overlay of this cluster's entitlements, by symbol of the user name.
  let entitlements: [UInt32: [Int]]
  /// Symbols of the user names of the policy's machinery.
  let machinery: Set<UInt32>
  let rows: [RequestRow]
  let escapes: [EscapeRow]
  let relations: RelationRows
  let version: ServerVersion
  let context: EstateContext
  let contextIndex: ContextIndex
  let rights: [RoleRights]
  var reader: RoleRightsReader
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
  /// How many identities have had their requests of several rights joined.
  var joinedIdentities = 0
  var alteredRoles = AlteredRoles()
  var newRoles = NewRoles()
  /// Every elevation of every identity.
  var elevations: [HeldGrant] = []
  /// The vertex of every Secret and pod, by position.
  var secretVertices: [UInt32] = []
  var podVertices: [UInt32] = []
  /// In order of appearance.
  var nodes: [ClusterNode] = []
  /// Position in `nodes` by symbol of the name.
  var nodeOfName: [UInt32: Int] = [:]
  /// Positions of pods, by symbol of their node's name.
  var podsOnNode = Grouping([], groups: 0)
  /// Whether some escape row asks for versions with a known weakness.
  let asksForWeaknesses: Bool
  /// Escapes that need something else besides, in order of containers.
  var pendingEscapes: [PendingEscape] = []
  /// Steps to cloud identities, which belong to the estate.
  var cloudEdges: [CloudEdge] = []
  /// Steps to keys of cloud identities, which belong to the estate too.
  var cloudKeyEdges: [CloudKeyEdge] = []
  /// Steps from cloud identities into this cluster.
  var cloudReturns: [CloudReturn] = []
  /// Steps to kubeconfigs for other clusters.
  var kubeconfigEdges: [KubeconfigEdge] = []
  var caches = CompilerCaches()
  var requests = RequestState()

  init(
    cluster facts: Cluster, context: EstateContext, contextIndex: ContextIndex, overlay: Overlay,
    overlayIndex: OverlayIndex, catalogue: Catalogue, including: Set<Certainty>
  ) {
    let cluster = facts.adding(
      overlayIndex.machinery[facts.name] ?? [], roles: overlayIndex.roles[facts.name] ?? [],
      bindings: overlayIndex.bindings[facts.name] ?? [])
    var index = ClusterIndex(cluster, suppressed: overlayIndex.suppressed[facts.name] ?? [:])
    let version = cluster.assumedVersion.version
    rows = catalogue.requests(of: version, including: including)
    escapes = catalogue.escapes(of: version, including: including)
    asksForWeaknesses = escapes.contains { row in
      row.alternatives.contains { $0.asked.vulnerability != nil }
    }
    relations = RelationRows(catalogue, version, including: including)
    self.version = version
    self.context = context
    self.contextIndex = contextIndex
    var reader = RoleRightsReader(RightTable(rows))
    rights = cluster.roles.indices.map { reader.read(cluster.roles[$0].rules, &index.symbols) }
    self.reader = reader
    groups = ImplicitGroups(index.namespaces, &index.symbols)
    isPrivate =
      context.endpoints.first { $0.cluster == facts.name }?.exposure == .private
    credentials = overlayIndex.credentials[facts.name] ?? []
    stored = overlayIndex.stored[facts.name] ?? []
    tokenless = overlayIndex.tokenless[facts.name] ?? []
    tokenlessAccounts = Set(
      (overlayIndex.tokenlessAccounts[facts.name] ?? []).map {
        index.symbols.intern(
          Principal.serviceAccountUsername(namespace: $0.namespace, name: $0.serviceAccount))
      })
    withdrawnKubeconfigs = overlayIndex.withdrawnKubeconfigs
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
        + cluster.bindings.count, including: including)
  }

  mutating func compile() {
    addNodes()
    addNamespaceAssets()
    addPrincipals()
    addSecrets()
    addPods()
    addCredentialSlots()
    addNodeFacts()
    addEndpoints()
    addExternalPlaces()
    addCloudIdentities()
    addCloudAccess()
    addCloudKeys()
    addBackups()
    settleGrants()
    joinSeparateRequests()
    settleGrants()
    connectAuthenticated()
  }

  /// Follows what grants give until they give nothing new.
  mutating func settleGrants() {
    repeat {
      expandPendingHubs()
      joinSplitRequests()
      useAlteredRoles()
    } while !pendingHubs.isEmpty || joinedIdentities < identities.count
  }

  func finish() -> CompiledCluster {
    CompiledCluster(
      cluster: cluster, symbols: index.symbols, records: builder.records, index: builder.index,
      edges: builder.edges, cloudEdges: cloudEdges, cloudKeyEdges: cloudKeyEdges,
      cloudReturns: cloudReturns, kubeconfigEdges: kubeconfigEdges)
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
  /// The halves of requests that the grants of a group give, by the group's symbol.
  var groupMasks: [UInt32: UInt64] = [:]
  /// The ClusterRoles worth binding.
  var usefulClusterRoles: [Int]?
  var writtenBindings: WrittenBindings?
  var knownUsers: KnownUsers?
  var missingAccounts: [UInt32: [MissingAccount]]?
  var namespacesOfMissingAccounts: [UInt32] = []
  /// Whether anybody may make roles with every right; `nil` while nobody has asked.
  var makesRoles: Bool?
  /// What a role and a right to act as its holders have in common.
  var constrainedRights: [ConstrainedKey: RoleRights] = [:]
  /// Positions of the ClusterRoles that an aggregation controller fills.
  var aggregatingRoles: [Int]?
  /// The namespaces that hold an object of a name, by kind of object and the name's symbol.
  var namespacesByName: [Condition.Target: [UInt32: [UInt32]]] = [:]
  /// The Secrets that nodes need for the volume of a claim, by the claim's name.
  var claimSecrets: [ObjectName: [UInt32]]?
  /// Whether every service account of a namespace was collected, by the namespace's symbol.
  var knowsAccounts: [UInt32: Bool] = [:]
  /// Whether nodes that nobody collected may run the control plane; `nil` while nobody has asked.
  var hidesControlPlane: Bool?
  /// Whether any pod waits for a node; `nil` while nobody has asked.
  var waitingPods: Bool?
  /// The paths of nodes that claims end at.
  var claimedPaths: ClaimedPaths?
  /// What is weak in the versions that a node reports, by the symbol of its name.
  var weaknesses: [UInt32: [ContainerPowers.Weakness]] = [:]
}
