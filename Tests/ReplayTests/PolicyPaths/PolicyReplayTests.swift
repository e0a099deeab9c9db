import AttackGraph
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Steps through the policy's processes in whole replays: what is reached, and who notices.
@Suite("Replays through the policy's own paths")
struct PolicyReplayTests {
  private static let compromise = ReplayFixture.compromise(.insider)

  private static func asking(
    denied: Double, reported: Double = 0, pools: [[String]] = [["bob", "cat", "dan"]],
    attention: Int64 = 10, service: Int64 = 60
  ) throws -> PathFixture {
    try PathFixture(levels: [], pools: pools) {
      $0.scrutiny = .init(deniedShare: denied, reportedShare: reported)
      $0.attention = .constant(Double(attention))
      $0.approverService = .constant(Double(service))
    }
  }

  private static func outcomes(
    _ fixture: PathFixture, _ detection: ExperimentSpec.Detection,
    _ behaviour: AttackerSpec.Behaviour = .flood, at places: [ExposedPlace]? = nil
  ) throws -> [TrialOutcome] {
    try fixture.replays.replay(
      compromise, trials: 0..<20, detection: detection, at: places ?? fixture.insider(),
      by: .behaving(behaviour), tracing: true)
  }

  private static func reachesPrize(_ outcome: TrialOutcome) -> Bool {
    outcome.assets.contains { $0.kind == .secret }
  }

  @Test(
    "A reported request is a detection at the decision, and evicts whoever asked",
    arguments: [AttackerSpec.Behaviour.flood, .sequential])
  func reported(behaviour: AttackerSpec.Behaviour) throws {
    let fixture = try Self.asking(denied: 1, reported: 1)
    for detection in [ExperimentSpec.Detection.dwell, .steps] {
      for outcome in try Self.outcomes(fixture, detection, behaviour) {
        let offset = try #require(outcome.evictionOffset)
        #expect(offset == min(70, outcome.exposure.dwell ?? .max))
        guard offset == 70 else { continue }
        #expect(outcome.alerts.first?.offset == 70)
        let isReport =
          if case .reportedRequest = outcome.alerts.first?.cause { true } else { false }
        #expect(isReport)
        #expect(!Self.reachesPrize(outcome))
      }
    }
    let unseen = try Self.outcomes(fixture, .off, behaviour)
    #expect(unseen.allSatisfy { $0.alerts.isEmpty && $0.evictionOffset == nil })
  }

  @Test("Who asks only for what passes raises no alarm")
  func targeted() throws {
    let fixture = try Self.asking(denied: 1, reported: 1)
    #expect(try Self.outcomes(fixture, .steps, .targeted).allSatisfy { $0.alerts.isEmpty })
  }

  @Test("An approved request opens what was asked for, after the latency and the step")
  func approved() throws {
    let fixture = try Self.asking(denied: 0)
    for behaviour in [AttackerSpec.Behaviour.flood, .sequential] {
      for outcome in try Self.outcomes(fixture, .off, behaviour) {
        let prize = try #require(outcome.assets.first { $0.kind == .secret })
        #expect(prize.offset >= 75)
        #expect(outcome.trace.contains { $0.policyStep == .request && $0.offset == 75 })
        #expect(outcome.potentialWeight >= prize.weight && outcome.snapshotWeight == 0)
      }
    }
  }

  @Test("An alert in the very second of first use leaves nothing, whoever is struck")
  func atOnce() throws {
    let fixture = try Self.asking(denied: 1, reported: 1, attention: 0, service: 0)
    for outcome in try Self.outcomes(fixture, .steps) {
      #expect(outcome.footholdWasLive && outcome.evictionOffset == 0)
      #expect(outcome.assets.isEmpty && outcome.identitiesReached == 0 && outcome.trace.isEmpty)
      #expect(outcome.residualWeight == 0)
    }
  }

  private static func glass(isAlarmed: Bool) throws -> PathFixture {
    try PathFixture {
      $0.elevation = PathFixture.process([DecisionRule(decision: .deny)])
      $0.breakGlass = BreakGlassRule(grantDuration: 3600, after: 600, alarmed: isAlarmed)
    }
  }

  @Test(
    "Nobody who may be noticed breaks an alarmed glass; unalarmed or unnoticed, everybody does",
    arguments: [AttackerSpec.Behaviour.flood, .sequential])
  func breakGlass(behaviour: AttackerSpec.Behaviour) throws {
    for isAlarmed in [true, false] {
      let fixture = try Self.glass(isAlarmed: isAlarmed)
      for detection in ExperimentSpec.Detection.allCases {
        let outcomes = try Self.outcomes(fixture, detection, behaviour)
        #expect(outcomes.allSatisfy { $0.potentialWeight > 0 })
        let isOpen = detection == .off || !isAlarmed
        #expect(outcomes.contains { Self.reachesPrize($0) } == isOpen)
        let isBroken = outcomes.contains { $0.trace.contains { $0.policyStep == .breakGlass } }
        #expect(isBroken == isOpen)
        if detection == .steps && !isOpen { #expect(outcomes.allSatisfy { $0.alerts.isEmpty }) }
        if !isOpen { #expect(outcomes.allSatisfy { $0.residualWeight ?? 0 == 0 }) }
      }
    }
  }

  @Test("A requester and an approver on one laptop open what every approver would deny")
  func captured() throws {
    for isShared in [true, false] {
      let fixture = try PathFixture(
        laptops: isShared ? ["ann": "shared", "bob": "shared"] : [:]
      ) {
        $0.elevation = PathFixture.process([PathFixture.approval([])]) {
          $0.scrutiny = .init(deniedShare: 1, reportedShare: 0)
        }
      }
      let laptop = isShared ? "shared" : "laptop-ann"
      let outcomes = try Self.outcomes(fixture, .off, at: [.heldLaptop(name: laptop)])
      #expect(outcomes.allSatisfy { Self.reachesPrize($0) } == isShared)
      #expect(outcomes.contains { Self.reachesPrize($0) } == isShared)
      for outcome in outcomes where isShared {
        #expect(
          outcome.trace.contains { $0.policyStep == .capturedApproval && $0.offset == 5 })
      }
    }
  }
}
