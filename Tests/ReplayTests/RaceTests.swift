import GraphKernels
import Replay
import Sampling
import TestSupport
import Testing

/// Races with closed forms, run through the kernel and the draws that replays use.
@Suite("Races of an attacker against time")
struct RaceTests {
  private static let trials: UInt64 = 40_000
  private static let streams = RandomStreams(seed: 11, unit: 0)
  private static let step = StreamPurpose("step-duration")
  private static let dwell = StreamPurpose("dwell")

  /// A path of session steps from vertex 0 to vertex `length`.
  private static func path(_ length: Int) -> TimedTopology {
    TimedTopology(
      vertexCount: length + 1,
      edges: (0..<UInt32(length)).map {
        TimedEdge(tail: $0, head: $0 + 1, lifetimeExtension: 0)
      }, joinNeeds: [:])
  }

  /// In how many trials the end of a path is reached before an instant that a trial has.
  private static func wins(
    _ length: Int, mean: Double, windows: VertexWindows? = nil, before end: (UInt64) -> Int64
  ) -> Int {
    let topology = path(length)
    var workspace = TimedWorkspace(for: topology)
    return (0..<trials).count { trial in
      let durations = (0..<length).map {
        streams.seconds(
          step, EntityKey("step").appending(UInt64($0)), trial, from: .exponential(mean: mean))
      }
      workspace.run(
        topology, windows: windows ?? VertexWindows(alwaysFor: length + 1), durations: durations,
        sources: [TimedSource(vertex: 0)], start: 0, horizon: 1 << 40, stop: end(trial))
      return workspace.arrival(of: UInt32(length)) != nil
    }
  }

  private static func score(_ wins: Int, expected: Double) -> Double {
    let count = Double(trials)
    return (Double(wins) / count - expected)
      / Portable.sqrt(expected * (1 - expected) / count)
  }

  /// (steps, mean minutes of one, mean minutes until detection, chance of getting through)
  @Test(
    "Exponential steps against exponential detection",
    arguments: [
      (1, 29.0, 29.0, 0.5), (3, 29.0, 60.0, 0.306396451), (4, 10.0, 40.0, 0.4096),
      (5, 29.0, 240.0, 0.565320597), (3, 29.0, 20_160.0, 0.995696910),
    ] as [(Int, Double, Double, Double)])
  func detection(length: Int, step: Double, dwell: Double, expected: Double) {
    let one = (1 / step) / (1 / step + 1 / dwell)
    let formula = (0..<length).reduce(1.0) { product, _ in product * one }
    #expect(abs(formula - expected) < 1e-9)
    let wins = Self.wins(length, mean: step * 60) { trial in
      Self.streams.seconds(
        Self.dwell, EntityKey("race"), trial, from: .exponential(mean: dwell * 60))
    }
    #expect(abs(Self.score(wins, expected: expected)) < 4)
  }

  /// (steps of 29 min on average, minutes that the token lives, chance of getting through)
  @Test(
    "A path inside a token's life",
    arguments: [
      (1, 60.0, 0.873683614), (2, 60.0, 0.612339366), (3, 60.0, 0.341983248),
      (3, 15.0, 0.015728723),
      (3, 480.0, 0.999989984),
    ] as [(Int, Double, Double)])
  func tokenLife(length: Int, life: Double, expected: Double) {
    let rate = life / 29
    var term = 1.0
    var tail = 0.0
    for order in 0..<length {
      tail += term
      term *= rate / Double(order + 1)
    }
    #expect(abs(1 - tail * Portable.exp(-rate) - expected) < 1e-9)
    var windows = VertexWindows(alwaysFor: length + 1)
    windows[0].until = Int64(life * 60)
    let wins = Self.wins(length, mean: 29 * 60, windows: windows) { _ in .max }
    #expect(abs(Self.score(wins, expected: expected)) < 4)
  }

  @Test("A step that is ruled out by its duration delays no renewal")
  func ruledOut() {
    // A and B issue ten-minute tokens for each other; C would follow from B, and never does.
    let edges = [
      TimedEdge(tail: 0, head: 1, lifetimeExtension: 600),
      TimedEdge(tail: 1, head: 0, lifetimeExtension: 600),
      TimedEdge(tail: 1, head: 2, lifetimeExtension: 0),
    ]
    let topology = TimedTopology(vertexCount: 3, edges: edges, joinNeeds: [:])
    let month: Int64 = 30 * 86_400
    var workspace = TimedWorkspace(for: topology)
    workspace.run(
      topology, windows: VertexWindows(alwaysFor: 3), durations: [10, 10, .max],
      sources: [TimedSource(vertex: 0, until: 600)], start: 0, horizon: month)
    #expect(workspace.renewals.count == 1)
    #expect(workspace.expiry(of: 0) == month)
    #expect(workspace.arrival(of: 2) == nil)
    #expect(workspace.relaxedCount < 20)
  }

  @Test("The first of equally likely renewals to be noticed is geometric")
  func renewals() {
    // P(G = 1) = 0.2, P(G ≤ 2) = 0.36, P(G ≤ 3) = 0.488.
    #expect(RenewalCount.first(0.19, chance: 0.2) == 1)
    #expect(RenewalCount.first(0.21, chance: 0.2) == 2)
    #expect(RenewalCount.first(0.35, chance: 0.2) == 2)
    #expect(RenewalCount.first(0.37, chance: 0.2) == 3)
    #expect(RenewalCount.first(0.9, chance: 0) == nil)
    #expect(RenewalCount.first(0.9, chance: 1) == 1)
    let key = EntityKey("renewal")
    let mean =
      (0..<Self.trials).reduce(0.0) { sum, trial in
        let uniform = Self.streams.uniform(Self.step, key, trial)
        return sum + Double(RenewalCount.first(uniform, chance: 0.05) ?? 0)
      } / Double(Self.trials)
    // Mean 1/p, variance (1 − p)/p².
    let deviation = Portable.sqrt(0.95 / 0.0025 / Double(Self.trials))
    #expect(abs(mean - 20) < 4 * deviation)
  }
}
