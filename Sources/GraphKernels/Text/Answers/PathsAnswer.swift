/// The shortest paths without loops, as `kernel paths` prints them.
package struct PathsAnswer: Encodable, Sendable, Hashable {
  /// One path from a source to a target.
  package struct Row: Encodable, Sendable, Hashable {
    package var length: UInt64
    /// Ids, from the source on.
    package var vertices: [String]
    /// In path order.
    package var needs: [Need]
  }

  /// What a join on a path needs besides the vertex before it.
  package struct Need: Encodable, Sendable, Hashable {
    package var join: String
    package var others: [String]
  }

  /// The shortest first.
  package var paths: [Row]

  /// One line `length<TAB>ids<TAB>needs` per path: ids apart by blanks, needs as `JOIN+OTHER+OTHER`.
  package var text: String {
    paths.map { path in
      let needs = path.needs.map { ([$0.join] + $0.others).joined(separator: "+") }
      let columns = ["\(path.length)", path.vertices.joined(separator: " ")]
      return (columns + (needs.isEmpty ? [] : [needs.joined(separator: " ")]))
        .joined(separator: "\t") + "\n"
    }.joined()
  }
}

/// What the length of a path is.
package enum PathUnit: String, Sendable, Hashable, CaseIterable {
  /// The number of its edges.
  case steps
  /// The sum of its edges' durations.
  case durations
}

extension TimedGraphText {
  /// Finds the shortest paths without loops, whatever the windows.
  ///
  /// - Parameter count: How many; fewer where there are no more.
  /// - Throws: `TimedGraphTextError` without a line for an unknown id.
  package func paths(
    from sources: [String], to targets: [String], count: Int, by length: PathUnit
  ) throws(TimedGraphTextError) -> PathsAnswer {
    let lengths =
      length == .steps
      ? Array(repeating: UInt64(1), count: topology.edgeCount)
      : topology.durations.map { UInt64($0) }
    let paths = LooplessPaths.shortest(
      count, in: topology.graph, from: try vertices(named: sources),
      to: try vertices(named: targets, as: "target"), lengths: lengths)
    guard paths.allSatisfy({ $0.length < .max }) else {
      throw TimedGraphTextError(
        line: nil, message: "the durations of a path add up to 2 to the power 64 or more")
    }
    return PathsAnswer(
      paths: paths.map { path in
        PathsAnswer.Row(
          length: path.length, vertices: path.vertices.map { ids[Int($0)] },
          needs: path.requirements.map { need in
            PathsAnswer.Need(
              join: ids[Int(need.join)], others: need.others.map { ids[Int($0)] })
          })
      })
  }
}
