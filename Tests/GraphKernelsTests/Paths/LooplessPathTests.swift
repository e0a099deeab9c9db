import GraphKernels
import TestSupport
import Testing

@Suite("Loopless paths equal their enumeration")
struct LooplessPathTests {
  @Test("Shortest paths, with joins, ties and lengths of zero")
  func shortest() {
    var tally = Tally()
    for seed in 0..<3000 {
      let question = PathQuestion(seed: UInt64(seed))
      let lengths = question.lengths
      let oracle = LooplessPathOracle(question.graph, to: question.targets)
      for parallelEdges in [ParallelEdges.best, .distinct] {
        let wanted = question.ranked(
          oracle.paths, parallelEdges, lengths, worth: { $0.reduce(0, +) }, isBetter: <)
        for count in [0, 1, 2, 5, wanted.count + 3] {
          let paths = LooplessPaths.shortest(
            count, in: question.topology, from: question.sources, to: question.targets,
            lengths: question.inSlots(lengths), parallelEdges: parallelEdges)
          let found = paths.map { question.plain($0, $0.length) }
          #expect(found == Array(wanted.prefix(count)), "seed \(seed)\n\(question.graph.text)")
          checkRequirements(paths, question, oracle, seed)
        }
        tally.count(wanted, question, oracle)
      }
    }
    tally.expectVariety()
  }

  @Test("Most probable paths, with products that are equal, nearly equal and zero")
  func mostProbable() {
    var tally = Tally()
    for seed in 0..<3000 {
      let question = PathQuestion(seed: UInt64(seed))
      let probabilities = question.probabilities
      let unusable = probabilities.indices.filter { probabilities[$0] == 0 }.map { UInt32($0) }
      let oracle = LooplessPathOracle(question.graph, to: question.targets, without: unusable)
      for parallelEdges in [ParallelEdges.best, .distinct] {
        let wanted = question.ranked(
          oracle.paths, parallelEdges, probabilities, worth: { $0.reduce(1, *) }, isBetter: >)
        for count in [1, 2, 5, wanted.count + 3] {
          let paths = LooplessPaths.mostProbable(
            count, in: question.topology, from: question.sources, to: question.targets,
            probabilities: question.inSlots(probabilities), parallelEdges: parallelEdges)
          let found = paths.map { question.plain($0, $0.probability) }
          #expect(found == Array(wanted.prefix(count)), "seed \(seed)\n\(question.graph.text)")
          checkRequirements(paths, question, oracle, seed)
        }
        tally.count(wanted, question, oracle)
      }
    }
    tally.expectVariety()
  }

  @Test("Products of the same probabilities in another order, which rounding makes unequal")
  func nearlyEqualProducts() {
    var tally = Tally()
    for seed in 0..<150 {
      let question = PathQuestion(completeFor: UInt64(seed))
      let oracle = LooplessPathOracle(question.graph, to: question.targets)
      let wanted = question.ranked(
        oracle.paths, .best, question.probabilities, worth: { $0.reduce(1, *) }, isBetter: >)
      let paths = LooplessPaths.mostProbable(
        wanted.count + 1, in: question.topology, from: question.sources, to: question.targets,
        probabilities: question.inSlots(question.probabilities))
      #expect(paths.map { question.plain($0, $0.probability) } == wanted, "seed \(seed)")
      tally.count(wanted, question, oracle)
    }
    #expect(tally.nearTies > 120 && tally.ties > 120)
  }

  private func checkRequirements<Weight>(
    _ paths: [LooplessPath<Weight>], _ question: PathQuestion, _ oracle: LooplessPathOracle,
    _ seed: Int
  ) {
    for path in paths {
      let entered = path.vertices.indices.dropFirst().filter {
        question.need(of: path.vertices[$0]) > 1
      }
      #expect(path.requirements.map(\.join) == entered.map { path.vertices[$0] })
      for (requirement, position) in zip(path.requirements, entered) {
        let others = requirement.others
        #expect(others.count == question.need(of: requirement.join) - 1, "seed \(seed)")
        #expect(Set(others).count == others.count, "seed \(seed)")
        #expect(!others.contains(path.vertices[position - 1]), "seed \(seed)")
        #expect(
          oracle.admittedInputs(of: requirement.join).isSuperset(of: others), "seed \(seed)")
      }
    }
  }
}

/// How often the interesting things came up.
private struct Tally {
  var joinsOnPaths = 0
  var ties = 0
  var nearTies = 0
  var inadmissible = 0
  var several = 0

  mutating func count<Weight: Hashable>(
    _ paths: [PlainPath<Weight>], _ question: PathQuestion, _ oracle: LooplessPathOracle
  ) {
    several += paths.count > 5 ? 1 : 0
    ties += Set(paths.map(\.total)).count < paths.count ? 1 : 0
    let totals = paths.compactMap { $0.total as? Double }
    nearTies +=
      zip(totals, totals.dropFirst()).contains { $0 > $1 && $1 > $0 * (1 - 0x1p-48) } ? 1 : 0
    joinsOnPaths +=
      paths.contains { $0.vertices.dropFirst().contains { question.need(of: $0) > 1 } } ? 1 : 0
    let reached = StaticOracle.reach(question.graph)
    let isPresupposed = question.graph.edges.indices.contains {
      let edge = question.graph.edges[$0]
      return question.graph.joinNeeds[edge.head] != nil && edge.tail != edge.head
        && reached[Int(edge.tail)] && reached[Int(edge.head)] && !oracle.isAdmissible[$0]
    }
    inadmissible += isPresupposed && !paths.isEmpty ? 1 : 0
  }

  func expectVariety() {
    #expect(joinsOnPaths > 400 && ties > 400 && inadmissible > 200 && several > 400, "\(self)")
  }
}
