extension TimedWorkspace {
  /// Labels that waited in the queue during the last run, a measure of its work.
  package var queuedCount: Int { waiting.pushCount }

  /// Returns when a vertex was first held, nil if never.
  package func arrival(of vertex: UInt32) -> Int64? {
    firstLabel(of: vertex).map { labels[$0].arrival }
  }

  /// Returns the latest second until which a vertex was held, exclusive, nil if never.
  package func expiry(of vertex: UInt32) -> Int64? {
    let best = settled.bests[Int(vertex)]
    return best == .min ? nil : best
  }

  /// Returns the index of the first label settled at a vertex, nil if none was.
  package func firstLabel(of vertex: UInt32) -> Int? { settled.first(of: vertex) }

  /// Returns the labels that led to a label, from a source's to itself.
  ///
  /// Through a join the path follows the input that completed it.
  package func path(to label: Int) -> [Int] {
    var path = [label]
    var parent = labels[label].parent
    while parent != TimedLabel.noParent {
      path.append(Int(parent))
      parent = labels[Int(parent)].parent
    }
    return path.reversed()
  }
}
