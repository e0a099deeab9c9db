package import Estate

/// The timed capability graph of one estate under one overlay.
///
/// Vertices and edges are fixed when it is compiled; a timeline later says when each vertex exists.
package struct AttackGraph: Sendable {
  package let catalogue: Catalogue
  package let overlay: Overlay
  /// In order of creation, which depends on the estate's own order only.
  package let vertices: [Vertex]
  package let edges: [AttackEdge]
  /// Asset vertices, ascending.
  package let assets: [UInt32]
  private let positions: [String: UInt32]

  init(catalogue: Catalogue, overlay: Overlay, vertices: [Vertex], edges: [AttackEdge]) {
    self.catalogue = catalogue
    self.overlay = overlay
    self.vertices = vertices
    self.edges = edges
    assets = vertices.indices.filter { vertices[$0].asset != nil }.map(UInt32.init)
    positions = Dictionary(
      uniqueKeysWithValues: vertices.indices.map { (vertices[$0].key, UInt32($0)) })
  }

  /// The vertex with a key, `nil` when the graph has none.
  package func vertex(_ key: VertexKey) -> UInt32? {
    positions[key.text]
  }

  package func technique(of edge: AttackEdge) -> Technique {
    catalogue.techniques[edge.technique]
  }

  /// Σ of the asset weights, the denominator of every share; the same under every overlay.
  package var totalAssetWeight: Double {
    assets.reduce(0) { $0 + (vertices[Int($1)].asset?.weight ?? 0) }
  }
}
