/// The least that the dearest element of a cut can cost, by vertex.
///
/// Once everything cheaper than a vertex's *width* is removed the vertex is still held, so whatever
/// keeps it from being held has an element that costs as much: a bound, and a hint at which input
/// of a join is cheap to cut. Along a path it is the least cost, over several ways the greatest, at a
/// join the need-th greatest.
struct CutWidths {
  /// The width of what no removal cuts off.
  static let unlimited = UInt128.max

  /// Shape [part count].
  private(set) var widths: [UInt128]

  private let part: ReachedPart
  private let costs: RemovalCosts
  private var inputs: [UInt128] = []

  /// Computes the least fixed point, component by component in topological order.
  init(_ part: ReachedPart, costs: RemovalCosts) {
    self.part = part
    self.costs = costs
    widths = Array(repeating: 0, count: part.count)
    let order = ComponentOrder(part)
    for component in 0..<order.componentCount {
      let vertices = order.vertices[order.positions(of: component)]
      var isSettled = false
      while !isSettled {
        isSettled = true
        for vertex in vertices where update(Int(vertex)) { isSettled = vertices.count == 1 }
      }
    }
  }

  /// Returns the width of the parallel edges at some entering places.
  func width(ofEdges places: Range<Int>) -> UInt128 {
    var width: UInt128 = 0
    for place in places {
      let slot = part.entering.slots[place]
      let cost = costs.edge(slot, below: Self.unlimited).map { UInt128($0) } ?? Self.unlimited
      width = max(width, min(cost, widths[Int(part.entering.tails[place])]))
    }
    return width
  }

  /// Computes a vertex's width from its in-neighbours' and returns whether it changed.
  private mutating func update(_ vertex: Int) -> Bool {
    let id = part.vertices[vertex]
    var width = costs.vertex(id, below: Self.unlimited).map { UInt128($0) } ?? Self.unlimited
    if part.needs[vertex] == 1 {
      width = min(width, self.width(ofEdges: part.entering.row(of: vertex)))
    } else if part.needs[vertex] > 1 {
      inputs.removeAll(keepingCapacity: true)
      for group in part.inputs(of: vertex) { inputs.append(self.width(ofEdges: group)) }
      inputs.sort(by: >)
      width = min(width, inputs[Int(part.needs[vertex]) - 1])
    }
    guard width != widths[vertex] else { return false }
    widths[vertex] = width
    return true
  }
}
