import GraphKernels

/// The shortest ways to something, as a value for JSON.
package struct PathsReport: Encodable, Sendable, Hashable {
  /// One way, with what else its joins need.
  package struct Way: Encodable, Sendable, Hashable {
    /// Steps of the attacker; relations of the graph itself (holding a role, being in a group) are none.
    package var steps: Int
    /// In order, each after those it follows from.
    package var path: [PathReport.Step]
    /// Numbers of those that are not on the way, but that its joins need.
    package var besides: [Int]
  }

  package var name: String
  /// How many ways were asked for.
  package var asked: Int
  /// The shortest first; fewer than asked for where there are no more without a loop.
  package var ways: [Way]

  /// A way enters a join by what takes the most steps to reach of all that it needs: it is as long as
  /// the way to the last of them, and what is reached earlier stands beside it.
  /// - Parameter targets: What the name stands for; the ways to all of them compete.
  /// - Complexity: That of `LooplessPaths.shortest`.
  package init(to name: String, _ targets: [UInt32], count: Int, _ analysis: Analysis) {
    self.name = name
    asked = count
    let graph = analysis.graph
    let positions = graph.positions(following: analysis.followed)
    let topology = graph.staticTopology(positions)
    let position = { (slot: UInt32) in
      UInt32(positions[Int(topology.originalEdge(ofSlot: slot))])
    }
    let lengths = StepLengths(analysis, topology, positions)
    let found = LooplessPaths.shortest(
      count, in: topology, from: analysis.sources, to: targets, lengths: lengths.lengths)
    let straight = found.filter { $0.length < StepLengths.aside }
    let paths = straight.isEmpty ? found : straight
    ways = paths.map { path in
      let derivation = analysis.derivation(along: path.steps.map(position)) { join in
        path.requirements.first { $0.join == join }?.others ?? []
      }
      return Way(
        steps: Int(path.length % StepLengths.aside),
        path: derivation.lines.enumerated().map {
          PathReport.Step($0.element, number: $0.offset + 1)
        },
        besides: derivation.besides.map { $0 + 1 })
    }
  }
}

extension PathsReport {
  /// The ways for a terminal.
  package var lines: [String] {
    guard !ways.isEmpty else { return ["\(name) is not reached."] }
    var lines: [String] = []
    for (number, way) in ways.enumerated() {
      let count = way.steps == 1 ? "1 step" : "\(way.steps) steps"
      lines.append("Path \(number + 1) to \(name), \(count) of the attacker:")
      lines += way.path.flatMap(\.lines)
      if !way.besides.isEmpty {
        let numbers = way.besides.map { "\($0)" }.joined(separator: ", ")
        lines.append("  Not on the path, but needed by it: \(numbers).")
      }
      lines += way.path.doubts(of: "This path is not certain")
    }
    if ways.count < asked {
      lines.append(
        ways.count == 1
          ? "There is no other path without a loop."
          : "There are no more paths without a loop than these \(ways.count).")
    }
    return lines
  }
}
