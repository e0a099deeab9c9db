import AttackGraph
import GraphKernels
import Specs

extension Replayer {
  /// Writes down what was reached before an instant, and how.
  func record(
    _ course: Course, _ outcome: inout TrialOutcome, _ span: ReplaySpan, before cut: Int64
  ) {
    let count = course.count(before: cut)
    var identities: Set<UInt32> = []
    // What is held a second time was reached the first.
    var assets: Set<UInt32> = []
    var reached: [(position: Int, asset: TrialOutcome.ReachedAsset)] = []
    for place in 0..<(course.path?.count ?? count) {
      let position = course.path?[place] ?? place
      guard position < count else { continue }
      let vertex = Int(course.periods[position].vertex)
      let marks = tables.marks[vertex]
      guard !marks.isDisjoint(with: [.asset, .identity]) else { continue }
      let base = laid.base[vertex]
      if marks.contains(.identity) { identities.insert(base) }
      guard let asset = tables.graph.assets[Int(base)], assets.insert(base).inserted else {
        continue
      }
      let offset = course.periods[position].arrival - span.start
      reached.append(
        (
          position,
          TrialOutcome.ReachedAsset(
            vertex: base, kind: asset.kind, weight: asset.weight, offset: offset)
        ))
    }
    if outcome.isTargeted { reached.removeAll { !isObjective($0.asset) } }
    reached.sort { ($0.asset.offset, $0.asset.vertex) < ($1.asset.offset, $1.asset.vertex) }
    outcome.identitiesReached = outcome.isTargeted ? 0 : identities.count
    outcome.assets = reached.map(\.asset)
    if setting.attacker.behaviour == .flood {
      outcome.renewsItself = course.renewals.contains { $0.arrival < cut }
    }
    if compromise.objective != nil || outcome.isTargeted {
      outcome.objectiveOffset = reached.first { isObjective($0.asset) }?.asset.offset
    }
    recordPaths(to: reached.map(\.position), course, &outcome)
  }

  private func isObjective(_ asset: TrialOutcome.ReachedAsset) -> Bool {
    asset.kind == AttackerObjective.kind(compromise.objective)
  }

  /// Climbs from each reached asset to the foothold along the steps that gave the first arrivals;
  /// through a join, along the input that completed it.
  private func recordPaths(
    to positions: [Int], _ course: Course, _ outcome: inout TrialOutcome
  ) {
    var isSeen = Array(repeating: false, count: course.periods.count)
    var edges: [UInt32] = []
    var first: [UInt32] = []
    var sources: [UInt32] = []
    for position in positions {
      var next: Int? = position
      while let current = next, !isSeen[current] {
        isSeen[current] = true
        let period = course.periods[current]
        if let slot = period.slot, let parent = period.parent {
          if let edge = laid.attackEdge(ofSlot: Int(slot)) {
            edges.append(edge)
            if course.periods[parent].slot == nil { first.append(edge) }
          }
        } else {
          sources.append(laid.base[Int(period.vertex)])
        }
        next = period.parent
      }
    }
    outcome.pathEdges = edges.sortedOnce()
    outcome.firstEdges = first.sortedOnce()
    outcome.pathSources = sources.sortedOnce()
  }
}

extension [UInt32] {
  /// What is in it, each once, ascending.
  fileprivate func sortedOnce() -> [UInt32] {
    var once: [UInt32] = []
    for element in sorted() where once.last != element { once.append(element) }
    return once
  }
}
