import AttackGraph
import Estate
import Replay
import Specs
import TestSupport
import Testing

/// What sequential and targeted attackers do beside a flood.
@Suite("Attackers")
struct AttackerTests {
  private static let policies: [PolicySpec] = [.standing, .rotated(), .justInTime()]

  @Test(
    "One step at a time is never quicker than all at once, and reaches nothing else",
    arguments: CompromiseSpec.Mechanism.allCases, policies)
  func sequential(mechanism: CompromiseSpec.Mechanism, policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: SurroundedShop.make())
    try Self.expectSlower(fixture, mechanism, trials: 0..<40)
  }

  @Test("The same on a generated estate", arguments: policies)
  func generated(policy: PolicySpec) throws {
    let fixture = try ReplayFixture(policy, on: ReplayFixture.small())
    for mechanism in ReplayFixture.mechanisms(of: fixture.estate) {
      try Self.expectSlower(fixture, mechanism, trials: 0..<6)
    }
  }

  private static func expectSlower(
    _ fixture: ReplayFixture, _ mechanism: CompromiseSpec.Mechanism, trials: Range<Int>
  ) throws {
    let compromise = ReplayFixture.compromise(mechanism)
    let flood = fixture.replay(compromise, trials: trials)
    let sequential = fixture.replay(compromise, trials: trials, by: .behaving(.sequential))
    for (flood, sequential) in zip(flood, sequential) {
      let earliest = fixture.arrivals(flood)
      for (asset, offset) in fixture.arrivals(sequential) {
        #expect(try #require(earliest[asset]) <= offset)
      }
      #expect(sequential.potentialWeight == flood.potentialWeight)
      #expect(sequential.snapshotWeight == flood.snapshotWeight)
      #expect(sequential.exposure == flood.exposure)
    }
  }

  @Test("With the time of a month a lone attacker gets where a flood does when nothing ever ends")
  func sequentialReaches() throws {
    let fixture = try ReplayFixture(.endless, on: ShopEstate.make())
    let compromise = ReplayFixture.compromise(.ciStore, horizon: 300 * ReplayFixture.day)
    let flood = fixture.replay(compromise, trials: 0..<20)
    let sequential = fixture.replay(compromise, trials: 0..<20, by: .behaving(.sequential))
    #expect(flood.contains { $0.assets.count > 2 })
    var isSlower = false
    for (flood, sequential) in zip(flood, sequential) {
      let quick = fixture.arrivals(flood)
      let slow = fixture.arrivals(sequential)
      #expect(Set(quick.keys) == Set(slow.keys))
      isSlower = isSlower || slow.contains { $0.value > quick[$0.key] ?? .max }
    }
    #expect(isSlower)
  }

  @Test("A targeted attacker gets to the objective when a flood does, and to nothing else")
  func targeted() throws {
    let fixture = try ReplayFixture(.standing, on: SurroundedShop.make())
    var reached = 0
    for mechanism in CompromiseSpec.Mechanism.allCases {
      let compromise = ReplayFixture.compromise(mechanism)
      let flood = fixture.replay(compromise, trials: 0..<40)
      let targeted = fixture.replay(
        compromise, trials: 0..<40, by: .behaving(.targeted), tracing: true)
      for (flood, targeted) in zip(flood, targeted) {
        #expect(targeted.isTargeted)
        #expect(targeted.objectiveOffset == flood.objectiveOffset)
        #expect(targeted.assets.allSatisfy { $0.kind == .cluster })
        #expect(targeted.residualWeight == nil && targeted.renewsItself == nil)
        #expect(Set(targeted.pathEdges).isSubset(of: Set(flood.pathEdges)))
        #expect(Set(targeted.pathEdges).isSubset(of: Set(targeted.trace.compactMap(\.edge))))
        reached += targeted.assets.isEmpty ? 0 : 1
      }
    }
    #expect(reached > 0)
  }

  @Test("Only steps on a targeted attacker's path are noticed")
  func quietPath() throws {
    // The policy's controller may bind roles.
    let fixture = try ReplayFixture(.justInTime(), on: ShopEstate.make())
    let controller = ExposedPlace.pod(
      cluster: "c", namespace: "access-system", name: "access-controller")
    func outcomes(_ detection: ExperimentSpec.Detection) -> [TrialOutcome] {
      fixture.replay(
        ReplayFixture.compromise(.pod), trials: 0..<400, detection: detection, at: [controller],
        by: .behaving(.targeted), tracing: true)
    }
    var alerts = 0
    for (outcome, full) in zip(outcomes(.steps), outcomes(.off)) {
      let path = Set(full.trace.compactMap(\.edge))
      for alert in outcome.alerts {
        guard case .step(let edge?) = alert.cause else { continue }
        #expect(path.contains(edge))
        alerts += 1
      }
      if full.objectiveOffset == nil { #expect(outcome.alerts.isEmpty) }
    }
    #expect(alerts > 0)
  }

  @Test("Skill divides the time of steps")
  func skill() throws {
    let fixture = try ReplayFixture(.endless, on: ShopEstate.make())
    let compromise = ReplayFixture.compromise(.ciStore)
    let usual = fixture.replay(compromise, trials: 0..<30)
    let quick = fixture.replay(compromise, trials: 0..<30, by: .behaving(.flood, skill: 4))
    for (usual, quick) in zip(usual, quick) {
      let before = fixture.arrivals(usual)
      for (asset, offset) in fixture.arrivals(quick) {
        // Each step is rounded to whole seconds; paths are short.
        #expect(abs(Double(try #require(before[asset])) / 4 - Double(offset)) <= 10)
      }
    }
    #expect(usual.contains { $0.assets.contains { $0.offset > 100 } })
  }

  @Test("A trace tells the steps in order, from the foothold to every asset")
  func trace() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make())
    for behaviour in [AttackerSpec.Behaviour.flood, .sequential] {
      let outcomes = fixture.replay(
        ReplayFixture.compromise(.pod), trials: 0..<20, detection: .dwell, by: .behaving(behaviour),
        tracing: true)
      for outcome in outcomes {
        let trace = outcome.trace
        #expect(zip(trace, trace.dropFirst()).allSatisfy { $0.offset <= $1.offset })
        #expect(trace.allSatisfy { $0.offset < $0.until && $0.until <= outcome.horizon })
        #expect(trace.allSatisfy { ($0.edge == nil) == ($0.origin == nil) })
        #expect((outcome.renewsItself == nil) == (behaviour == .sequential))
        let held = Set(trace.map(\.vertex))
        #expect(trace.allSatisfy { $0.origin.map(held.contains) ?? true })
        #expect(Set(outcome.assets.map(\.vertex)).isSubset(of: held))
        let edges = Set(trace.compactMap(\.edge))
        #expect(Set(outcome.pathEdges).isSubset(of: edges))
        for step in trace {
          guard let edge = step.edge else { continue }
          #expect(fixture.laid.graph.edges[Int(edge)].head == step.vertex)
          #expect(fixture.laid.graph.edges[Int(edge)].tail == step.origin)
        }
      }
      #expect(outcomes.contains { $0.trace.count > 3 })
    }
  }
}
