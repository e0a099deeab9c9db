import Estate

/// Compiles one cluster into a graph that may already hold others.
///
/// Objects and credentials come first, then grants; grants open capability hubs, and each hub is
/// expanded once, which may open more grants and hubs (a binding the attacker writes). The order of
/// vertices follows the order of objects, never that of a dictionary.
struct ClusterCompiler {
  /// The estate's cluster plus the policy's machinery.
  let cluster: Cluster
  let facts: Cluster
  let context: EstateContext
  let overlay: Overlay
  let catalogue: Catalogue
  let rows: [RequestRow]
  let index: ClusterIndex
  let suppressed: Set<SuppressedGrant>
  /// Positions in the overlay of this cluster's entitlements, by user name.
  let entitlements: [ExactString: [Int]]
  var builder: GraphBuilder
  /// Hubs whose targets are still to be drawn, oldest first.
  var pendingHubs: [Hub] = []
  var rightsOfRole: [Int: RoleRights] = [:]
  /// Everyone who can send a request, with the grants that count for it.
  var identities: [Identity] = []
  /// Position in `identities` by vertex.
  var identityOfVertex: [UInt32: Int] = [:]

  init(
    cluster: Cluster, context: EstateContext, overlay: Overlay, catalogue: Catalogue,
    builder: GraphBuilder
  ) {
    facts = cluster
    self.cluster = cluster.adding(overlay.machinery.filter { $0.cluster == cluster.name })
    self.context = context
    self.overlay = overlay
    self.catalogue = catalogue
    self.builder = builder
    rows = catalogue.requests(of: cluster.version ?? .current)
    index = ClusterIndex(self.cluster)
    suppressed = Set(overlay.suppressedGrants)
    entitlements = Dictionary(
      grouping: overlay.entitlements.indices.filter {
        overlay.entitlements[$0].cluster == cluster.name
      }, by: { ExactString(overlay.entitlements[$0].username) })
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

  var name: String { cluster.name }

  /// Position of a relation's row, `nil` when the catalogue leaves it out.
  func row(_ relation: Condition.Relation) -> Int? {
    catalogue.index(of: relation)
  }

  mutating func add(_ identity: Identity) {
    identityOfVertex[identity.vertex] = identities.count
    identities.append(identity)
  }

  /// Interns a vertex without a window of its own.
  mutating func vertex(_ key: VertexKey, _ kind: VertexKind, _ label: String) -> UInt32 {
    builder.intern(Vertex(key: key.text, kind: kind, label: label)).index
  }
}

extension Cluster {
  /// The cluster with a policy's machinery installed: a namespace, a service account with its
  /// rights, and one pod on the first node that is not part of the control plane.
  func adding(_ machinery: [Machinery]) -> Cluster {
    var cluster = self
    let host = nodes.first { !$0.isControlPlane } ?? nodes.first
    for part in machinery {
      let label = ObjectMetadata(namespace: part.namespace, name: part.serviceAccount)
      if !cluster.namespaces.contains(where: { $0.metadata.name == part.namespace }) {
        cluster.namespaces.append(Namespace(metadata: ObjectMetadata(name: part.namespace)))
      }
      cluster.serviceAccounts.append(ServiceAccount(metadata: label))
      let role = ObjectMetadata(name: "\(part.namespace):\(part.serviceAccount)")
      cluster.roles.append(Role(scope: .cluster, metadata: role, rules: part.rules))
      cluster.bindings.append(
        RoleBinding(
          scope: .cluster, metadata: role,
          roleRef: RoleReference(kind: "ClusterRole", name: role.name),
          subjects: [
            Subject(
              kind: "ServiceAccount", name: part.serviceAccount, namespace: part.namespace)
          ]))
      cluster.pods.append(
        Pod(
          metadata: label,
          spec: PodSpec(
            serviceAccountName: part.serviceAccount, nodeName: host?.metadata.name ?? "",
            containers: [Container(name: "controller")])))
    }
    return cluster
  }
}
