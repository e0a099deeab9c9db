import Estate

/// What belongs to no cluster: roles in cloud accounts.
struct EstatePart {
  private var symbols = SymbolTable()
  private var builder: GraphBuilder
  private let assetReached: Step?
  /// Roles that the context calls not sensitive are no assets; those that it does not mention are.
  private let harmless: Set<CloudIdentity>

  init(_ context: EstateContext, _ catalogue: Catalogue) {
    builder = GraphBuilder(objects: context.cloudRoles.count, including: Certainty.believed)
    assetReached =
      RelationRows(catalogue, .current, including: Certainty.believed)[.assetReached]
    harmless = Set(context.cloudRoles.filter { !$0.isSensitive }.map(\.identity))
    for role in context.cloudRoles where role.isSensitive {
      _ = vertex(.assetCloudRole, role.identity)
    }
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

  /// Puts the part behind the clusters', with the steps that lead to it.
  ///
  /// - Parameter links: The steps of each cluster; shape [parts].
  mutating func append(
    _ links: [[CloudEdge]], to records: inout [VertexRecord], _ edges: inout [AttackEdge],
    _ parts: inout [GraphPart]
  ) {
    let base = UInt32(records.count)
    for (links, part) in zip(links, parts) {
      for link in links {
        edges.append(
          AttackEdge(
            tail: part.base + link.tail, head: base + role(link.identity),
            technique: link.step.technique, provenance: link.provenance,
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
