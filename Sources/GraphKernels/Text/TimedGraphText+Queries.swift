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
    let held = try vertices(named: sources).map { TimedSource(vertex: $0) }
    var workspace = TimedWorkspace(for: topology)
    workspace.run(
      topology, windows: windows, durations: topology.durations, sources: held, start: start,
      horizon: horizon)
    return formatted(workspace, horizon: horizon)
  }

  /// Finds what named sources reach whatever the windows and returns what `kernel reach` prints.
  ///
  /// - Throws: `TimedGraphTextError` without a line when a source is unknown.
  package func reach(from sources: [String]) throws(TimedGraphTextError) -> String {
    var workspace = ReachWorkspace(for: topology.graph)
    workspace.run(topology.graph, sources: try vertices(named: sources))
    return formatted(workspace)
  }

  private func vertices(named names: [String]) throws(TimedGraphTextError) -> [UInt32] {
    var vertices: [UInt32] = []
    for name in names {
      guard let vertex = vertex(name) else {
        throw TimedGraphTextError(
          line: nil, message: "unknown source '\(name)'; expected the id of a v or j record")
      }
      vertices.append(vertex)
    }
    return vertices
  }
}
