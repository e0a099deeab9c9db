/// The end of a path that a search knows, and the label that it continues.
struct PathEnd {
  /// The `parent` of a path without edges, and the `edge` that led to it.
  static let noParent: Int32 = -1
  static let noEdge = UInt32.max

  let vertex: UInt32
  let edge: UInt32
  let parent: Int32

  /// Number of edges.
  let depth: Int32
}

/// The paths settled by a search, each as its last edge and what it continues.
struct PathLabels<Measure: PathMeasure> {
  let measure: Measure
  private(set) var ends: [PathEnd] = []
  private(set) var values: [Measure.Value] = []

  /// The label settled at the same vertex before, `PathEnd.noParent` if none.
  private(set) var former: [Int32] = []

  init(_ measure: Measure) { self.measure = measure }

  /// Returns the new label's index.
  mutating func append(_ end: PathEnd, value: Measure.Value, former label: Int32) -> Int32 {
    ends.append(end)
    values.append(value)
    former.append(label)
    return Int32(ends.count - 1)
  }

  mutating func removeAll() {
    ends.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    former.removeAll(keepingCapacity: true)
  }

  /// Returns whether one path comes before another by vertices, then by edges.
  ///
  /// The beginning of a path comes before it.
  /// - Complexity: O(edges that only one of them has).
  func comesFirst(_ first: PathEnd, before second: PathEnd) -> Bool {
    var left = first
    var right = second
    while left.depth > right.depth { left = ends[Int(left.parent)] }
    while right.depth > left.depth { right = ends[Int(right.parent)] }
    // Going up, the last difference seen is the first on the paths.
    var byVertex: Bool?
    var byEdge: Bool?
    while true {
      if left.vertex != right.vertex { byVertex = left.vertex < right.vertex }
      if left.edge != right.edge { byEdge = left.edge < right.edge }
      guard left.parent != right.parent else { break }
      left = ends[Int(left.parent)]
      right = ends[Int(right.parent)]
    }
    if let byVertex { return byVertex }
    return first.depth == second.depth ? byEdge ?? false : first.depth < second.depth
  }

  /// Returns whether one path has fewer edges than another, or as many and comes before it.
  func isPreferred(_ first: PathEnd, to second: PathEnd) -> Bool {
    first.depth == second.depth ? comesFirst(first, before: second) : first.depth < second.depth
  }
}

/// A path that a search may continue, and a bound on what becomes of it.
struct PendingPath<Measure: PathMeasure>: HeapOrdered {
  let end: PathEnd
  let value: Measure.Value
  let bound: Measure.Value

  /// The better bound first.
  ///
  /// Of equally good ones by vertices, then edges; before that by their number, unless the bound
  /// accounts for it.
  func precedes(_ other: PendingPath, in labels: PathLabels<Measure>) -> Bool {
    if labels.measure.isBetter(bound, than: other.bound) { return true }
    if labels.measure.isBetter(other.bound, than: bound) { return false }
    return Measure.isExact
      ? labels.comesFirst(end, before: other.end) : labels.isPreferred(end, to: other.end)
  }
}
