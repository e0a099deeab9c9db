/// A path, and the set of paths of which it is the best.
///
/// The set: all that make the same choices up to a position, and there none of the banned ones.
/// Choice 0 is the source, choice p the p-th edge.
struct RankedPath<Measure: PathMeasure>: HeapOrdered {
  let vertices: [UInt32]
  let edges: [UInt32]
  let value: Measure.Value

  /// Position of the first choice that is not shared.
  let deviation: Int

  /// Choices that the set does not make there.
  let banned: [UInt32]

  func precedes(_ other: RankedPath, in measure: Measure) -> Bool {
    if measure.isBetter(value, than: other.value) { return true }
    if measure.isBetter(other.value, than: value) { return false }
    if edges.count != other.edges.count { return edges.count < other.edges.count }
    if vertices != other.vertices { return vertices.lexicographicallyPrecedes(other.vertices) }
    return edges.lexicographicallyPrecedes(other.edges)
  }
}

/// Gives the loopless paths from the sources to a target one after the other, best first.
///
/// All paths make one set. Whenever the best of a set is given, the others of the set are divided
/// by where they first differ from it, and the best of each part waits for its turn.
/// - Source: Yen, "Finding the k shortest loopless paths in a network", 1971; the sets without
///   repetition: Lawler, "A procedure for computing the k best solutions to discrete optimization
///   problems and its application to the shortest path problem", 1972.
struct PathRanking<Measure: PathMeasure>: ~Copyable {
  private let graph: PathGraph<Measure>
  private let measure: Measure
  private var search: SpurSearch<Measure>
  private var waiting = OrderedHeap<RankedPath<Measure>>()
  /// The path given last, whose set is still to be divided.
  private var latest: RankedPath<Measure>?

  init(_ graph: PathGraph<Measure>, _ measure: Measure) {
    self.graph = graph
    self.measure = measure
    search = SpurSearch(graph, measure)
    guard let best = search.best(in: graph, from: graph.sources, at: measure.neutral) else {
      return
    }
    let first = RankedPath<Measure>(
      vertices: best.vertices, edges: best.edges, value: best.value, deviation: 0, banned: [])
    waiting.push(first, in: measure)
  }

  mutating func next() -> RankedPath<Measure>? {
    if let latest { divide(latest) }
    latest = waiting.pop(in: measure)
    return latest
  }

  private mutating func divide(_ path: RankedPath<Measure>) {
    var value = measure.neutral
    for position in 0...path.edges.count {
      // The vertices before the one at which the choice is made, and what the path to it is worth.
      if position >= 2 {
        search.isBlocked[Int(path.vertices[position - 2])] = true
        value = measure.extend(value, by: graph.values[Int(path.edges[position - 2])])
      }
      guard position >= path.deviation else { continue }
      let choice = position == 0 ? path.vertices[0] : path.edges[position - 1]
      let banned = (position == path.deviation ? path.banned : []) + [choice]
      deviate(from: path, at: position, banned, value)
    }
    for vertex in path.vertices { search.isBlocked[Int(vertex)] = false }
  }

  /// Finds the best of the paths that differ from one first at a position.
  private mutating func deviate(
    from path: RankedPath<Measure>, at position: Int, _ banned: [UInt32], _ value: Measure.Value
  ) {
    let found: SpurSearch<Measure>.Found?
    if position == 0 {
      found = search.best(
        in: graph, from: graph.sources.filter { !banned.contains($0) }, at: value)
    } else {
      for edge in banned { search.isBanned[Int(edge)] = true }
      found = search.best(in: graph, from: [path.vertices[position - 1]], at: value)
      for edge in banned { search.isBanned[Int(edge)] = false }
    }
    guard let found else { return }
    let shared = max(0, position - 1)
    let candidate = RankedPath<Measure>(
      vertices: path.vertices[..<shared] + found.vertices,
      edges: path.edges[..<shared] + found.edges, value: found.value, deviation: position,
      banned: banned)
    waiting.push(candidate, in: measure)
  }
}
