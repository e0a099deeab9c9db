/// The labels of a run in settle order, and the best of each vertex.
struct SettledLabels {
  private(set) var labels: [TimedLabel] = []

  /// Best expiry settled at each vertex, `.min` before the first; shape [vertexCount].
  private(set) var bests: [Int64]

  /// First label settled at each vertex, meaningful where there is a best; shape [vertexCount].
  private var firstLabels: [Int32]

  init(vertexCount: Int) {
    bests = Array(repeating: .min, count: vertexCount)
    firstLabels = Array(repeating: TimedLabel.noParent, count: vertexCount)
  }

  /// Settles a label if it lasts longer than all before it at its vertex.
  @inline(__always)
  mutating func settle(_ next: PendingLabel, until expiry: Int64) {
    let vertex = Int(next.vertex)
    let best = bests[vertex]
    guard expiry > best else { return }
    if best == .min { firstLabels[vertex] = Int32(truncatingIfNeeded: labels.count) }
    bests[vertex] = expiry
    labels.append(
      TimedLabel(
        vertex: next.vertex, arrival: next.arrival, expiry: expiry, parent: next.parent,
        edge: next.edge))
  }

  /// Returns the index of the first label settled at a vertex, nil if none was.
  func first(of vertex: UInt32) -> Int? {
    bests[Int(vertex)] == .min ? nil : Int(firstLabels[Int(vertex)])
  }

  /// Forgets everything, at a cost of the labels settled.
  mutating func reset() {
    for label in labels { bests[Int(label.vertex)] = .min }
    labels.removeAll(keepingCapacity: true)
  }
}
