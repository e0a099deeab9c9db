import GraphKernels
import Testing

@Suite("Misuse of loopless paths stops the program")
struct LooplessPathPreconditionTests {
  @Test("Unknown ends, a negative count, missing lengths")
  func shortest() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findShortest(from: 2)
      }, says: "A source is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findShortest(to: 2)
      }, says: "A target is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findShortest(-1)
      }, says: "A number of paths is 0 or more.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findShortest(lengths: [])
      }, says: "Every edge has a length.")
    await #expect(processExitsWith: .success) { findShortest() }
  }

  @Test("Missing and impossible probabilities")
  func mostProbable() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findMostProbable([])
      }, says: "Every edge has a probability.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findMostProbable([1.5])
      }, says: "A probability is between 0 and 1.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findMostProbable([-0.5])
      }, says: "A probability is between 0 and 1.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        findMostProbable([.nan])
      }, says: "A probability is between 0 and 1.")
    await #expect(processExitsWith: .success) { findMostProbable([1]) }
  }

  /// Optimised builds stop without the sentence.
  private func expect(_ result: ExitTest.Result?, says sentence: String) {
    #if DEBUG
      let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(output.contains(sentence))
    #endif
  }
}

private let pair = Topology(vertexCount: 2, tails: [0], heads: [1])

private func findShortest(
  _ count: Int = 1, from source: UInt32 = 0, to target: UInt32 = 1, lengths: [UInt64] = [1]
) {
  _ = LooplessPaths.shortest(count, in: pair, from: [source], to: [target], lengths: lengths)
}

private func findMostProbable(_ probabilities: [Double]) {
  _ = LooplessPaths.mostProbable(
    1, in: pair, from: [0], to: [1], probabilities: probabilities)
}
