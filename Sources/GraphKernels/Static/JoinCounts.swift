/// How many distinct in-neighbours of each join a run has reached.
struct JoinCounts {
  /// Shape [vertexCount], none without joins.
  private var counts: [UInt32]
  private var latestTails: [UInt32]
  private var touched: [UInt32] = []

  init(for topology: Topology) {
    let size = topology.joins.isEmpty ? 0 : topology.vertexCount
    counts = Array(repeating: 0, count: size)
    latestTails = Array(repeating: .max, count: size)
  }

  /// Counts an in-neighbour of a join once and returns how many are counted.
  ///
  /// - Precondition: All edges of one in-neighbour come one after the other.
  mutating func count(_ tail: UInt32, of join: UInt32) -> UInt32 {
    let place = Int(join)
    if latestTails[place] != tail {
      if counts[place] == 0 { touched.append(join) }
      latestTails[place] = tail
      counts[place] += 1
    }
    return counts[place]
  }

  /// Forgets everything, at a cost of the joins touched.
  mutating func reset() {
    for join in touched {
      counts[Int(join)] = 0
      latestTails[Int(join)] = .max
    }
    touched.removeAll(keepingCapacity: true)
  }
}
