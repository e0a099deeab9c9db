/// What can be part of a path from the sources to the targets, joins honoured.
struct PathPremises {
  let topology: Topology

  /// The vertices reached from which a target is reached over any edges, ascending.
  private(set) var vertices: [UInt32] = []

  /// Shape [vertexCount].
  private(set) var isSource: [Bool]
  private(set) var isTarget: [Bool]
  private(set) var isRelevant: [Bool]

  /// Whether each distinct in-neighbour of a relevant join is reached without it; by its place.
  private(set) var isAdmitted: [Bool]

  /// Position of each vertex in the order of discovery, `.max` if not reached; shape [vertexCount].
  private let ranks: [UInt32]
  private let reverse: ReverseRows
  private let isUnusable: [Bool]

  /// - Parameter unusable: Slots of edges that are not there, ascending.
  init(_ topology: Topology, sources: [UInt32], targets: [UInt32], without unusable: [UInt32]) {
    self.topology = topology
    reverse = ReverseRows(topology)
    isSource = Self.marks(sources, topology, "A source is one of the topology's vertices.")
    isTarget = Self.marks(targets, topology, "A target is one of the topology's vertices.")
    isUnusable = Self.marks(unusable, count: topology.edgeCount)
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: sources, without: Removal(edges: unusable))
    var ranks = Array(repeating: UInt32.max, count: topology.vertexCount)
    for (rank, vertex) in workspace.reached.enumerated() { ranks[Int(vertex)] = UInt32(rank) }
    self.ranks = ranks
    isAdmitted = Array(repeating: false, count: topology.inputs.count)
    isRelevant = Array(repeating: false, count: topology.vertexCount)
    markRelevant(targets)
    vertices = (0..<UInt32(topology.vertexCount)).filter { isRelevant[Int($0)] }
    for join in topology.joins where isRelevant[Int(join)] && !isSource[Int(join)] {
      admitInputs(of: join, sources: sources, without: unusable, &workspace)
    }
  }

  /// Whether a path can take an edge between two relevant vertices.
  func isPassable(_ slot: Int, from tail: UInt32) -> Bool {
    let head = Int(topology.heads[slot])
    guard !isUnusable[slot] && !isSource[head] && !isTarget[Int(tail)] else { return false }
    guard isRelevant[head] && topology.joinNeeds[head] > 0 else { return isRelevant[head] }
    return isAdmitted[Int(topology.inputs.places[slot])]
  }

  /// Returns what the joins on a path need besides it.
  func requirements(of path: [UInt32]) -> [JoinRequirement] {
    path.indices.dropFirst().compactMap { position in
      let need = Int(topology.joinNeeds[Int(path[position])])
      guard need > 1 else { return nil }
      let entry = path[position - 1]
      let inputs = admittedInputs(of: path[position]).filter { $0 != entry }
      let passed = path[..<position].filter(inputs.contains)
      let others = passed + inputs.filter { !passed.contains($0) }
      return JoinRequirement(join: path[position], others: Array(others.prefix(need - 1)))
    }
  }

  /// Returns the distinct in-neighbours reached without a join, in the order of discovery.
  private func admittedInputs(of join: UInt32) -> [UInt32] {
    var inputs: [UInt32] = []
    for place in reverse.row(of: join) {
      let slot = Int(reverse.slots[place])
      guard !isUnusable[slot] && isAdmitted[Int(topology.inputs.places[slot])] else { continue }
      // A row of the reverse graph ascends by tail, so equal tails are neighbours.
      if inputs.last != reverse.tails[place] { inputs.append(reverse.tails[place]) }
    }
    return inputs.sorted { ranks[Int($0)] < ranks[Int($1)] }
  }

  private mutating func markRelevant(_ targets: [UInt32]) {
    var stack: [UInt32] = []
    for target in targets where ranks[Int(target)] != .max && !isRelevant[Int(target)] {
      isRelevant[Int(target)] = true
      stack.append(target)
    }
    while let head = stack.popLast() {
      guard !isSource[Int(head)] else { continue }
      for place in reverse.row(of: head) {
        let tail = Int(reverse.tails[place])
        guard ranks[tail] != .max && !isRelevant[tail] && !isUnusable[Int(reverse.slots[place])]
        else { continue }
        isRelevant[tail] = true
        stack.append(UInt32(tail))
      }
    }
  }

  /// Finds which inputs of a join are reached without it.
  ///
  /// What was discovered before it was reached without it, so only the others take another run.
  private mutating func admitInputs(
    of join: UInt32, sources: [UInt32], without unusable: [UInt32],
    _ workspace: inout ReachWorkspace
  ) {
    var hasLaterInputs = false
    for place in reverse.row(of: join) where !isUnusable[Int(reverse.slots[place])] {
      let rank = ranks[Int(reverse.tails[place])]
      if rank < ranks[Int(join)] {
        isAdmitted[Int(topology.inputs.places[Int(reverse.slots[place])])] = true
      } else if rank != .max && reverse.tails[place] != join {
        hasLaterInputs = true
      }
    }
    guard hasLaterInputs else { return }
    workspace.run(topology, sources: sources, without: Removal(vertices: [join], edges: unusable))
    for place in reverse.row(of: join) where !isUnusable[Int(reverse.slots[place])] {
      guard workspace.contains(reverse.tails[place]) else { continue }
      isAdmitted[Int(topology.inputs.places[Int(reverse.slots[place])])] = true
    }
  }

  private static func marks(
    _ vertices: [UInt32], _ topology: Topology, _ sentence: StaticString
  ) -> [Bool] {
    precondition(vertices.allSatisfy { $0 < topology.vertexCount }, "\(sentence)")
    return marks(vertices, count: topology.vertexCount)
  }

  private static func marks(_ numbers: [UInt32], count: Int) -> [Bool] {
    var marks = Array(repeating: false, count: count)
    for number in numbers { marks[Int(number)] = true }
    return marks
  }
}
