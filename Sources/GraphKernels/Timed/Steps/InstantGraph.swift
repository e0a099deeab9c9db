/// An edge by which a step may have come, ordered by rank, then slot.
struct StepChoice {
  let rank: UInt32
  let slot: UInt32
  /// Number of the period of its tail.
  let period: UInt32

  func precedes(_ other: StepChoice?) -> Bool {
    guard let other else { return true }
    return rank == other.rank ? slot < other.slot : rank < other.rank
  }
}

/// The steps of one instant, numbered, and the edges among them that take no time.
struct InstantGraph {
  /// An edge from one step of the instant to another.
  struct Edge {
    let tail: Int32
    let head: Int32
    let choice: StepChoice
  }

  /// The least edge into each step from what was held before the instant; shape [steps].
  private(set) var entries: [StepChoice?] = []

  private(set) var edges: [Edge] = []

  /// Whether a cycle of edges leads through each step, or from one such cycle to another.
  private(set) var isCyclic: [Bool] = []

  /// Starts anew with so many steps.
  mutating func begin(count: Int) {
    entries.removeAll(keepingCapacity: true)
    for _ in 0..<count { entries.append(nil) }
    edges.removeAll(keepingCapacity: true)
  }

  mutating func enter(_ head: Int, by choice: StepChoice) {
    if choice.precedes(entries[head]) { entries[head] = choice }
  }

  /// Puts other choices in place of the entries; shape [steps].
  mutating func enter(all choices: [StepChoice?]) { entries = choices }

  /// A step's own loop gives nothing that it does not have.
  mutating func join(_ tail: Int, to head: Int, by choice: StepChoice) {
    guard tail != head else { return }
    edges.append(Edge(tail: Int32(tail), head: Int32(head), choice: choice))
  }

  /// Counts all edges among the entries.
  ///
  /// - Precondition: No cycle of edges leads through any step.
  mutating func enterAll() {
    for edge in edges { enter(Int(edge.head), by: edge.choice) }
    edges.removeAll(keepingCapacity: true)
  }

  /// Counts the edges out of steps on no cycle among the entries of the others.
  ///
  /// - Complexity: O(steps + edges).
  mutating func enterCycles() {
    isCyclic = Array(repeating: true, count: entries.count)
    peel(from: { $0.head }, to: { $0.tail })
    peel(from: { $0.tail }, to: { $0.head })
    for edge in edges where !isCyclic[Int(edge.tail)] || !isCyclic[Int(edge.head)] {
      enter(Int(edge.head), by: edge.choice)
    }
    edges.removeAll { !isCyclic[Int($0.tail)] || !isCyclic[Int($0.head)] }
  }

  /// Takes away, again and again, the steps at which no edge ends.
  private mutating func peel(from end: (Edge) -> Int32, to begin: (Edge) -> Int32) {
    let inner = edges.filter { isCyclic[Int($0.tail)] && isCyclic[Int($0.head)] }
    var counts = Array(repeating: 0, count: entries.count)
    for edge in inner { counts[Int(end(edge))] += 1 }
    let rows = NumberedRows(inner.map(begin), count: entries.count)
    var stack = counts.indices.filter { isCyclic[$0] && counts[$0] == 0 }
    while let step = stack.popLast() {
      isCyclic[step] = false
      for position in rows.row(of: step) {
        let other = Int(end(inner[position]))
        counts[other] -= 1
        if counts[other] == 0 { stack.append(other) }
      }
    }
  }
}

/// Positions of things by a number that each has.
struct NumberedRows {
  private var offsets: [Int32]
  private var positions: [Int32]

  /// - Complexity: O(numbers + count).
  init(_ numbers: [Int32], count: Int) {
    offsets = Array(repeating: 0, count: count + 1)
    for number in numbers { offsets[Int(number) + 1] += 1 }
    for number in 0..<count { offsets[number + 1] += offsets[number] }
    var next = offsets
    positions = Array(repeating: 0, count: numbers.count)
    for (position, number) in numbers.enumerated() {
      positions[Int(next[Int(number)])] = Int32(position)
      next[Int(number)] += 1
    }
  }

  func row(of number: Int) -> some Sequence<Int> {
    positions[Int(offsets[number])..<Int(offsets[number + 1])].lazy.map { Int($0) }
  }
}
