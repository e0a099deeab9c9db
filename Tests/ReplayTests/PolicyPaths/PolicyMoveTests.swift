import AccessSimulation
import Estate
import GraphKernels
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Requests of people who move to another team.
@Suite("Asking after a move")
struct PolicyMoveTests {
  @Test("What comes with a move can be asked for from the move on, and by those who move only")
  func moves() throws {
    var activity = ActivitySpec.withoutTurnover
    activity.turnover.moversPerYear = 0.5
    var counts = [0, 0]
    for seed in 0..<4 as Range<UInt64> {
      let streams = RandomStreams(seed: seed, unit: 0)
      let fixture = try PathFixture(
        teams: ["ann": "red", "bob": "red", "cat": "blue", "dan": "blue"], activity: activity,
        streams: streams
      ) {
        $0.elevation = PathFixture.process([DecisionRule(decision: .policy)])
      }
      let laid = fixture.laid
      let tenures = fixture.plan.tenures(clock: laid.timeline.clock, streams: streams)
      for (targets, tenure) in zip(fixture.plan.targets, tenures) {
        for target in targets where target.isJoined {
          let steps = laid.policySteps.filter { $0.bundle == target.bundle }
          #expect(steps.isEmpty == (tenure.move == nil))
          for step in steps {
            let window = laid.windows[Int(laid.topology.heads[step.slot])]
            #expect(window.from == tenure.move?.instant)
          }
          counts[tenure.move == nil ? 0 : 1] += 1
        }
      }
    }
    #expect(counts.allSatisfy { $0 > 0 }, "some move and some do not")
  }

  @Test("What only members may have cannot be asked for once the memberships are gone")
  func leavingATeam() throws {
    var members = DecisionRule(decision: .policy)
    members.match.teams = ["red"]
    var activity = ActivitySpec.withoutTurnover
    activity.turnover.moversPerYear = 0.5
    var counts = [0, 0]
    for seed in 0..<4 as Range<UInt64> {
      let streams = RandomStreams(seed: seed, unit: 0)
      let fixture = try PathFixture(
        teams: ["ann": "red", "bob": "red", "cat": "blue", "dan": "blue"], activity: activity,
        streams: streams
      ) {
        $0.elevation = PathFixture.process([members])
      }
      let laid = fixture.laid
      let tenures = fixture.plan.tenures(clock: laid.timeline.clock, streams: streams)
      for (actor, name) in ["ann", "bob"].enumerated() {
        for step in try fixture.steps(name) {
          let window = laid.windows[Int(laid.topology.heads[step.slot])]
          #expect(window.until == tenures[actor].move?.removal ?? .max)
          counts[tenures[actor].move == nil ? 0 : 1] += 1
        }
      }
    }
    #expect(counts.allSatisfy { $0 > 0 }, "some move and some do not")
  }
}
