/// The validity window `[from, until)` of every vertex, in whole seconds.
///
/// A window with `until <= from` is empty: the vertex never exists.
package struct VertexWindows: Sendable, Hashable {
  /// First second at which each vertex exists; shape [vertexCount].
  package var from: [Int64]

  /// Second at which each vertex ends, exclusive; shape [vertexCount].
  package var until: [Int64]

  /// Creates windows that are open at every instant.
  package init(alwaysFor count: Int) {
    from = Array(repeating: TimeBound.beginning, count: count)
    until = Array(repeating: TimeBound.forever, count: count)
  }
}
