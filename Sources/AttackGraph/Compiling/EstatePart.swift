import Estate

/// What belongs to no cluster: roles in cloud accounts, and keys of them.
struct EstatePart {
  private var symbols = SymbolTable()
  private var builder: GraphBuilder
  private let assetReached: Step?
  /// Roles that the context calls not sensitive are no assets; those that it does not mention are.
  private let harmless: Set<CloudIdentity>

  init(_ context: EstateContext, _ catalogue: Catalogue) {
    builder = GraphBuilder(objects: context.cloudRoles.count, including: Certainty.believed)
    let relations = RelationRows(catalogue, .current, including: Certainty.believed)
    assetReached = relations[.assetReached]
    harmless = Set(context.cloudRoles.filter { !$0.isSensitive }.map(\.identity))
    for role in context.cloudRoles where role.isSensitive {
      _ = vertex(.assetCloudRole, role.identity)
    }
    addKeys(of: context, relations)
  }

  private mutating func addKeys(of context: EstateContext, _ relations: RelationRows) {
    for key in context.cloudKeys {
      let text = symbols.intern("cloud key \(key.name)")
      let vertex = keyVertex(key.name)
      let role = role(key.identity)
      builder.connect(
        vertex, role, relations[.cloudKeyTakesIdentity], Provenance(.text, text),
        isUnknown: key.assumed)
    }
  }

  private mutating func keyVertex(_ name: String) -> UInt32 {
    builder.intern(VertexRecord(.cloudKey, symbols.intern(name))).index
  }

  private mutating func vertex(_ form: VertexForm, _ identity: CloudIdentity) -> UInt32 {
    builder.intern(
      VertexRecord(
        form, symbols.intern(identity.provider.rawValue), symbols.intern(identity.identity))
    ).index
  }

  /// The identity's vertex, counted from the part's first.
  private mutating func role(_ identity: CloudIdentity) -> UInt32 {
    let head = vertex(.cloudIdentity, identity)
    if !harmless.contains(identity) {
      let text = symbols.intern("cloud role \(identity.identity)")
      builder.connect(
        head, vertex(.assetCloudRole, identity), assetReached, Provenance(.text, text))
    }
    return head
  }

  /// Puts the part behind the clusters', with the steps that lead to it and from it.
  ///
  /// - Parameter clusters: Shape [parts].
  mutating func append(
    _ clusters: [CompiledCluster], to records: inout [VertexRecord], _ edges: inout [AttackEdge],
    _ parts: inout [GraphPart]
  ) {
    let base = UInt32(records.count)
    for (cluster, part) in zip(clusters, parts) {
      for link in cluster.cloudEdges {
        edges.append(
          AttackEdge(
            tail: part.base + link.tail, head: base + role(link.identity),
            technique: link.step.technique, provenance: link.provenance,
            certainty: link.certainty))
      }
      for link in cluster.cloudKeyEdges {
        edges.append(
          AttackEdge(
            tail: part.base + link.tail, head: base + keyVertex(link.key),
            technique: link.step.technique, provenance: link.provenance,
            certainty: link.certainty))
      }
      for link in cluster.cloudReturns {
        let text = symbols.intern(link.because)
        edges.append(
          AttackEdge(
            tail: base + role(link.identity), head: part.base + link.head,
            technique: link.step.technique, provenance: Provenance(.text, text),
            certainty: link.certainty))
      }
    }
    records += builder.records
    edges += builder.edges.lazy.map { $0.moved(by: base) }
    parts.append(
      GraphPart(
        cluster: Cluster(name: GraphPart.estateName), symbols: symbols, index: builder.index,
        base: base))
  }
}
