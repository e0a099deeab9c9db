import GraphKernels

/// Timed labels from the fixed sources; the workspace is reused from round to round.
struct TimedKernel: ~Copyable {
  let input: TimedInput
  private var workspace: TimedWorkspace
  private let found: LabelChecksum

  init(_ input: TimedInput) {
    self.input = input
    workspace = TimedWorkspace(for: input.topology)
    found = checkLabels(input, &workspace)
  }

  /// Runs from every fixed source.
  mutating func labels() -> Round {
    let (elapsed, settled) = timing { settledTotal(input, &workspace) }
    var checksum = found.values
    checksum["settled"] = settled
    return Round(phases: [("timed", elapsed)], checksum: checksum)
  }
}

/// What a run found, in numbers that do not depend on the order of equal arrivals.
private struct LabelChecksum {
  /// Vertices held, summed over the sources.
  var vertices: UInt64 = 0
  /// Distinct pairs of vertex and arrival.
  var paretoLabels: UInt64 = 0
  var arrivalSum: UInt64 = 0
  var expirySum: UInt64 = 0

  var values: [String: UInt64] {
    [
      "vertices": vertices, "pareto": paretoLabels, "arrivals": arrivalSum, "expiries": expirySum,
    ]
  }
}

private func run(_ input: TimedInput, _ index: Int, _ workspace: inout TimedWorkspace) {
  workspace.run(
    input.topology, windows: input.windows, durations: input.topology.durations,
    sources: [TimedSource(vertex: input.sources[index])],
    start: TimedInput.startStep * Int64(index), horizon: TimedInput.horizon)
}

/// Returns the number of labels settled, summed over the sources.
private func settledTotal(_ input: TimedInput, _ workspace: inout TimedWorkspace) -> UInt64 {
  var settled: UInt64 = 0
  for index in input.sources.indices {
    run(input, index, &workspace)
    settled += UInt64(workspace.labels.count)
  }
  return settled
}

private func checkLabels(
  _ input: TimedInput, _ workspace: inout TimedWorkspace
) -> LabelChecksum {
  var sum = LabelChecksum()
  var latest = Array(repeating: Int64.min, count: input.topology.vertexCount)
  for index in input.sources.indices {
    run(input, index, &workspace)
    for label in workspace.labels {
      let vertex = Int(label.vertex)
      if latest[vertex] == .min {
        sum.vertices += 1
        sum.arrivalSum += UInt64(label.arrival)
        sum.expirySum += UInt64(workspace.expiry(of: label.vertex) ?? 0)
      }
      if latest[vertex] != label.arrival { sum.paretoLabels += 1 }
      latest[vertex] = label.arrival
    }
    for label in workspace.labels { latest[Int(label.vertex)] = .min }
  }
  return sum
}
