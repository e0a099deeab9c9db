/// Finds what is still reached when each of many candidates alone is removed, joins honoured.
///
/// One run treats a block of candidates. Each vertex has a row of bits: bit x says that it is
/// reached without candidate x. A source has all bits but its own; an ordinary vertex, those of any of its
/// in-neighbours; a join, those that as many distinct in-neighbours as it needs have; none has its
/// own. The rows are the least fixed point of these rules, found component by component in
/// topological order. Only what the sources reach takes part. One sweep serves one run at a time.
package struct RemovalSweep: ~Copyable {
  /// The most candidates that one run takes.
  package static let blockSize = RemovalRow.bitCount

  /// The mark of what is no candidate.
  private static let none = UInt16.max

  private let part: ReachedPart
  private let order: ComponentOrder
  /// Whether a join needs all its in-neighbours that can be reached; shape [count].
  private let needsAll: [Bool]

  /// Shape [count].
  private var rows: [RemovalRow]
  private var adder = JoinAdder()
  /// Candidate that each vertex is, or `none`; shape [count].
  private var vertexMarks: [UInt16]
  /// Candidate that the edge at each entering place is, or `none`; shape [edgeCount], or no entry
  /// before edges are candidates.
  private var edgeMarks: [UInt16] = []
  /// What the last run marked.
  private var markedVertices: [UInt32] = []
  private var markedPlaces: [Int] = []
  private var candidateCount = 0
  /// Whether a vertex must be looked at again; shape [count].
  private var isPending: [Bool]

  /// Prepares sweeps over what the sources reach.
  ///
  /// - Parameter sources: Repeated ones count once.
  /// - Complexity: O(V + E).
  package init(_ topology: Topology, sources: [UInt32]) {
    self.init(ReachedPart(topology, sources: sources))
  }

  init(_ part: ReachedPart) {
    self.part = part
    order = ComponentOrder(part)
    needsAll = part.needs.indices.map { vertex in
      guard part.needs[vertex] > 1 else { return false }
      return part.inputs(of: vertex).count == part.needs[vertex]
    }
    rows = Array(repeating: .zero, count: part.count)
    vertexMarks = Array(repeating: Self.none, count: part.count)
    isPending = Array(repeating: false, count: part.count)
  }

  /// Removes each of some vertices by itself; the results can be read until the next run.
  ///
  /// - Parameter vertices: At most `blockSize`, distinct.
  /// - Complexity: O(E) operations on rows without cycles; with them, as often as they need.
  package mutating func run(removingVertices vertices: ArraySlice<UInt32>) {
    clear(candidateCount: vertices.count)
    for (candidate, vertex) in vertices.enumerated() {
      precondition(vertex < part.numbers.count, "What is removed is of the topology.")
      let number = part.numbers[Int(vertex)]
      guard number != ReachedPart.none else { continue }
      precondition(vertexMarks[Int(number)] == Self.none, "A candidate is given once.")
      vertexMarks[Int(number)] = UInt16(candidate)
      markedVertices.append(number)
    }
    settle()
  }

  /// Removes each of some edges by itself; the results can be read until the next run.
  ///
  /// - Parameter slots: At most `blockSize`, distinct.
  /// - Complexity: As for vertices, and the in-degrees of the edges' heads.
  package mutating func run(removingEdges slots: ArraySlice<UInt32>, of topology: Topology) {
    clear(candidateCount: slots.count)
    if edgeMarks.isEmpty { edgeMarks = Array(repeating: Self.none, count: part.edgeCount) }
    for (candidate, slot) in slots.enumerated() {
      precondition(slot < topology.edgeCount, "What is removed is of the topology.")
      let head = part.numbers[Int(topology.heads[Int(slot)])]
      guard head != ReachedPart.none else { continue }
      let row = part.entering.row(of: Int(head))
      guard let place = row.first(where: { part.entering.slots[$0] == slot }) else { continue }
      precondition(edgeMarks[place] == Self.none, "A candidate is given once.")
      edgeMarks[place] = UInt16(candidate)
      markedPlaces.append(place)
    }
    settle()
  }

  /// Returns whether the last run reached a vertex without one of its candidates.
  ///
  /// - Parameter candidate: Position among those given.
  package func isReached(_ vertex: UInt32, without candidate: Int) -> Bool {
    precondition(candidate < candidateCount, "A candidate is one of the last run's.")
    let number = part.numbers[Int(vertex)]
    guard number != ReachedPart.none else { return false }
    return rows[Int(number)][candidate >> 6] >> UInt64(candidate & 63) & 1 == 1
  }

  /// Returns which assets each candidate of the last run costs.
  ///
  /// - Parameter countsOwn: Whether a vertex that is an asset loses itself.
  /// - Returns: Shape [candidate count].
  /// - Complexity: O(assets + what is lost).
  package func losses(of assets: WeightedAssets, countsOwn: Bool = true) -> [RemovalLoss] {
    var losses = Array(repeating: RemovalLoss.none, count: candidateCount)
    let all = RemovalRow.lowest(candidateCount)
    for (asset, weight) in zip(assets.vertices, assets.weights) {
      precondition(asset < part.numbers.count, "An asset is one of the topology's vertices.")
      let number = part.numbers[Int(asset)]
      guard number != ReachedPart.none else { continue }
      var lost = all & ~rows[Int(number)]
      let mark = vertexMarks[Int(number)]
      if !countsOwn && mark != Self.none { lost.clear(Int(mark)) }
      lost.forEachBit { losses[$0].add(weight: weight) }
    }
    return losses
  }
}

extension RemovalSweep {
  private mutating func clear(candidateCount count: Int) {
    precondition(count <= Self.blockSize, "A run takes one block of candidates.")
    candidateCount = count
    for vertex in markedVertices { vertexMarks[Int(vertex)] = Self.none }
    for place in markedPlaces { edgeMarks[place] = Self.none }
    markedVertices.removeAll(keepingCapacity: true)
    markedPlaces.removeAll(keepingCapacity: true)
    for vertex in rows.indices { rows[vertex] = .zero }
  }

  private mutating func settle() {
    for component in 0..<order.componentCount {
      let positions = order.positions(of: component)
      guard positions.count > 1 else {
        _ = update(Int(order.vertices[positions.lowerBound]))
        continue
      }
      for position in positions { isPending[Int(order.vertices[position])] = true }
      while settleOnce(positions, of: UInt32(component)) {}
    }
  }

  /// Looks once at every pending vertex of a component and returns whether some are pending after.
  private mutating func settleOnce(_ positions: Range<Int>, of component: UInt32) -> Bool {
    var isUnsettled = false
    for position in positions {
      let vertex = Int(order.vertices[position])
      guard isPending[vertex] else { continue }
      isPending[vertex] = false
      guard update(vertex) else { continue }
      for place in part.row(of: vertex) {
        let head = Int(part.heads[place])
        guard order.components[head] == component else { continue }
        isPending[head] = true
        isUnsettled = true
      }
    }
    return isUnsettled
  }

  /// Computes a vertex's row from its in-neighbours' and returns whether it changed.
  private mutating func update(_ vertex: Int) -> Bool {
    var row = RemovalRow(repeating: .max)
    let mark = vertexMarks[vertex]
    if mark != Self.none { row.clear(Int(mark)) }
    guard rows[vertex] != row else { return false }
    switch part.needs[vertex] {
    case 0: break
    case 1: row &= anyInput(of: vertex)
    case let need: row &= joined(vertex, need: need)
    }
    guard rows[vertex] != row else { return false }
    rows[vertex] = row
    return true
  }

  private func anyInput(of vertex: Int) -> RemovalRow {
    let places = part.entering.row(of: vertex)
    var row = RemovalRow.zero
    if edgeMarks.isEmpty {
      for place in places { row |= rows[Int(part.entering.tails[place])] }
    } else {
      for place in places { row |= flow(place) }
    }
    return row
  }

  /// Returns the bits that an edge carries.
  @inline(__always)
  private func flow(_ place: Int) -> RemovalRow {
    var row = rows[Int(part.entering.tails[place])]
    if !edgeMarks.isEmpty && edgeMarks[place] != Self.none { row.clear(Int(edgeMarks[place])) }
    return row
  }

  /// Returns the bits in which enough distinct in-neighbours of a join are set.
  private mutating func joined(_ vertex: Int, need: UInt32) -> RemovalRow {
    let places = part.entering.row(of: vertex)
    var all = RemovalRow(repeating: .max)
    if !needsAll[vertex] { adder.start(need: need) }
    var place = places.lowerBound
    while place < places.upperBound {
      // Parallel edges lie side by side and count once.
      let tail = part.entering.tails[place]
      var row = RemovalRow.zero
      while place < places.upperBound && part.entering.tails[place] == tail {
        row |= flow(place)
        place += 1
      }
      if needsAll[vertex] { all &= row } else { adder.add(row) }
    }
    return needsAll[vertex] ? all : adder.met
  }
}
