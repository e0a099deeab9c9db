/// What is taken out of a graph for one question, without building another graph.
///
/// What a join needs stays what it was.
package struct Removal: Sendable, Hashable {
  /// Vertices that cannot be held, sources among them.
  package var vertices: [UInt32]

  /// Slots of edges that cannot be used.
  package var edges: [UInt32]

  /// Nothing is taken out.
  package static let none = Removal()

  package init(vertices: [UInt32] = [], edges: [UInt32] = []) {
    self.vertices = vertices
    self.edges = edges
  }
}
