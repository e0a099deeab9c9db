import GraphKernels
import TestSupport
import Testing

@Suite("Steps of a timed run")
struct TimedStepTests {
  @Test("They are those of living through the run second by second")
  func oracle() {
    var tally = StepTally()
    for seed in 0..<6000 {
      let question = StepQuestion(seed: UInt64(seed))
      let oracle = StepOracle(question.graph, ranks: question.ranks)
      let found = question.steps()
      #expect(
        found == oracle.steps,
        "seed \(seed), ranks \(question.ranks)\n\(question.graph.text)")
      tally.count(oracle, question)
    }
    tally.expectVariety()
  }

  @Test("Where holds renew themselves, periods begin and end as they do lap by lap")
  func renewingPeriods() {
    var renewed = 0
    for seed in 0..<4000 {
      let question = StepQuestion(renewing: UInt64(seed))
      let oracle = StepOracle(question.graph, ranks: question.ranks).steps
      let found = question.steps()
      #expect(
        found.map { [Int64($0.vertex), $0.arrival, $0.end] }
          == oracle.map { [Int64($0.vertex), $0.arrival, $0.end] },
        "seed \(seed)\n\(question.graph.text)")
      renewed += question.renewalCount > 0 ? 1 : 0
    }
    #expect(renewed > 500)
  }

  @Test("Vertex numbers and edge order change nothing")
  func shuffling() {
    for seed in 0..<2000 {
      let question = StepQuestion(seed: UInt64(seed))
      var random = SplitMix(seed: UInt64(seed) ^ 0x5A5A)
      let names = random.permutation(question.graph.vertexCount)
      let shuffled = question.renumbered(names, &random)
      #expect(
        shuffled.rankedSteps() == question.rankedSteps(names),
        "seed \(seed)\n\(question.graph.text)")
    }
  }

  @Test("Every step leads back to a source, each by an edge from a vertex held then")
  func wellFounded() {
    for seed in 0..<3000 {
      let question = StepQuestion(seed: UInt64(seed))
      let steps = question.steps()
      var present: [UInt32: UInt32] = [:]
      for (number, step) in steps.enumerated() {
        if number > 0 && steps[number - 1].arrival != step.arrival { present = [:] }
        guard let position = step.edge else { continue }
        let edge = question.graph.edges[position]
        let isHeldAnew = steps.contains { $0.vertex == edge.tail && $0.arrival == step.arrival }
        if edge.duration == 0 && isHeldAnew { present[step.vertex] = edge.tail }
        var visited: Set<UInt32> = [step.vertex]
        var vertex = step.vertex
        while let tail = present[vertex] {
          #expect(visited.insert(tail).inserted, "seed \(seed)\n\(question.graph.text)")
          if visited.count > steps.count { break }
          vertex = tail
        }
      }
    }
  }

  @Test("Steps before an instant are the beginning of all")
  func eviction() {
    var cutCount = 0
    for seed in 0..<1000 {
      let question = StepQuestion(seed: UInt64(seed))
      let all = question.steps()
      for instant in question.graph.start...(question.graph.start + 8) {
        let found = question.steps(before: instant)
        let wanted = all.filter { $0.arrival < instant }
        #expect(found.map(\.arrival) == wanted.map(\.arrival), "seed \(seed)")
        #expect(found.map(\.vertex) == wanted.map(\.vertex), "seed \(seed)")
        #expect(found.map(\.edge) == wanted.map(\.edge), "seed \(seed)")
        #expect(zip(found, wanted).allSatisfy { $0.end <= $1.end }, "seed \(seed)")
        cutCount += wanted.count < all.count ? 1 : 0
      }
    }
    #expect(cutCount > 300)
  }
}

/// How often the interesting things came up.
private struct StepTally {
  var reopened = 0
  var joins = 0
  var choices = 0
  var detours = 0
  var joinDetours = 0
  var presupposing = 0

  mutating func count(_ oracle: StepOracle, _ question: StepQuestion) {
    reopened += Set(oracle.steps.map(\.vertex)).count < oracle.steps.count ? 1 : 0
    joins +=
      oracle.steps.contains { $0.edge != nil && question.graph.joinNeeds[$0.vertex] != nil } ? 1 : 0
    choices += oracle.steps.count { $0.edge != nil }
    detours += oracle.detourCount
    joinDetours += oracle.joinDetourCount
    presupposing += oracle.presupposingCount
  }

  func expectVariety() {
    #expect(reopened > 200 && joins > 400 && choices > 5000, "\(self)")
    #expect(detours > 500 && joinDetours > 50 && presupposing > 50, "\(self)")
  }
}
