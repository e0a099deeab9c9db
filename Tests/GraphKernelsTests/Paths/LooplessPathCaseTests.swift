import GraphKernels
import TestSupport
import Testing

@Suite("Loopless paths, case by case")
struct LooplessPathCaseTests {
  @Test("Edges and cycles of length zero loop nowhere; equal paths come by edges, then vertices")
  func zeroLengths() {
    let topology = graph(5, [(0, 2), (0, 1), (1, 2), (2, 1), (1, 3), (2, 3), (3, 4), (4, 0)])
    let paths = LooplessPaths.shortest(
      9, in: topology, from: [0], to: [4], lengths: Array(repeating: 0, count: 8))
    #expect(
      paths.map(\.vertices) == [[0, 1, 3, 4], [0, 2, 3, 4], [0, 1, 2, 3, 4], [0, 2, 1, 3, 4]])
    #expect(paths.allSatisfy { $0.length == 0 && $0.requirements.isEmpty })
  }

  @Test("Lengths that have no room are still told apart")
  func saturation() {
    let topology = graph(4, [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)])
    let paths = LooplessPaths.shortest(
      9, in: topology, from: [0], to: [3], lengths: [.max - 1, .max, .max - 1, 1, .max])
    #expect(paths.map(\.length) == [.max - 1, .max, .max])
    #expect(paths.map(\.vertices) == [[0, 3], [0, 1, 3], [0, 2, 3]])
  }

  @Test("Products below every Double are still told apart")
  func underflow() {
    let chain = (0..<400).map { (UInt32($0), UInt32($0) + 1) }
    let topology = graph(402, chain + [(0, 401), (401, 400)])
    var probabilities = Array(repeating: 1e-3, count: topology.edgeCount)
    probabilities[Int(slot(topology, from: 0, to: 401))] = 1e-300
    probabilities[Int(slot(topology, from: 401, to: 400))] = 0x1p-1074
    let paths = LooplessPaths.mostProbable(
      3, in: topology, from: [0], to: [400], probabilities: probabilities)
    #expect(paths.map(\.steps.count) == [2, 400] && paths.allSatisfy { $0.probability == 0 })
  }

  @Test("A product in path order is the plain one, bit for bit")
  func pathOrder() {
    let topology = graph(4, [(0, 1), (1, 2), (2, 3)])
    let paths = LooplessPaths.mostProbable(
      1, in: topology, from: [0], to: [3], probabilities: [0.1, 0.7, 0.3])
    #expect(paths.map(\.probability) == [0.1 * 0.7 * 0.3])
  }

  @Test("A path starts at its only source and ends at its only target")
  func ends() {
    let topology = graph(5, [(0, 1), (0, 3), (1, 2), (2, 3), (3, 4)])
    let lengths: [UInt64] = [1, 9, 1, 1, 1]
    func paths(_ sources: [UInt32], _ targets: [UInt32]) -> [[UInt32]] {
      LooplessPaths.shortest(9, in: topology, from: sources, to: targets, lengths: lengths)
        .map(\.vertices)
    }
    #expect(paths([0, 2, 2], [4]) == [[2, 3, 4], [0, 3, 4]])
    #expect(paths([0], [2, 4, 4]) == [[0, 1, 2], [0, 3, 4]])
    #expect(paths([0, 1], [1, 2]) == [[1]])
    #expect(paths([1], [0]).isEmpty && paths([], [0]).isEmpty && paths([0], []).isEmpty)
  }

  @Test("Parallel edges make one path over the best, or a path each")
  func parallelEdges() {
    let topology = graph(3, [(0, 1), (0, 1), (0, 1), (1, 2), (1, 2)])
    let lengths: [UInt64] = [3, 2, 2, 1, 1]
    let best = LooplessPaths.shortest(9, in: topology, from: [0], to: [2], lengths: lengths)
    let all = LooplessPaths.shortest(
      9, in: topology, from: [0], to: [2], lengths: lengths, parallelEdges: .distinct)
    #expect(best.map(\.steps) == [[1, 3]])
    #expect(all.map(\.steps) == [[1, 3], [1, 4], [2, 3], [2, 4], [0, 3], [0, 4]])
  }

  @Test("A join is entered only by what is reached without it, and says what else it needs")
  func joins() {
    // 3 needs two of 1, 2, 4 and 5; 4 is reached through 3 alone.
    let topology = Topology(
      vertexCount: 6, tails: [0, 0, 0, 1, 2, 4, 5, 3], heads: [1, 2, 5, 3, 3, 3, 3, 4],
      joinNeeds: [3: 2])
    let paths = LooplessPaths.shortest(
      9, in: topology, from: [0], to: [4], lengths: Array(repeating: 1, count: 8))
    #expect(paths.map(\.vertices) == [[0, 1, 3, 4], [0, 2, 3, 4], [0, 5, 3, 4]])
    #expect(paths.map { $0.requirements.map(\.others) } == [[[2]], [[1]], [[1]]])
    let passed = LooplessPaths.shortest(
      1,
      in: Topology(
        vertexCount: 4, tails: [0, 0, 1, 2, 2], heads: [1, 2, 3, 1, 3], joinNeeds: [3: 2]),
      from: [0], to: [3], lengths: [9, 1, 1, 2, 4])
    #expect(passed.map(\.vertices) == [[0, 2, 1, 3]] && passed[0].requirements[0].others == [2])
  }

  @Test("An edge of probability zero counts for no join")
  func impossibleInput() {
    let topology = Topology(
      vertexCount: 4, tails: [0, 0, 1, 2], heads: [1, 2, 3, 3], joinNeeds: [3: 2])
    func count(_ probability: Double) -> Int {
      LooplessPaths.mostProbable(
        9, in: topology, from: [0], to: [3], probabilities: [1, 1, 1, probability]
      ).count
    }
    #expect(count(0.5) == 2 && count(0) == 0)
  }

  @Test("A path of 100,000 vertices and its only detour at the very end")
  func deep() {
    let length = UInt32(100_000)
    let topology = Topology(
      vertexCount: Int(length) + 2, tails: Array(0..<length) + [length - 1, length + 1],
      heads: Array(1...length) + [length + 1, length])
    let paths = LooplessPaths.shortest(
      5, in: topology, from: [0], to: [length],
      lengths: Array(repeating: 1, count: topology.edgeCount))
    #expect(paths.map(\.length) == [UInt64(length), UInt64(length) + 1])
  }

  private func graph(_ vertexCount: Int, _ edges: [(UInt32, UInt32)]) -> Topology {
    Topology(vertexCount: vertexCount, tails: edges.map(\.0), heads: edges.map(\.1))
  }

  private func slot(_ topology: Topology, from tail: UInt32, to head: UInt32) -> UInt32 {
    topology.row(of: tail).first { topology.heads[$0] == head }.map { UInt32($0) } ?? .max
  }
}
