import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

/// Common random numbers: a policy that differs in one thing meets the same world and makes the same
/// draws wherever both need them.
@Suite("One knob turned leaves every other draw as it was")
struct OneKnobTests {
  private typealias Draw = KeyedDraws.Draw

  private static func run(_ knob: Knob?, unit: UInt64 = 0) throws -> Simulated {
    var policy = BusyShop.policy
    var activity = BusyShop.activity
    knob?.change(&policy, &activity)
    return try BusyShop.simulate(policy, activity, on: BusyShop.estate(), unit: unit)
  }

  private static func expectSameWorld(_ one: Simulated, _ other: Simulated, _ knob: Knob) {
    #expect(one.world.tasks == other.world.tasks, "\(knob)")
    #expect(one.world.tenures == other.world.tenures, "\(knob)")
    #expect(one.world.runs == other.world.runs, "\(knob)")
    #expect(one.world.onCall == other.world.onCall, "\(knob)")
    #expect(other.timeline.tasks == one.world.tasks && other.timeline.runs == one.world.runs)
  }

  @Test("The world and every draw that both need are the same", arguments: [0, 1] as [UInt64])
  func knobs(unit: UInt64) throws {
    let base = try Self.run(nil, unit: unit)
    let known = KeyedDraws(base)
    var shared: [Draw: Int] = [:]
    for knob in Knob.all {
      let changed = try Self.run(knob, unit: unit)
      Self.expectSameWorld(base, changed, knob)
      let draws = KeyedDraws(changed)
      for draw in Draw.allCases where !knob.alters.contains(draw) {
        let (mine, theirs) = (known.values[draw] ?? [:], draws.values[draw] ?? [:])
        let both = mine.keys.filter { theirs[$0] != nil }
        let different = both.filter { mine[$0] != theirs[$0] }.sorted()
        #expect(
          different.isEmpty,
          "\(knob): \(different.count) of \(both.count) \(draw.rawValue), \(different.prefix(3))")
        shared[draw, default: 0] += both.count
      }
    }
    for draw in Draw.allCases {
      #expect(
        known.values[draw] == nil || shared[draw] ?? 0 >= 2 * Knob.all.count / 3,
        "\(draw.rawValue): \(shared)")
    }
  }

  @Test("A knob that may change a draw does, so that none is listed in vain")
  func listed() throws {
    let base = try Self.run(nil)
    let known = KeyedDraws(base)
    for knob in Knob.all {
      let changed = try Self.run(knob)
      #expect(changed.timeline != base.timeline || knob.isSilent, "\(knob) changes nothing")
      let draws = KeyedDraws(changed)
      for draw in knob.alters {
        #expect(draws.values[draw] != known.values[draw], "\(knob): \(draw.rawValue)")
      }
    }
  }

  @Test(
    "Every draw is what its key says: (actor, task, attempt, level, approver) and no number else")
  func keys() throws {
    for (unit, knob) in [nil, Knob.all.first { "\($0)" == "deployments ask" }].enumerated() {
      let run = try Self.run(knob, unit: UInt64(unit))
      let expected = DrawOracle(run)
      var seen: [Draw: Int] = [:]
      for (position, record) in run.timeline.records.enumerated() {
        expected.check(position, record, &seen)
      }
      for request in run.timeline.requests { expected.check(request, &seen) }
      for draw in [Draw.patience, .bypass, .place, .shadowLife, .service, .denial, .duration] {
        #expect(seen[draw] ?? 0 > 20, "\(draw.rawValue): \(seen)")
      }
    }
  }

  @Test("No two tasks of anybody have the same number, so that no two share their draws")
  func numbers() throws {
    let world = try Self.run(nil).world
    #expect(Set(world.tasks.map { "\($0.actor) \($0.index)" }).count == world.tasks.count)
    #expect(world.tasks.count { $0.isUrgent } > 20)
  }

  @Test("A task's request for its role and the one for its exceptional action draw apart")
  func gates() throws {
    let run = try Self.run(Knob.all.first { "\($0)" == "elevation: everything by approval" })
    var propagation: [Int: Set<Int64>] = [:]
    for request in run.timeline.requests {
      guard let decided = request.decided, let grant = request.grant else { continue }
      propagation[request.task, default: []].insert(grant.from - decided)
    }
    #expect(propagation.values.count { $0.count > 1 } > 5)
  }
}

extension Knob {
  /// Whether it changes nothing that a timeline holds.
  fileprivate var isSilent: Bool {
    ["audit", "elevation: controller", "elevation: granularity namespace"].contains(description)
  }
}
