import AccessSimulation
import Estate
import Sampling
import Specs
import Testing

@Suite("Who decides a request")
struct DecisionTests {
  private static func fixture(_ rules: [DecisionRule], end: Int64 = 100_000) -> DeskFixture {
    let process = ElevationRule(
      grantDuration: 1000, rules: rules, approverService: .constant(100), controller: false)
    return DeskFixture(requesters: 1, pools: [1], end: end, process)
  }

  private static func matching(
    _ decision: DecisionRule.Decision, _ change: (inout DecisionRule.Match) -> Void
  ) -> DecisionRule {
    var match = DecisionRule.Match()
    change(&match)
    return DecisionRule(match: match, decision: decision)
  }

  @Test("A policy decides at once, people take their time, a denial refuses the task")
  func decisions() {
    var policy = Self.fixture([DecisionRule(decision: .policy)])
    policy.add(at: 50)
    #expect(policy.run().decisions == [50])
    #expect(policy.run().ends == [.granted])
    var people = Self.fixture([DecisionRule(decision: .approval)])
    people.add(at: 50)
    #expect(people.run().decisions == [150])
    #expect(people.run().requests[0].decider == .person(1))
    #expect(people.run().waits == [100])
    var denied = Self.fixture([DecisionRule(decision: .deny)])
    denied.add(at: 50)
    #expect(denied.run().outcomes == [.denied])
    #expect(denied.run().ends == [.refused])
  }

  @Test("No match denies, and the first of several matches decides")
  func firstMatch() {
    var none = Self.fixture([DecisionRule(environments: ["staging"], decision: .policy)])
    none.add(at: 0)
    #expect(none.run().outcomes == [.denied])
    #expect(none.run().requests[0].rule == -1)
    var several = Self.fixture([
      DecisionRule(environments: ["staging"], decision: .policy),
      DecisionRule(environments: ["production"], decision: .deny), DecisionRule(decision: .policy),
    ])
    several.add(at: 0)
    #expect(several.run().requests[0].rule == 1)
  }

  @Test("Each field of a match admits what it names and nothing else")
  func fields() {
    let changes: [((inout DecisionRule.Match) -> Void, Bool)] = [
      ({ $0.requesters = ["r0"] }, true), ({ $0.requesters = ["r1"] }, false),
      ({ $0.clusters = ["c"] }, true), ({ $0.clusters = ["d"] }, false),
      ({ $0.namespaces = ["m", "n"] }, true), ({ $0.namespaces = ["m"] }, false),
      ({ $0.environments = ["production"] }, true), ({ $0.environments = ["cluster"] }, false),
      ({ $0.verbs = ["get"] }, true), ({ $0.verbs = ["delete"] }, false),
      ({ $0.resources = ["pods"] }, true), ({ $0.groups = ["g"] }, true),
      ({ $0.groups = ["h"] }, false), ({ $0.teams = ["t"] }, true),
      ({ $0.teams = ["u"] }, false), ({ $0.riskAtLeast = 0.5 }, true),
      ({ $0.riskAtLeast = 0.6 }, false), ({ $0.riskBelow = 0.5 }, false),
      ({ $0.riskBelow = 0.6 }, true), ({ $0.onCall = true }, true), ({ $0.onCall = false }, false),
      ({ $0.workingHours = true }, true), ({ $0.workingHours = false }, false),
      ({ $0.labels = ["tier": "gold"] }, true), ({ $0.labels = ["tier": "tin"] }, false),
      ({ $0.labels = ["tier": "gold", "owner": "x"] }, false),
      ({ $0.timeOfDay = 5...9 }, true), ({ $0.timeOfDay = 0...4 }, false),
      ({ $0.urgent = false }, true), ({ $0.urgent = true }, false),
    ]
    for (position, (change, isAdmitted)) in changes.enumerated() {
      var fixture = Self.fixture([Self.matching(.policy, change)])
      fixture.context.people[0].groups = ["g"]
      fixture.context.people[0].team = "t"
      fixture.bundles[0].verbs = ["get", "list"]
      fixture.bundles[0].resources = ["*"]
      fixture.bundles[0].risk = 0.5
      fixture.bundles[0].labels = ["tier": "gold", "zone": "a"]
      fixture.onCall = [[TimeWindow(0, 10)], []]
      fixture.add(at: 5)
      #expect(fixture.run().outcomes == [isAdmitted ? .approved : .denied], "field \(position)")
    }
  }

  @Test("On call, working hours and teams are those of the time of the request")
  func atRequestTime() {
    var onCall = Self.fixture([Self.matching(.policy) { $0.onCall = true }])
    onCall.onCall = [[TimeWindow(100, 200)], []]
    for instant in [99, 100, 5000] as [Int64] { onCall.add(at: instant) }
    #expect(onCall.run().outcomes == [.denied, .approved, .denied])

    var hours = Self.fixture([Self.matching(.policy) { $0.workingHours = true }])
    hours.context.people[0].workingHours = .office
    for instant in [32_399, 32_400, 61_200] as [Int64] { hours.add(at: instant) }
    #expect(hours.run().outcomes == [.denied, .approved, .denied])

    for (team, expected) in [("old", [true, false, false]), ("new", [false, true, true])] {
      var mover = Self.fixture([Self.matching(.policy) { $0.teams = [team] }])
      mover.context.people[0].team = "old"
      mover.context.people[1].team = "new"
      mover.tenures = [.permanent, .permanent]
      mover.tenures[0].move = Tenure.Move(instant: 10_000, removal: 20_000)
      for instant in [0, 10_000, 20_000] as [Int64] { mover.add(at: instant) }
      #expect(mover.run().outcomes.map { $0 == .approved } == expected)
    }
  }

  @Test("The time of day is the requester's, and urgent is the task that asks")
  func timeAndUrgency() {
    var local = Self.fixture([Self.matching(.policy) { $0.timeOfDay = 79_200...86_399 }])
    local.context.people[0].workingHours.utcOffset = -7200
    // 22:00 there is midnight in UTC.
    local.process.grantDuration = 1
    for instant in [0, 7199, 7200, 86_399, 86_400] as [Int64] { local.add(at: instant) }
    #expect(local.run().outcomes == [.approved, .approved, .denied, .denied, .approved])

    var urgent = Self.fixture([Self.matching(.policy) { $0.urgent = true }])
    urgent.add(at: 0)
    urgent.add(at: 10, isUrgent: true)
    #expect(urgent.run().outcomes == [.denied, .approved])
  }

  @Test("Groups of the old team last until they are taken away")
  func groupsOfMovers() {
    for (group, expected) in [("g", [true, true, false]), ("h", [false, true, true])] {
      var mover = Self.fixture([Self.matching(.policy) { $0.groups = [group] }])
      mover.context.people[0].team = "old"
      mover.context.people[0].groups = ["g"]
      mover.context.people[1].team = "new"
      mover.context.people[1].groups = ["h"]
      mover.tenures = [.permanent, .permanent]
      mover.tenures[0].move = Tenure.Move(instant: 10_000, removal: 20_000)
      for instant in [0, 10_000, 20_000] as [Int64] { mover.add(at: instant) }
      #expect(mover.run().outcomes.map { $0 == .approved } == expected)
    }
  }

  @Test(
    "Where several lines match, the maximum is the first's, the shortest or the longest",
    arguments: [
      (ElevationRule.Combination.first, Int64(300)), (.shortest, 200), (.longest, 1000),
    ])
  func combination(combine: ElevationRule.Combination, length: Int64) {
    var rules = [300, 200, nil].map { (maximum: Int64?) in
      var rule = DecisionRule(decision: .policy)
      rule.maxDuration = maximum
      return rule
    }
    rules.append(DecisionRule(decision: .deny))
    var fixture = Self.fixture(rules)
    fixture.process.combine = combine
    fixture.add(at: 0)
    #expect(fixture.run().windows() == [TimeWindow(0, length)])
  }

  @Test("What is asked for is never more than the maximum")
  func requested() {
    for (asked, length) in [(400.0, Int64(400)), (4000, 1000)] {
      var fixture = Self.fixture([DecisionRule(decision: .policy)])
      fixture.process.requested = .constant(asked)
      fixture.add(at: 0)
      #expect(fixture.run().windows() == [TimeWindow(0, length)])
    }
  }
}
