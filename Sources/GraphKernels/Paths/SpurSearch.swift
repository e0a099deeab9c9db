/// Finds the best path from a start to a target around what is blocked.
///
/// A* with bounds on what remains. Of equally good paths the one with the fewest edges is found, of
/// these the first by vertices, then edges: replacing the beginning of a path by a preferred one
/// that is as good gives a preferred path, if need be with the loop cut out that arises. Where values
/// are rounded, a vertex keeps every label that might still draw level with a better one and is
/// preferred to it.
///
/// One workspace serves one search at a time; resetting it costs what the last one touched.
/// - Source: Hart, Nilsson and Raphael, "A formal basis for the heuristic determination of minimum
///   cost paths", 1968 (A*).
struct SpurSearch<Measure: PathMeasure>: ~Copyable {
  /// A path found, from its start.
  struct Found {
    var vertices: [UInt32]
    var edges: [UInt32]
    let value: Measure.Value
  }

  /// Vertices that cannot be entered; shape [vertices].
  var isBlocked: [Bool]

  /// Edges that cannot be taken; shape [edges].
  var isBanned: [Bool]

  private let bounds: [Measure.Value?]
  private var labels: PathLabels<Measure>
  /// Label settled last at each vertex; shape [vertices].
  private var latest: [Int32]
  private var queue = OrderedHeap<PendingPath<Measure>>()

  init(_ graph: PathGraph<Measure>, _ measure: Measure) {
    isBlocked = Array(repeating: false, count: graph.vertices.count)
    isBanned = Array(repeating: false, count: graph.heads.count)
    bounds = PathPotentials.bounds(graph, measure)
    labels = PathLabels(measure)
    latest = Array(repeating: PathEnd.noParent, count: graph.vertices.count)
  }

  /// Returns the best path that begins at one of the starts, nil if there is none.
  ///
  /// - Parameters:
  ///   - starts: Distinct.
  ///   - value: What the path to a start is worth already.
  mutating func best(
    in graph: PathGraph<Measure>, from starts: [UInt32], at value: Measure.Value
  ) -> Found? {
    for start in starts {
      offer(
        PathEnd(
          vertex: start, edge: PathEnd.noEdge, parent: PathEnd.noParent, depth: 0), value)
    }
    var found: Found?
    while found == nil, let next = queue.pop(in: labels) {
      guard !isDominated(next.end, next.value) else { continue }
      if graph.isTarget[Int(next.end.vertex)] {
        found = trace(next)
      } else {
        settle(next, graph)
      }
    }
    reset()
    return found
  }

  private mutating func settle(_ path: PendingPath<Measure>, _ graph: PathGraph<Measure>) {
    let vertex = path.end.vertex
    let label = labels.append(path.end, value: path.value, former: latest[Int(vertex)])
    latest[Int(vertex)] = label
    for edge in graph.row(of: vertex) {
      let head = graph.heads[edge]
      guard !isBlocked[Int(head)] && !isBanned[edge] else { continue }
      offer(
        PathEnd(
          vertex: head, edge: UInt32(edge), parent: label, depth: path.end.depth + 1),
        labels.measure.extend(path.value, by: graph.values[edge]))
    }
  }

  private mutating func offer(_ end: PathEnd, _ value: Measure.Value) {
    guard let remainder = bounds[Int(end.vertex)], !isDominated(end, value) else { return }
    queue.push(
      PendingPath(end: end, value: value, bound: labels.measure.extend(value, by: remainder)),
      in: labels)
  }

  /// Whether nothing that continues a path can be the answer, given what is settled at its end.
  private func isDominated(_ end: PathEnd, _ value: Measure.Value) -> Bool {
    var label = latest[Int(end.vertex)]
    if Measure.isExact { return label != PathEnd.noParent }
    while label != PathEnd.noParent {
      let other = labels.values[Int(label)]
      if labels.measure.isHopeless(value, beside: other) { return true }
      if !labels.measure.isBetter(value, than: other)
        && labels.isPreferred(labels.ends[Int(label)], to: end)
      {
        return true
      }
      label = labels.former[Int(label)]
    }
    return false
  }

  private func trace(_ path: PendingPath<Measure>) -> Found {
    var vertices = [path.end.vertex]
    var edges: [UInt32] = []
    var end = path.end
    while end.parent != PathEnd.noParent {
      edges.append(end.edge)
      end = labels.ends[Int(end.parent)]
      vertices.append(end.vertex)
    }
    return Found(vertices: vertices.reversed(), edges: edges.reversed(), value: path.value)
  }

  private mutating func reset() {
    for end in labels.ends { latest[Int(end.vertex)] = PathEnd.noParent }
    labels.removeAll()
    queue.removeAll()
  }
}
