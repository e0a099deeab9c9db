/// A network of arcs with capacities and a greatest flow through it.
///
/// - Source: Dinic, "Algorithm for solution of a problem of maximum flow in networks with power
///   estimation", Soviet Mathematics Doklady 1970.
struct FlowNetwork {
  static let source: UInt32 = 0
  static let target: UInt32 = 1

  /// Beyond every sum of finite capacities: those are below 2^97, and there are fewer than 2^30.
  static let unlimited = UInt128(1) << 127

  private(set) var nodeCount: UInt32 = 2

  /// Node that each arc enters; arc a + 1 leads against an even arc a.
  private(set) var heads: [UInt32] = []
  private var residuals: [UInt128] = []
  /// The arcs by the node that they leave; shape [node count + 1] and [arc count].
  private var offsets: [UInt32] = []
  private var arcs: [UInt32] = []

  /// Distance from the source of each node in the present phase, `unseen` where it leads nowhere.
  private var levels: [UInt32] = []
  private var next: [UInt32] = []
  private var path: [UInt32] = []
  private static let unseen = UInt32.max

  mutating func addNode() -> UInt32 {
    nodeCount += 1
    return nodeCount - 1
  }

  mutating func addArc(from tail: UInt32, to head: UInt32, capacity: UInt128) {
    precondition(heads.count < Int(Int32.max) - 1, "A cut has fewer than 1073741823 arcs.")
    heads.append(head)
    heads.append(tail)
    residuals.append(capacity)
    residuals.append(0)
  }

  /// Sends as much as possible from the source to the target and returns how much.
  ///
  /// - Complexity: O(nodes² · arcs), in practice far less.
  mutating func maximize() -> UInt128 {
    sortArcs()
    var flow: UInt128 = 0
    while findLevels() {
      next = Array(offsets.dropLast())
      flow += block()
    }
    return flow
  }

  /// Returns whether each node can still be reached from the source; shape [node count].
  func sourceSide() -> [Bool] {
    var isReached = Array(repeating: false, count: Int(nodeCount))
    isReached[Int(Self.source)] = true
    var stack = [Self.source]
    while let node = stack.popLast() {
      for arc in row(of: node) where residuals[Int(arc)] > 0 && !isReached[Int(heads[Int(arc)])] {
        isReached[Int(heads[Int(arc)])] = true
        stack.append(heads[Int(arc)])
      }
    }
    return isReached
  }

  /// Returns whether each node cannot lead to the target any more; shape [node count].
  func allButTargetSide() -> [Bool] {
    var isApart = Array(repeating: true, count: Int(nodeCount))
    isApart[Int(Self.target)] = false
    var stack = [Self.target]
    while let node = stack.popLast() {
      for arc in row(of: node)
      where residuals[Int(arc ^ 1)] > 0 && isApart[Int(heads[Int(arc)])] {
        isApart[Int(heads[Int(arc)])] = false
        stack.append(heads[Int(arc)])
      }
    }
    return isApart
  }
}

extension FlowNetwork {
  private func row(of node: UInt32) -> ArraySlice<UInt32> {
    arcs[Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1])]
  }

  private mutating func sortArcs() {
    offsets = Array(repeating: 0, count: Int(nodeCount) + 1)
    for arc in heads.indices { offsets[Int(heads[arc ^ 1]) + 1] += 1 }
    for node in 0..<Int(nodeCount) { offsets[node + 1] += offsets[node] }
    var next = offsets
    arcs = Array(repeating: 0, count: heads.count)
    for arc in heads.indices {
      let tail = Int(heads[arc ^ 1])
      arcs[Int(next[tail])] = UInt32(arc)
      next[tail] += 1
    }
  }

  /// Finds shortest distances from the source and returns whether the target has one.
  private mutating func findLevels() -> Bool {
    levels = Array(repeating: Self.unseen, count: Int(nodeCount))
    levels[Int(Self.source)] = 0
    var queue = [Self.source]
    var first = 0
    while first < queue.count {
      let node = queue[first]
      first += 1
      for arc in row(of: node) {
        let head = Int(heads[Int(arc)])
        guard residuals[Int(arc)] > 0, levels[head] == Self.unseen else { continue }
        levels[head] = levels[Int(node)] + 1
        if head == Int(Self.target) { return true }
        queue.append(UInt32(head))
      }
    }
    return false
  }

  /// Sends flow along shortest ways until none is left and returns how much.
  private mutating func block() -> UInt128 {
    var flow: UInt128 = 0
    var node = Self.source
    path.removeAll(keepingCapacity: true)
    while true {
      if node == Self.target {
        flow += sendAlongPath()
        node = path.last.map { heads[Int($0)] } ?? Self.source
      } else if let arc = nextArc(of: node) {
        path.append(arc)
        node = heads[Int(arc)]
      } else {
        levels[Int(node)] = Self.unseen
        guard let arc = path.popLast() else { return flow }
        node = heads[Int(arc ^ 1)]
      }
    }
  }

  /// Returns the next arc of a node that leads one level on.
  private mutating func nextArc(of node: UInt32) -> UInt32? {
    let place = Int(node)
    while next[place] < offsets[place + 1] {
      let arc = arcs[Int(next[place])]
      let level = levels[Int(heads[Int(arc)])]
      // Level 0 is the source's, so nothing overflows where a level is unseen.
      if residuals[Int(arc)] > 0 && level == levels[place] &+ 1 && level != Self.unseen {
        return arc
      }
      next[place] += 1
    }
    return nil
  }

  /// Fills the path and cuts it back to before the first arc that is full.
  private mutating func sendAlongPath() -> UInt128 {
    var amount = Self.unlimited
    for arc in path { amount = min(amount, residuals[Int(arc)]) }
    var full = path.count
    for (position, arc) in path.enumerated().reversed() {
      residuals[Int(arc)] -= amount
      residuals[Int(arc ^ 1)] += amount
      if residuals[Int(arc)] == 0 { full = position }
    }
    path.removeSubrange(full...)
    return amount
  }
}
