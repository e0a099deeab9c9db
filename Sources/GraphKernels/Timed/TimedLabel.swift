/// A settled label: the vertex is held from `arrival` until `expiry`, and how that came about.
package struct TimedLabel: Sendable, Hashable {
  /// The `edge` of a label that no edge gave.
  package static let sourceEdge: UInt32 = .max

  /// The `parent` of a label that no label gave.
  package static let noParent: Int32 = -1

  /// What is held.
  package let vertex: UInt32

  /// First second at which the vertex is held.
  package let arrival: Int64

  /// Second at which the hold ends, exclusive; at most the horizon.
  package let expiry: Int64

  /// Index of the label it was relaxed from, `noParent` for a source.
  ///
  /// For a join: the label of the input that completed it.
  package let parent: Int32

  /// CSR slot of the edge it came by, `sourceEdge` for a source.
  package let edge: UInt32
}
