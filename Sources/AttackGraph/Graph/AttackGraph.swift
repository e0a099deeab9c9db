package import Estate

/// The timed capability graph of one estate under one overlay.
///
/// Vertices and edges are fixed when it is compiled; a timeline later says when each vertex exists.
/// Both are kept as numbers; texts are made from the estate when somebody asks for them.
package struct AttackGraph: Sendable {
  package let edges: [AttackEdge]
  /// Asset vertices, ascending.
  package let assets: [UInt32]
  let storage: GraphStorage

  init(_ storage: GraphStorage, edges: [AttackEdge]) {
    self.storage = storage
    self.edges = edges
    assets = storage.records.indices.lazy
      .filter { storage.records[$0].form.asset != nil }.map(UInt32.init)
  }

  package var catalogue: Catalogue { storage.catalogue }
  package var overlay: Overlay { storage.overlay }

  /// In order of creation, which depends on the estate's own order only.
  package var vertices: VertexList { VertexList(storage) }

  /// The vertex with a key, `nil` when the graph has none.
  package func vertex(_ key: VertexKey) -> UInt32? {
    storage.find(key)
  }

  /// The sessions of a user in which external groups count.
  func sessions(of username: String, in cluster: String) -> [UInt32] {
    guard let part = storage.part(named: ExactString(cluster)),
      let symbol = part.symbols.find(username)
    else { return [] }
    return (part.base..<part.base + UInt32(part.index.count)).filter { vertex in
      let record = storage.records[Int(vertex)]
      return record.form == .session && record.first == symbol
    }
  }

  package func technique(of edge: AttackEdge) -> Technique {
    catalogue.techniques[edge.technique]
  }

  /// What in the estate or the policy makes a step possible, in words one can act on.
  package func provenance(of edge: AttackEdge) -> String {
    storage.ruleWords(of: edge)
      ?? storage.words(of: edge.provenance, in: storage.part(of: edge.tail))
  }

  /// Seconds that replace the lifetime of a row that mints; `nil` where the row's own holds.
  package func lifetime(of edge: AttackEdge) -> Int64? {
    guard storage.records[Int(edge.head)].form == .boundToken else { return nil }
    let kind = edge.provenance.kind
    guard kind == .projectedToken else {
      return kind == .mountedToken || kind == .hubPod ? storage.mountedLifetimes[edge.head] : nil
    }
    let pod = storage.part(of: edge.tail).cluster.pods[Int(edge.provenance.first)]
    return pod.spec.projectedAPIToken.map { Int64($0.expirationSeconds ?? 3600) }
  }

  /// Σ of the asset weights, the denominator of every share; the same under every overlay.
  package var totalAssetWeight: Double { weight(of: assetCounts) }

  /// Bytes of the graph's own arrays, without the estate's objects and strings that it shares.
  package var bytes: Int {
    storage.bytes + edges.count * MemoryLayout<AttackEdge>.stride
      + assets.count * MemoryLayout<UInt32>.stride
  }
}
