/// The edges that paths can take, between vertices numbered anew in the same order.
struct PathGraph<Measure: PathMeasure> {
  /// What each vertex is in the topology, ascending; shape [count].
  let vertices: [UInt32]

  /// First edge of each row; shape [count + 1].
  private(set) var offsets: [UInt32] = [0]

  /// Vertex that each edge enters; within a row by head, then slot; shape [edges].
  private(set) var heads: [UInt32] = []

  /// Slot of each edge in the topology; shape [edges].
  private(set) var slots: [UInt32] = []

  /// Shape [edges].
  private(set) var values: [Measure.Value] = []

  /// Ascending.
  private(set) var sources: [UInt32] = []

  /// Shape [count].
  private(set) var isTarget: [Bool] = []

  /// - Complexity: O(V + E log d) for rows of d edges.
  init(
    _ premises: PathPremises, weights: [Measure.Weight], _ parallelEdges: ParallelEdges,
    _ measure: Measure
  ) {
    let topology = premises.topology
    vertices = premises.vertices
    var numbers = Array(repeating: UInt32.max, count: topology.vertexCount)
    for (number, vertex) in vertices.enumerated() { numbers[Int(vertex)] = UInt32(number) }
    for (number, vertex) in vertices.enumerated() {
      let row = topology.row(of: vertex).filter { premises.isPassable($0, from: vertex) }
        .sorted { (topology.heads[$0], $0) < (topology.heads[$1], $1) }
      for slot in row {
        add(
          UInt32(slot), head: numbers[Int(topology.heads[slot])],
          value: measure.value(of: weights[slot]), parallelEdges, measure)
      }
      offsets.append(UInt32(heads.count))
      isTarget.append(premises.isTarget[Int(vertex)])
      if premises.isSource[Int(vertex)] { sources.append(UInt32(number)) }
    }
  }

  func row(of vertex: UInt32) -> Range<Int> {
    Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])
  }

  private mutating func add(
    _ slot: UInt32, head: UInt32, value: Measure.Value, _ parallelEdges: ParallelEdges,
    _ measure: Measure
  ) {
    let isParallel = offsets.last.map(Int.init) != heads.count && heads.last == head
    if isParallel && parallelEdges == .best {
      let last = heads.count - 1
      guard measure.isBetter(value, than: values[last]) else { return }
      slots[last] = slot
      values[last] = value
    } else {
      heads.append(head)
      slots.append(slot)
      values.append(value)
    }
  }
}
