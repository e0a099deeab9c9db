import GraphKernels
import TestSupport
import Testing

@Suite("Misuse of timed steps stops the program")
struct TimedStepPreconditionTests {
  @Test("Arrays of the wrong length, another topology's workspace, an unknown source")
  func shapes() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps(ranks: [])
      }, says: "Ranks have one entry per edge.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps { $0.durations = [] }
      }, says: "Durations have one entry per edge.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps { $0.windows.removeLast() }
      }, says: "Windows have one entry per vertex.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps { $0.sources[0].vertex = 2 }
      }, says: "A source is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps(workspaceFor: TimedTopology(vertexCount: 3, edges: [], joinNeeds: [:]))
      }, says: "A workspace runs over the topology it was made for.")
    await #expect(processExitsWith: .success) { findSteps() }
  }

  @Test("Labels out of order, of another topology or of another run")
  func labels() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps(labels: [label(0, 5), label(1, 4)])
      }, says: "Labels come in settle order.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps(labels: [label(2, 0)])
      }, says: "The labels are of the topology.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps(labels: [label(0, 0), label(1, 4)])
      }, says: "The labels, the topology and the run belong together.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findSteps(labels: [label(0, 1), label(1, 1)])
      }, says: "The labels, the topology and the run belong together.")
    await #expect(processExitsWith: .success) { findSteps(labels: [label(0, 0), label(1, 0)]) }
  }

  /// Optimised builds stop without the sentence.
  private func expect(_ result: ExitTest.Result?, says sentence: String) {
    #if DEBUG
      let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(output.contains(sentence))
    #endif
  }
}

/// Two vertices that lead to each other, the first a source from 0.
private let pair = TimedGraphCase.plain(2, [session(0, 1), session(1, 0)])

private func label(_ vertex: UInt32, _ arrival: Int64) -> TimedLabel {
  var workspace = TimedWorkspace(for: TimedGraphCase.plain(3, []).topology)
  workspace.run(
    TimedGraphCase.plain(3, []).topology, windows: VertexWindows(alwaysFor: 3), durations: [],
    sources: [TimedSource(vertex: vertex, from: arrival)], start: 0, horizon: 100)
  return workspace.labels[0]
}

private func findSteps(
  workspaceFor topology: TimedTopology = pair.topology,
  labels: [TimedLabel] = [], ranks: [UInt32] = [0, 1],
  but change: (inout FinishedRun) -> Void = { _ in }
) {
  var run = FinishedRun(pair)
  change(&run)
  var steps = TimedSteps(for: topology)
  steps.find(labels, pair.topology, ReverseRows(pair.topology.graph), run, ranks: ranks)
}
