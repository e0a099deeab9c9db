/// The flow network whose cuts are removals that keep targets from being held.
///
/// What is held whatever is removed, being *firm*, is the network's source. A vertex that can be
/// removed is an arc from its in-node to its out-node; another is one node. Only vertices that lead
/// to a target are laid out. A join's firm inputs lower its need and enter nothing; with one input
/// still needed it is an ordinary vertex, with more it is *open*.
struct CutNetwork {
  /// Whether there is an open join among the vertices that lead to a target.
  private(set) var hasOpenJoins = false

  private var flow = FlowNetwork()
  /// What each pair of arcs removes, nil where it is unlimited.
  private var elements: [CutElement?] = []
  /// Nodes of each vertex, `ReachedPart.none` where it is not laid out; shape [part count].
  private var inNodes: [UInt32]
  private var outNodes: [UInt32]
  private var stack: [UInt32] = []
  private let part: ReachedPart
  private let costs: RemovalCosts
  private let limit: UInt128
  /// Whether each vertex of the part is firm.
  private let isFirm: [Bool]

  /// Lays out the network.
  ///
  /// - Parameters:
  ///   - targets: Numbers in the part, none of them firm.
  ///   - isFirm: Whether each vertex of the part is held without all that costs less than the
  ///     limit; shape [part count].
  ///   - limit: Only what costs less can be removed.
  /// - Complexity: O(V + E).
  init(
    _ part: ReachedPart, targets: [UInt32], costs: RemovalCosts, isFirm: [Bool], limit: UInt128,
    openJoins: OpenJoins
  ) {
    self.part = part
    self.costs = costs
    self.isFirm = isFirm
    self.limit = limit
    inNodes = Array(repeating: ReachedPart.none, count: part.count)
    outNodes = inNodes
    for target in targets {
      let node = outNode(of: target)
      addArc(from: node, to: FlowNetwork.target, nil)
    }
    while let vertex = stack.popLast() { layOut(Int(vertex), openJoins) }
  }

  /// Sends the greatest flow and returns the least cost of a cut.
  mutating func minimize() -> UInt128 { flow.maximize() >> Self.costShift }

  /// Returns the cheapest cut nearest the sources, of the fewest elements.
  func cutNearSources() -> [CutElement] { crossing(flow.sourceSide()) }

  /// Returns the cheapest cut nearest the targets, of the fewest elements.
  func cutNearTargets() -> [CutElement] { crossing(flow.allButTargetSide()) }
}

extension CutNetwork {
  /// Capacities are costs times 2^32, plus 1: of the cheapest cuts, those of the fewest elements.
  private static let costShift = 32

  private func crossing(_ isNear: [Bool]) -> [CutElement] {
    elements.indices.compactMap { pair in
      let tail = Int(flow.heads[2 * pair + 1])
      let head = Int(flow.heads[2 * pair])
      return isNear[tail] && !isNear[head] ? elements[pair] : nil
    }
  }

  private mutating func addArc(from tail: UInt32, to head: UInt32, _ element: CutElement?) {
    let capacity = element.map { UInt128($0.cost) << Self.costShift + 1 }
    flow.addArc(from: tail, to: head, capacity: capacity ?? FlowNetwork.unlimited)
    elements.append(element)
  }

  /// Returns the node that a vertex's edges leave and sees to it that the vertex is laid out.
  private mutating func outNode(of vertex: UInt32) -> UInt32 {
    guard !isFirm[Int(vertex)] else { return FlowNetwork.source }
    if outNodes[Int(vertex)] == ReachedPart.none {
      inNodes[Int(vertex)] = flow.addNode()
      outNodes[Int(vertex)] = inNodes[Int(vertex)]
      let id = part.vertices[Int(vertex)]
      if let cost = costs.vertex(id, below: limit) {
        outNodes[Int(vertex)] = flow.addNode()
        addArc(
          from: inNodes[Int(vertex)], to: outNodes[Int(vertex)],
          CutElement(isEdge: false, id: id, cost: cost))
      }
      stack.append(vertex)
    }
    return outNodes[Int(vertex)]
  }

  /// Adds the arcs into a vertex.
  private mutating func layOut(_ vertex: Int, _ openJoins: OpenJoins) {
    let inputs = part.inputs(of: vertex)
    var cuttable = inputs.filter { !isFirm(input: $0) }
    let firmCount = inputs.count - cuttable.count
    let need = Int(part.needs[vertex])
    guard need > firmCount else {
      // A source, or held by firm inputs alone: only its own removal helps.
      return addArc(from: FlowNetwork.source, to: inNodes[vertex], nil)
    }
    if need - firmCount > 1 {
      hasOpenJoins = true
      switch openJoins {
      case .asOr: break
      case .deleted: return
      case .choosing(let choice):
        cuttable = choice.choose(inputs.count - need + 1, of: cuttable, in: part)
      }
    }
    for place in cuttable.joined() { addEdge(place, into: inNodes[vertex]) }
  }

  private mutating func addEdge(_ place: Int, into node: UInt32) {
    let slot = part.entering.slots[place]
    let tail = outNode(of: part.entering.tails[place])
    let element = costs.edge(slot, below: limit).map {
      CutElement(isEdge: true, id: slot, cost: $0)
    }
    addArc(from: tail, to: node, element)
  }

  /// Returns whether an input of a join, some parallel edges, is there whatever is removed.
  private func isFirm(input places: Range<Int>) -> Bool {
    isFirm[Int(part.entering.tails[places.lowerBound])]
      && places.contains { costs.edge(part.entering.slots[$0], below: limit) == nil }
  }
}
