/// When a vertex exists: from its first second until its end, exclusive.
///
/// With `until <= from` it never exists.
package struct VertexWindow: Sendable, Hashable, BitwiseCopyable {
  package var from: Int64
  package var until: Int64

  package init(from: Int64 = TimeBound.beginning, until: Int64 = TimeBound.forever) {
    self.from = from
    self.until = until
  }

  /// Open at every instant.
  package static let always = VertexWindow()
}

/// The window of every vertex, in whole seconds; shape [vertexCount].
package typealias VertexWindows = [VertexWindow]

extension VertexWindows {
  /// Creates windows that are open at every instant.
  package init(alwaysFor count: Int) {
    self.init(repeating: .always, count: count)
  }
}
