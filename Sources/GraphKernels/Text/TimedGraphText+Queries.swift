extension TimedGraphText {
  /// Replays from named sources and returns what `kernel replay` prints.
  ///
  /// - Parameters:
  ///   - sources: Ids held from the later of `start` and the start of their windows.
  ///   - start: First second of the replay.
  ///   - horizon: Second at which it ends, exclusive.
  /// - Throws: `TimedGraphTextError` without a line when a source is unknown.
  package func replay(
    from sources: [String], at start: Int64, until horizon: Int64
  ) throws(TimedGraphTextError) -> String {
    try replayed(from: sources, at: start, until: horizon).text
  }

  /// Finds what named sources reach whatever the windows and returns what `kernel reach` prints.
  ///
  /// - Throws: `TimedGraphTextError` without a line when a source is unknown.
  package func reach(from sources: [String]) throws(TimedGraphTextError) -> String {
    try reached(from: sources).map { $0 + "\n" }.joined()
  }

  /// Returns the ids that named sources reach whatever the windows, sorted by their bytes.
  ///
  /// - Throws: `TimedGraphTextError` without a line when a source is unknown.
  package func reached(from sources: [String]) throws(TimedGraphTextError) -> [String] {
    var workspace = ReachWorkspace(for: topology.graph)
    workspace.run(topology.graph, sources: try vertices(named: sources))
    return sorted(Array(workspace.reached)).map(\.id)
  }
}
