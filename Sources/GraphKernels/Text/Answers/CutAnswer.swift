/// What to remove so that targets are out of reach, as `kernel cut` prints it.
package struct CutAnswer: Encodable, Sendable, Hashable {
  /// A vertex to remove.
  package struct Row: Encodable, Sendable, Hashable {
    package var id: String
    package var cost: UInt64
  }

  /// Targets that no removal cuts off; where there are any, nothing else is said.
  package var uncuttable: [String]
  /// No cut costs less.
  package var lower: UInt64?
  /// What the cut costs.
  package var upper: UInt64?
  /// Whether no cut is cheaper.
  package var isOptimal: Bool?
  /// Sorted by the bytes of the id.
  package var cut: [Row]

  /// A line of words, then one line `id<TAB>cost` per vertex to remove.
  package var text: String {
    guard let lower, let upper else {
      return
        "no cut: \(uncuttable.joined(separator: ", ")) stays within reach whatever is removed\n"
    }
    let heading =
      isOptimal == true
      ? "cost \(upper), the least there is"
      : "cost \(upper); no cut costs less than \(lower), and whether one costs less than \(upper) is open"
    return heading + "\n" + cut.map { "\($0.id)\t\($0.cost)\n" }.joined()
  }
}

extension TimedGraphText {
  /// Finds a cheap set of vertices without which no target is reached, whatever the windows.
  ///
  /// - Parameters:
  ///   - costs: Entries `ID=COST`; every other vertex costs 1. Sources and targets are removed only
  ///     where they have an entry.
  ///   - kept: Ids that are not removed.
  /// - Throws: `TimedGraphTextError` without a line for an unknown id, a bad cost, and an id both
  ///   kept and given a cost.
  package func cut(
    from sources: [String], to targets: [String], costs entries: [String], keeping kept: [String]
  ) throws(TimedGraphTextError) -> CutAnswer {
    let sources = try vertices(named: sources)
    let targets = try vertices(named: targets, as: "target")
    var costs: [UInt64?] = Array(repeating: 1, count: ids.count)
    for vertex in sources + targets { costs[Int(vertex)] = nil }
    let kept = try vertices(named: kept, as: "vertex to keep")
    for vertex in kept { costs[Int(vertex)] = nil }
    for (vertex, cost) in try numbers(entries, as: "vertex", "cost", standard: nil) {
      guard !kept.contains(vertex) else {
        throw TimedGraphTextError(
          line: nil, message: "'\(ids[Int(vertex)])' has a cost and is to be kept")
      }
      costs[Int(vertex)] = cost
    }
    guard fit(costs) else {
      throw TimedGraphTextError(
        line: nil, message: "the costs of what may be removed add up to 2 to the power 64 or more")
    }
    do throws(UncuttableTargets) {
      let cut = try MinimumCut(
        topology.graph, sources: sources, targets: targets, costs: RemovalCosts(vertices: costs))
      return CutAnswer(
        uncuttable: [], lower: cut.lower, upper: cut.upper, isOptimal: cut.isOptimal,
        cut: sorted(cut.vertices).map { CutAnswer.Row(id: $0.id, cost: costs[Int($0.vertex)] ?? 0) }
      )
    } catch {
      return CutAnswer(uncuttable: sorted(error.targets).map(\.id), cut: [])
    }
  }

  /// Returns whether the sum of costs does not overflow.
  private func fit(_ costs: [UInt64?]) -> Bool {
    var total: UInt64 = 0
    for cost in costs {
      let (sum, overflow) = total.addingReportingOverflow(cost ?? 0)
      if overflow { return false }
      total = sum
    }
    return true
  }
}
