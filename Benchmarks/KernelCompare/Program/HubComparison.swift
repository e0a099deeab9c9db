import GraphKernels

/// What a hub of renewing mints costs beside the same hub of endless tokens.
struct HubComparison: Encodable {
  let kernel = "hub"
  let form: String
  let principals: Int
  let vertices: Int
  let edges: Int
  /// Milliseconds of each round, with mints that renew themselves and with endless tokens.
  let renewing: [Double]
  let endless: [Double]
  let renewingLabels: Int
  let endlessLabels: Int
  /// Of the medians, renewing to endless.
  let ratio: Double
  /// Whether both hold the same vertices from and until the same seconds.
  let ok: Bool

  private enum CodingKeys: String, CodingKey {
    case kernel, form, principals, vertices, edges, ratio, ok
    case renewing = "renewing_ms"
    case endless = "endless_ms"
    case renewingLabels = "renewing_labels"
    case endlessLabels = "endless_labels"
  }

  /// Runs both in turn; a round more than asked comes first and does not count.
  init(_ form: HubGraph.Form, principals: Int, rounds: Int) {
    let mints = HubGraph(form, principals: principals, tokenExtension: HubGraph.mintSeconds)
    let tokens = HubGraph(form, principals: principals, tokenExtension: TimeBound.forever)
    var mintWorkspace = TimedWorkspace(for: mints.topology)
    var tokenWorkspace = TimedWorkspace(for: tokens.topology)
    let windows = VertexWindows(alwaysFor: mints.topology.vertexCount)
    var renewing: [Double] = []
    var endless: [Double] = []
    for _ in 0...rounds {
      renewing.append(timing { replay(mints.topology, windows, &mintWorkspace) }.elapsed.wall)
      endless.append(timing { replay(tokens.topology, windows, &tokenWorkspace) }.elapsed.wall)
    }
    self.form = form.name
    self.principals = principals
    vertices = mints.topology.vertexCount
    edges = mints.topology.edgeCount
    self.renewing = Array(renewing.dropFirst())
    self.endless = Array(endless.dropFirst())
    renewingLabels = mintWorkspace.labels.count
    endlessLabels = tokenWorkspace.labels.count
    ratio = median(self.renewing) / median(self.endless)
    ok = (0..<UInt32(vertices)).allSatisfy {
      mintWorkspace.arrival(of: $0) == tokenWorkspace.arrival(of: $0)
        && mintWorkspace.expiry(of: $0) == tokenWorkspace.expiry(of: $0)
    }
  }
}

/// Compares every form of hub and prints a line for each.
///
/// - Returns: Whether every comparison found the same twice.
func compareHubs(principals: Int, rounds: Int) throws -> Bool {
  var allRight = true
  for form in HubGraph.Form.allCases {
    let comparison = HubComparison(form, principals: principals, rounds: rounds)
    allRight = allRight && comparison.ok
    try Output.write(comparison)
  }
  return allRight
}

private func replay(
  _ topology: TimedTopology, _ windows: VertexWindows, _ workspace: inout TimedWorkspace
) {
  workspace.run(
    topology, windows: windows, durations: topology.durations, sources: [HubGraph.source],
    start: 0, horizon: TimedInput.horizon)
}
