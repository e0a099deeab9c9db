/// What each of many vertices reaches alone, as `kernel blast` prints it.
package struct BlastAnswer: Encodable, Sendable, Hashable {
  /// One source and what it reaches.
  package struct Row: Encodable, Sendable, Hashable {
    package var id: String
    /// Number of assets.
    package var count: UInt64
    /// Sum of their weights.
    package var weight: UInt64
  }

  /// Sorted by the bytes of the id.
  package var rows: [Row]

  /// One line `id<TAB>count<TAB>weight` per source.
  package var text: String {
    rows.map { "\($0.id)\t\($0.count)\t\($0.weight)\n" }.joined()
  }
}

extension TimedGraphText {
  /// Counts what each vertex reaches alone, whatever the windows.
  ///
  /// - Parameters:
  ///   - sources: Ids, nil for all vertices; a repeated one counts once.
  ///   - assets: Entries `ID` or `ID=WEIGHT`.
  ///   - threads: The answer is the same for any number.
  /// - Throws: `TimedGraphTextError` without a line for an unknown id and a bad weight.
  package func blast(
    from sources: [String]?, assets: [String], threads: Int
  ) throws(TimedGraphTextError) -> BlastAnswer {
    let assets = try self.assets(assets)
    let given = try sources.map { names throws(TimedGraphTextError) in
      try vertices(named: names)
    }
    let asked = given.map { Array(Set($0)) } ?? ids.indices.map { UInt32($0) }
    let rows = sorted(asked)
    let reach = AllSourcePlan(
      topology.graph, assets: assets.vertices, weights: assets.weights, sources: rows.map(\.vertex)
    ).count(threads: threads)
    return BlastAnswer(
      rows: rows.indices.map { row in
        BlastAnswer.Row(id: rows[row].id, count: reach.counts[row], weight: reach.weights[row])
      })
  }
}
