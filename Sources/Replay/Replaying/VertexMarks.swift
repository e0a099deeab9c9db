import GraphKernels

/// What a trial wants to know of a laid vertex that it has reached.
struct VertexMarks: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  /// Counts as an asset: the first window of one.
  static let asset = VertexMarks(rawValue: 1)
  /// Counts as a user or service account of the estate: its first window.
  static let identity = VertexMarks(rawValue: 2)
  /// A step to some window of the same vertex can be noticed.
  static let noticeable = VertexMarks(rawValue: 4)

  /// - Parameter techniques: Of each step, −1 for none; shape [edge count].
  /// - Returns: Shape [laid vertices].
  /// - Complexity: O(laid vertices + laid edges).
  static func marks(
    _ laid: LaidGraph, _ graph: GraphTables, techniques: [Int16]
  ) -> [VertexMarks] {
    var isNoticeable = Array(repeating: false, count: graph.assets.count)
    for (slot, technique) in techniques.enumerated()
    where technique >= 0 && graph.chances[Int(technique)] > 0 {
      isNoticeable[Int(laid.base[Int(laid.topology.heads[slot])])] = true
    }
    return laid.base.indices.map { vertex in
      let base = Int(laid.base[vertex])
      var marks: VertexMarks = []
      if isNoticeable[base], !laid.isAdded(UInt32(vertex)) { marks.insert(.noticeable) }
      guard laid.copies(of: UInt32(base)).lowerBound == UInt32(vertex) else { return marks }
      if graph.assets[base] != nil { marks.insert(.asset) }
      if graph.isIdentity[base] { marks.insert(.identity) }
      return marks
    }
  }
}
