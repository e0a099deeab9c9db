/// Looks for the cheapest removal after which no target is held.
struct CutSearch: ~Copyable {
  private let topology: Topology
  private let sources: [UInt32]
  private let costs: RemovalCosts
  private let part: ReachedPart
  /// Those reached while nothing is removed, ascending.
  private let targets: [UInt32]
  private var workspace: ReachWorkspace

  /// The most attempts to better a cut.
  private static let improvements = 8

  /// More than anything that can be removed costs.
  static let noLimit = UInt128.max

  init(_ topology: Topology, sources: [UInt32], targets: [UInt32], costs: RemovalCosts) {
    self.topology = topology
    self.sources = sources
    self.costs = costs
    let part = ReachedPart(topology, sources: sources)
    self.part = part
    var reached: [UInt32] = []
    for target in targets.sorted() where part.numbers[Int(target)] != ReachedPart.none {
      if reached.last != target { reached.append(target) }
    }
    self.targets = reached
    workspace = ReachWorkspace(for: topology)
  }

  /// Returns the targets that are held whatever is removed, ascending.
  mutating func uncuttableTargets() -> [UInt32] {
    hold(without: costs.cheaper(than: Self.noLimit))
    return heldTargets()
  }

  /// Returns a cut and between which bounds the cost of the cheapest lies.
  ///
  /// - Precondition: No target is uncuttable.
  mutating func cut() -> (elements: [CutElement], lower: UInt128) {
    guard !targets.isEmpty else { return ([], 0) }
    var network = network(limit: Self.noLimit, openJoins: .asOr)
    let cost = network.minimize()
    let near = network.cutNearSources()
    guard network.hasOpenJoins else { return (near, cost) }
    let widths = CutWidths(part, costs: costs)
    let best = cheaper(trimmed(near), trimmed(network.cutNearTargets()))
    let lower = lowerBound(below: best.cost, widths)
    guard lower < best.cost else { return (best, lower) }
    let better = improved(best, widths)
    guard better.cost < best.cost else { return (best, lower) }
    return (better, max(lower, lowerBound(below: better.cost, widths)))
  }
}

extension CutSearch {
  private mutating func hold(without removal: Removal) {
    workspace.run(topology, sources: sources, without: removal)
  }

  private func heldTargets() -> [UInt32] { targets.filter { workspace.contains($0) } }

  private func holdsTarget() -> Bool { targets.contains { workspace.contains($0) } }

  private mutating func network(
    limit: UInt128, openJoins: OpenJoins
  ) -> CutNetwork {
    hold(without: costs.cheaper(than: limit))
    return CutNetwork(
      part, targets: targets.map { part.numbers[Int($0)] }, costs: costs,
      isFirm: part.vertices.map { workspace.contains($0) }, limit: limit, openJoins: openJoins)
  }

  private func cheaper(_ one: [CutElement], _ other: [CutElement]) -> [CutElement] {
    other.cost < one.cost ? other : one
  }

  /// Returns the cheapest cut when only chosen inputs of open joins are cut off.
  private mutating func cut(choosing choice: OpenJoins.InputChoice) -> [CutElement] {
    var network = network(limit: Self.noLimit, openJoins: .choosing(choice))
    _ = network.minimize()
    return trimmed(network.cutNearSources())
  }

  /// Chooses inputs by width, then those first that the best cut keeps from being held, while that
  /// helps.
  ///
  /// A cut is one of the network chosen for it too, so the cheapest of that costs no more.
  private mutating func improved(_ cut: [CutElement], _ widths: CutWidths) -> [CutElement] {
    let none = Array(repeating: false, count: part.count)
    var best = cheaper(
      cut, self.cut(choosing: OpenJoins.InputChoice(widths: widths, isHeld: none)))
    for _ in 0..<Self.improvements {
      hold(without: best.removal)
      let isHeld = part.vertices.map { workspace.contains($0) }
      let next = self.cut(choosing: OpenJoins.InputChoice(widths: widths, isHeld: isHeld))
      guard next.cost < best.cost else { break }
      best = next
    }
    return best
  }

  /// Leaves out, the dearest first, what is not needed to keep all targets from being held.
  ///
  /// - Complexity: O(cut size) runs over what each reaches.
  private mutating func trimmed(_ cut: [CutElement]) -> [CutElement] {
    var kept = cut.sorted {
      ($1.cost, $0.isEdge ? 1 : 0, $0.id) < ($0.cost, $1.isEdge ? 1 : 0, $1.id)
    }
    var place = 0
    while place < kept.count {
      let element = kept.remove(at: place)
      hold(without: kept.removal)
      guard holdsTarget() else { continue }
      kept.insert(element, at: place)
      place += 1
    }
    return kept
  }

  /// Returns what a cut costs at least, given that one exists at some cost.
  ///
  /// A cheaper cut has only elements that are each cheaper than the known one, so all others count
  /// as firm; then open joins are deleted.
  private mutating func lowerBound(below upper: UInt128, _ widths: CutWidths) -> UInt128 {
    let widest = targets.map { widths.widths[Int(part.numbers[Int($0)])] }.max() ?? 0
    guard widest < upper else { return upper }
    var network = network(limit: upper, openJoins: .deleted)
    return max(widest, min(upper, network.minimize()))
  }
}
