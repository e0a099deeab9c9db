import GraphKernels
import Testing

@Suite("Misuse stops the program")
struct PreconditionTests {
  @Test("An edge to nowhere")
  func edgeEnds() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TimedTopology(vertexCount: 2, edges: [session(0, 2)], joinNeeds: [:])
      }, says: "An edge joins two of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TimedTopology(vertexCount: 2, edges: [session(2, 0)], joinNeeds: [:])
      }, says: "An edge joins two of the topology's vertices.")
  }

  @Test("A negative duration or extension")
  func negativeTimes() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TimedTopology(vertexCount: 1, edges: [session(0, 0, takes: -1)], joinNeeds: [:])
      }, says: "A duration is 0 or more.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TimedTopology(vertexCount: 1, edges: [mint(0, 0, life: -1)], joinNeeds: [:])
      }, says: "A lifetime extension is 0 or more.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        runOne(durations: [-1])
      }, says: "A duration is 0 or more.")
  }

  @Test("A join that needs nothing or does not exist")
  func joins() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TimedTopology(vertexCount: 1, edges: [], joinNeeds: [0: 0])
      }, says: "A join needs at least one in-neighbour.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TimedTopology(vertexCount: 1, edges: [], joinNeeds: [1: nil])
      }, says: "A join is one of the topology's vertices.")
  }

  @Test("Arrays of the wrong length, an unknown source, another topology's workspace")
  func timedRuns() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        runOne(durations: [])
      }, says: "Durations have one entry per edge.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        runOne(windowCount: 1)
      }, says: "Windows have one entry per vertex.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        runOne(source: 2)
      }, says: "A source is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        runOne(workspaceFor: TimedTopology(vertexCount: 2, edges: [], joinNeeds: [:]))
      }, says: "A workspace runs over the topology it was made for.")
    await #expect(processExitsWith: .success) { runOne() }
  }

  @Test("Static reach from an unknown source, with an unknown removal or another's workspace")
  func staticRuns() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        reachOne(source: 2)
      }, says: "A source is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        reachOne(without: Removal(vertices: [2]))
      }, says: "What is removed is of the topology.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        reachOne(workspaceFor: TimedTopology(vertexCount: 3, edges: [], joinNeeds: [:]))
      }, says: "A workspace runs over the topology it was made for.")
    await #expect(processExitsWith: .success) { reachOne() }
  }

  @Test("Ids that no text could hold")
  func ids() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        name(["a", "a b"])
      }, says: "An id is a token without blanks and number signs.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        name(["a", "#b"])
      }, says: "An id is a token without blanks and number signs.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        name(["a", "a"])
      }, says: "Ids are distinct.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        name(["a"])
      }, says: "Every vertex has an id.")
    await #expect(processExitsWith: .success) { name(["a", "b"]) }
  }

  /// Optimised builds stop without the sentence.
  private func expect(_ result: ExitTest.Result?, says sentence: String) {
    #if DEBUG
      let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(output.contains(sentence))
    #endif
  }
}

/// A step between two vertices, the ground of every misuse.
private let pair = TimedTopology(vertexCount: 2, edges: [session(0, 1)], joinNeeds: [:])

private func runOne(
  workspaceFor topology: TimedTopology = pair, durations: [Int64] = [0], windowCount: Int = 2,
  source: UInt32 = 0
) {
  var workspace = TimedWorkspace(for: topology)
  workspace.run(
    pair, windows: VertexWindows(alwaysFor: windowCount), durations: durations,
    sources: [TimedSource(vertex: source)], start: 0, horizon: 9)
}

private func reachOne(
  workspaceFor topology: TimedTopology = pair, source: UInt32 = 0, without removal: Removal = .none
) {
  var workspace = ReachWorkspace(for: topology.graph)
  workspace.run(pair.graph, sources: [source], without: removal)
}

private func name(_ ids: [String]) {
  _ = TimedGraphText(ids: ids, topology: pair, windows: VertexWindows(alwaysFor: 2))
}
