/// The merged attack paths of one cell.
package struct DiagramRecord: Sendable, Hashable {
  package struct Vertex: Sendable, Hashable {
    package var id: String
    package var label: String
    /// `place`, `occurrence`, `credential`, `principal`, `grant`, `capability`, `artefact`, `asset`.
    package var kind: String
    /// Share of the cell's trials in which it was reached, 0 to 1.
    package var share: Double

    package init(id: String, label: String, kind: String, share: Double) {
      self.id = id
      self.label = label
      self.kind = kind
      self.share = share
    }
  }

  package struct Edge: Sendable, Hashable {
    package var tail: String
    package var head: String
    /// Technique title and ATT&CK id, or empty for a structural step.
    package var label: String
    package var share: Double

    package init(tail: String, head: String, label: String, share: Double) {
      self.tail = tail
      self.head = head
      self.label = label
      self.share = share
    }
  }

  package var estate: String
  package var policy: String
  package var scenario: String
  package var vertices: [Vertex]
  package var edges: [Edge]
  /// Assets that were reached but are not drawn.
  package var omittedAssets: Int

  package init(
    estate: String, policy: String, scenario: String, vertices: [Vertex], edges: [Edge],
    omittedAssets: Int
  ) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
    self.vertices = vertices
    self.edges = edges
    self.omittedAssets = omittedAssets
  }
}
