import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// What each mechanism leaves the attacker with, policy by policy.
@Suite("Footholds")
struct FootholdTests {
  private static let day = ReplayFixture.day

  @Test("A pod is a presence: its own node and secrets follow")
  func pod() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make())
    let compromise = ReplayFixture.compromise(.pod, environments: ["development"])
    for outcome in fixture.replay(compromise, trials: 0..<10) {
      #expect(outcome.footholdWasLive)
      let labels = outcome.assets.map { fixture.laid.graph.vertices[Int($0.vertex)].label }
      // dev/shop-1 is privileged on n2, where the agent may read every secret.
      #expect(labels.contains("node n2"))
      #expect(labels.contains("secret prod/database"))
      #expect(!labels.contains("node n1"))
    }
  }

  @Test("A leaked build log gives the deployer: endless under standing, an hour under run tokens")
  func buildLog() throws {
    let soon = ReplayFixture.compromise(.buildLog, delay: .constant(60))
    let late = ReplayFixture.compromise(.buildLog, delay: .constant(2 * 3600))
    let standing = try ReplayFixture(.standing, on: ShopEstate.make())
    let onRequest = try ReplayFixture(.justInTime(), on: ShopEstate.make())
    #expect(standing.replay(soon, trials: 0..<20).allSatisfy { $0.footholdWasLive })
    #expect(standing.replay(late, trials: 0..<20).allSatisfy { $0.footholdWasLive })
    #expect(onRequest.replay(soon, trials: 0..<20).allSatisfy { $0.footholdWasLive })
    let dead = onRequest.replay(late, trials: 0..<20)
    #expect(dead.allSatisfy { !$0.footholdWasLive && $0.assets.isEmpty && $0.snapshotWeight == 0 })
  }

  @Test("A CI store holds nothing under run tokens: blast 0, counted as a trial")
  func emptyStore() throws {
    let fixture = try ReplayFixture(.justInTime(), on: ShopEstate.make())
    let outcomes = fixture.replay(ReplayFixture.compromise(.ciStore), trials: 0..<10)
    #expect(outcomes.count == 10)
    #expect(outcomes.allSatisfy { !$0.footholdWasLive && $0.weight == 0 })
  }

  @Test("A delay beyond the bound counts as never used")
  func neverUsed() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make())
    let compromise = ReplayFixture.compromise(.ciStore, delay: .constant(Double(31 * Self.day)))
    for outcome in fixture.replay(compromise, trials: 0..<5) {
      #expect(outcome.exposure.firstUse == nil)
      #expect(outcome.weight == 0)
    }
  }

  @Test("A rotated token that leaked earlier is dead after its rotation, a certificate is not")
  func afterRotation() throws {
    let delay = Distribution.constant(Double(29 * Self.day))
    let fixture = try ReplayFixture(.rotated(), on: ShopEstate.make())
    let tokens = fixture.replay(ReplayFixture.compromise(.ciStore, delay: delay), trials: 0..<60)
    let live = tokens.count { $0.footholdWasLive }
    // Uniform phase: alive with probability 1 − 29/30.
    #expect(live < 15)
    let laptops = fixture.replay(
      ReplayFixture.compromise(.kubeconfig, delay: delay), trials: 0..<60)
    #expect(laptops.count { $0.footholdWasLive } > 45)
  }

  @Test(
    "Under elevation a stolen session that asks for nothing reaches something only inside a grant")
  func elevation() throws {
    let estate = ShopEstate.make()
    let standing = try ReplayFixture(.standing, on: estate)
    let onRequest = try ReplayFixture(.justInTime(), on: estate, usesProcesses: false)
    let compromise = ReplayFixture.compromise(.kubeconfig)
    let before = standing.replay(compromise, trials: 0..<60).reduce(0) { $0 + $1.weight }
    let after = onRequest.replay(compromise, trials: 0..<60)
    #expect(after.reduce(0) { $0 + $1.weight } < before / 2)
    let windows = onRequest.laid.timeline.grants.flatMap { $0.map(\.window) }
    for outcome in after where outcome.weight > 0 {
      let start = try #require(outcome.exposure.firstUse)
      // A session lives 12 hours: some grant must have been open in them.
      let session = TimeWindow(from: start, until: start + 12 * 3600)
      #expect(windows.contains { $0.overlaps(session) })
    }
    var closed = onRequest.laid.timeline
    closed.grants = closed.grants.map { _ in [] }
    let without = onRequest.laying(closed).replay(compromise, trials: 0..<60)
    #expect(without.allSatisfy { $0.weight == 0 })
  }

  @Test("A horizon of 0 and an empty query are defined: nothing is reached, nothing applies")
  func edges() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make())
    let none = fixture.replay(
      ReplayFixture.compromise(.pod, horizon: 0), trials: 0..<3)
    #expect(none.allSatisfy { $0.weight == 0 && $0.potentialWeight == 0 })
    let nowhere = ReplayFixture.compromise(.pod, environments: ["staging"])
    #expect(ExposedPlace.candidates(for: nowhere, in: fixture.estate).isEmpty)
  }

  @Test("The objective is the first control of a cluster")
  func objective() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make())
    for outcome in fixture.replay(ReplayFixture.compromise(.kubeconfig), trials: 0..<30) {
      let cluster = outcome.assets.first { $0.kind == .cluster }
      #expect(outcome.objectiveOffset == cluster?.offset)
    }
  }
}
