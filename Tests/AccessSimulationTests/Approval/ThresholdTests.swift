import AccessSimulation
import Estate
import Sampling
import Specs
import Testing

@Suite("Levels, thresholds and queues of approvers")
struct ThresholdTests {
  private typealias Threshold = DecisionRule.Threshold

  private static func fixture(
    _ levels: [[DecisionRule.Threshold]] = [], requesters: Int = 1, pools: [Int] = [3],
    _ assignment: ElevationRule.Assignment = .queue, service: Int64 = 100, end: Int64 = 100_000
  ) -> DeskFixture {
    var process = DeskFixture.asking(
      service: .constant(Double(service)), grant: 1000, levels: levels)
    process.assignment = assignment
    return DeskFixture(requesters: requesters, pools: pools, end: end, process)
  }

  @Test("Two approvals take two members, in parallel when they are free", arguments: [1, 2, 3])
  func twoOfMany(members: Int) {
    var fixture = Self.fixture([[Threshold(approvals: 2)]], pools: [members])
    fixture.add(at: 0)
    // A member counts once: one alone never makes two.
    #expect(fixture.run().decisions == [members == 1 ? nil : 100])
    #expect(fixture.run().ends == [members == 1 ? .pending : .granted])
  }

  @Test("A second approval waits for a member who has not voted")
  func oneAfterAnother() {
    var fixture = Self.fixture([[Threshold(approvals: 2)]], requesters: 2, pools: [2])
    fixture.context.approverPools[0].members = ["a0", "a1"]
    fixture.context.people[3].workingHours = WorkingHours(
      start: 250, end: 86_400, days: [0, 1, 2, 3, 4, 5, 6])
    fixture.add(0, at: 0)
    let desk = fixture.run()
    // a0 votes at 100; a1 comes at 250 and takes 100 more.
    #expect(desk.decisions == [350])
    #expect(desk.requests[0].decider == .person(3))
    #expect(desk.requests[0].begun == 0)
  }

  @Test("Levels follow one another, each with its own pool")
  func levels() {
    var fixture = Self.fixture(
      [[Threshold(pool: "p0")], [Threshold(pool: "p1")]], pools: [1, 1])
    fixture.add(at: 10)
    #expect(fixture.run().decisions == [210])
    #expect(fixture.run().requests[0].decider == .person(2))
  }

  @Test(
    "An approver counts once per request, over all its levels",
    arguments: ElevationRule.Assignment.allCases)
  func sameMember(assignment: ElevationRule.Assignment) {
    for (members, decided) in [(1, nil), (2, 200)] as [(Int, Int64?)] {
      var fixture = Self.fixture([[Threshold()], [Threshold()]], pools: [members], assignment)
      fixture.add(at: 0)
      #expect(fixture.run().decisions == [decided])
    }
    // Asked again after an expiry, everybody may speak again.
    var fixture = Self.fixture([[Threshold()], [Threshold()]], pools: [1], assignment)
    fixture.process.withdrawal = .decided
    fixture.process.pendingExpiry = 500
    fixture.process.reRequests = 1
    fixture.add(at: 0)
    let votes = fixture.run().reviewVotes
    #expect(votes.map(\.request) == [0, 1])
    #expect(votes.map(\.instant) == [100, 600])
  }

  @Test("Every vote is written down, in order of time, with its level")
  func votes() {
    var fixture = Self.fixture(
      [[Threshold(approvals: 2)], [Threshold(pool: "p1")]], requesters: 2, pools: [2, 1])
    fixture.process.denialShare = 0
    fixture.add(0, at: 0)
    fixture.add(1, at: 10)
    let expected = [
      (0, 0, 2, 100), (0, 0, 3, 100), (1, 0, 2, 200), (1, 0, 3, 200), (0, 1, 4, 200),
      (1, 1, 4, 300),
    ]
    #expect(
      fixture.run().reviewVotes
        == expected.map { request, level, approver, instant in
          ReviewVote(
            request: request, level: level, approver: approver, instant: Int64(instant),
            approves: true)
        })
    fixture.process.denialShare = 1
    let denials = fixture.run().reviewVotes
    #expect(denials.map(\.approves) == [false, false])
    #expect(denials.map(\.request) == [0, 1])
  }

  @Test("Within a level any threshold that is reached decides")
  func anyThreshold() {
    var fixture = Self.fixture(
      [[Threshold(pool: "p0", approvals: 2), Threshold(pool: "p1")]], pools: [1, 1])
    fixture.add(at: 0)
    #expect(fixture.run().decisions == [100])
    #expect(fixture.run().requests[0].decider == .person(2))
  }

  @Test("A vote counts for every threshold that its giver is admitted to")
  func sharedVotes() {
    var threshold = Threshold(approvals: 2)
    threshold.teams = ["x"]
    var fixture = Self.fixture(
      [[threshold, Threshold(pool: "p1", approvals: 2)]], pools: [1, 1], .broadcast)
    fixture.context.approverPools[0].members = ["a0", "a1"]
    fixture.context.people[1].team = "x"
    fixture.context.people[2].team = "x"
    fixture.add(at: 0)
    #expect(fixture.run().decisions == [100])
  }

  @Test("Filters admit members of groups and teams only")
  func filters() {
    var threshold = Threshold()
    threshold.groups = ["seniors"]
    var fixture = Self.fixture([[threshold]], pools: [2])
    fixture.context.people[2].groups = ["seniors"]
    fixture.add(at: 0)
    #expect(fixture.run().requests[0].decider == .person(2))
    fixture.context.people[2].groups = []
    #expect(fixture.run().outcomes == [.pending])
  }

  @Test("Nobody decides their own request, unless the process lets them")
  func ownRequests() {
    var fixture = Self.fixture(pools: [0])
    fixture.context.approverPools[0].members = ["r0"]
    fixture.add(at: 0)
    #expect(fixture.run().outcomes == [.pending])
    #expect(fixture.run().waits == [100_000])
    fixture.process.selfApproval = true
    #expect(fixture.run().decisions == [100])
    #expect(fixture.run().requests[0].decider == .person(0))
  }

  @Test(
    "Where requesters may, they approve at once, whatever the pool and its hours",
    arguments: ElevationRule.Assignment.allCases)
  func outsiders(assignment: ElevationRule.Assignment) {
    var fixture = Self.fixture(pools: [1], assignment)
    fixture.process.selfApproval = true
    fixture.process.attention = .constant(5000)
    fixture.process.denialShare = 1
    fixture.context.approverPools[0].workingHours = .office
    fixture.context.people[0].workingHours = .office
    fixture.add(at: 10)
    let desk = fixture.run()
    #expect(desk.decisions == [110])
    #expect(desk.outcomes == [.approved])
    #expect(desk.requests[0].decider == .person(0))
    #expect(desk.reviewVotes.map(\.approver) == [0])
    #expect(desk.balance.served == 100)
    #expect(desk.loads.map(\.busy) == [0])
  }

  @Test(
    "A requester's own approval is one of those that a level needs, and counts at one level",
    arguments: ElevationRule.Assignment.allCases)
  func ownAndOthers(assignment: ElevationRule.Assignment) {
    for (levels, members, decided) in [
      ([[Threshold(approvals: 2)]], 1, 100), ([[Threshold(approvals: 2)]], 0, nil),
      ([[Threshold(approvals: 3)]], 2, 100), ([[Threshold()], [Threshold()]], 1, 200),
      ([[Threshold()], [Threshold()]], 0, nil),
    ] as [([[Threshold]], Int, Int64?)] {
      var fixture = Self.fixture(levels, pools: [members], assignment)
      fixture.process.selfApproval = true
      fixture.add(at: 0)
      #expect(fixture.run().decisions == [decided])
    }
  }

  @Test("How long requesters take is drawn for them")
  func ownService() {
    var fixture = Self.fixture(requesters: 2, pools: [0])
    fixture.process.selfApproval = true
    fixture.process.approverService = .exponential(mean: 5000)
    fixture.add(0, at: 0)
    fixture.add(1, at: 0)
    let alone = fixture.run().decisions
    fixture.context.approverPools[0].members = ["r0", "r1"]
    #expect(fixture.run().decisions == alone)
    #expect(alone[0] != alone[1])
  }

  @Test("Whoever may not take the oldest request takes the next")
  func skipsOwn() {
    var fixture = Self.fixture(requesters: 2, pools: [0])
    fixture.context.approverPools[0].members = ["r0"]
    fixture.add(0, at: 0)
    fixture.add(1, at: 5)
    #expect(fixture.run().decisions == [nil, 105])
  }

  @Test("One queue serves first come, first served")
  func order() {
    var fixture = Self.fixture(requesters: 4, pools: [1])
    for requester in [2, 0, 3, 1] { fixture.add(requester, at: Int64(requester)) }
    #expect(fixture.run().decisions == [100, 200, 300, 400])
    #expect(fixture.run().requests.map(\.begun) == [0, 100, 200, 300])
  }

  @Test("Denials decide when there are enough of them")
  func denials() {
    for (needed, decided) in [(1, Int64(100)), (2, 200)] {
      var fixture = Self.fixture([[Threshold(approvals: 1, denials: needed)]], pools: [2])
      fixture.process.denialShare = 1
      fixture.add(at: 0)
      #expect(fixture.run().outcomes == [.denied])
      #expect(fixture.run().decisions == [decided])
      #expect(fixture.run().ends == [.refused])
    }
  }

  @Test("Denials that are too few leave the request with nobody to ask")
  func tooFewDenials() {
    var fixture = Self.fixture([[Threshold(approvals: 1, denials: 2)]], pools: [1])
    fixture.process.denialShare = 1
    fixture.add(at: 0)
    #expect(fixture.run().outcomes == [.pending])
  }

  // MARK: Broadcast and attention

  @Test("A broadcast goes to everybody, and the first answer wins")
  func broadcast() {
    var fixture = Self.fixture(requesters: 2, pools: [2], .broadcast)
    fixture.context.people[2].workingHours = WorkingHours(
      start: 0, end: 40, days: [0, 1, 2, 3, 4, 5, 6])
    fixture.add(0, at: 50)
    fixture.add(1, at: 60)
    // Only a1 is on shift; a0 finds nothing left the next day.
    let desk = fixture.run()
    #expect(desk.decisions == [150, 250])
    #expect(desk.balance.served == 200)
  }

  @Test("Members who are at a request that somebody else decides stop")
  func stops() {
    var fixture = Self.fixture(pools: [2], .broadcast)
    fixture.process.approverService = .exponential(mean: 1000)
    fixture.add(at: 0)
    let desk = fixture.run()
    let decided = desk.decisions[0] ?? -1
    #expect(decided > 0)
    #expect(desk.balance.served == 2 * decided)
    #expect(desk.balance.busyArea == 2 * decided)
  }

  @Test("Attention delays a request, and the approver is free meanwhile")
  func attention() {
    for assignment in ElevationRule.Assignment.allCases {
      var fixture = Self.fixture(pools: [1], assignment)
      fixture.process.attention = .constant(500)
      fixture.add(at: 0)
      let desk = fixture.run()
      #expect(desk.decisions == [600])
      #expect(desk.requests[0].begun == 500)
      #expect(desk.balance.served == 100)
    }
  }

  // MARK: Shifts

  @Test("Requests wait for the shift; a decision begun before its end is finished")
  func shifts() {
    var fixture = Self.fixture(requesters: 2, pools: [1], end: 300_000)
    fixture.context.approverPools[0].workingHours = .office
    fixture.add(0, at: 0)
    fixture.add(1, at: 17 * 3600 - 30)
    let desk = fixture.run()
    #expect(desk.decisions == [32_500, 61_270])
    // Only what lies inside the shift counts for the pool: Monday to Thursday 11:20.
    #expect(desk.loads == [PoolLoad(pool: "p0", busy: 130, onShift: 94_800)])
    #expect(desk.balance.served == 200)
  }

  @Test("A member works while the pool and they are at work, on call, and there")
  func availability() {
    let night: Int64 = 2 * 3600
    var fixture = Self.fixture(pools: [1], end: 100_000)
    fixture.context.people[1].workingHours = .office
    fixture.add(at: night)
    #expect(fixture.run().decisions == [32_500])
    fixture.onCall = [[], [TimeWindow(night + 60, night + 90)]]
    #expect(fixture.run().decisions == [night + 160])
    fixture.tenures = [
      .permanent, Tenure(presence: [TimeWindow(10 * 3600, .max)], accounts: [.always]),
    ]
    #expect(fixture.run().decisions == [36_100])
  }

  @Test("Somebody in two pools does one thing at a time, the oldest first")
  func twoPools() {
    var fixture = Self.fixture(requesters: 3, pools: [1, 0])
    fixture.context.approverPools[1].members = ["a0"]
    fixture.extraProcesses = [
      DeskFixture.asking(service: .constant(10), levels: [[Threshold(pool: "p1")]])
    ]
    fixture.bundles[1].process = 1
    for requester in 0..<3 { fixture.add(requester, at: Int64(requester)) }
    #expect(fixture.run().decisions == [100, 110, 210])
  }

  // MARK: Draws

  @Test("How long an approver takes for a task depends on neither the queue nor other requests")
  func commonDraws() {
    var fixture = Self.fixture(requesters: 2, pools: [1])
    fixture.process.approverService = .exponential(mean: 5000)
    fixture.add(1, at: 100)
    let alone = fixture.run().requests[0]
    fixture.add(0, at: 0)
    let second = fixture.run().requests[1]
    #expect(second.begun ?? 0 > 100)
    let took = [alone, second].map { ($0.decided ?? 0) - ($0.begun ?? 0) }
    #expect(took[0] == took[1])
    #expect(took[0] > 0)
  }

  @Test("A pool that is asked as well turns to a request in its own time")
  func attentionOfPools() {
    var first = Self.fixture(pools: [1, 0], end: 1_000_000)
    first.process.attention = .exponential(mean: 5000)
    first.add(at: 0)
    var second = Self.fixture(pools: [0, 1], end: 1_000_000)
    second.process.attention = .exponential(mean: 5000)
    second.process.escalations = [ElevationRule.Escalation(after: 900, pool: "p1")]
    second.add(at: 0)
    let (one, other) = (first.run().requests[0].begun, second.run().requests[0].begun)
    #expect(one != nil)
    #expect(other != nil)
    #expect(other != one.map { $0 + 900 })
  }

  @Test("When a grant works does not depend on how many levels approved it")
  func propagationOfLevels() {
    let lags = [[[Threshold()]], [[Threshold()], [Threshold()]]].map { levels in
      var fixture = Self.fixture(levels, pools: [2])
      fixture.process.grantDuration = 50_000
      fixture.process.propagation = .exponential(mean: 3000)
      fixture.add(at: 0)
      let request = fixture.run().requests[0]
      return (request.grant?.from ?? 0) - (request.decided ?? 0)
    }
    #expect(lags[0] == lags[1])
    #expect(lags[0] > 0)
  }

  @Test("The same input gives the same history, another seed another")
  func determinism() {
    var fixture = Self.fixture([[Threshold(approvals: 2)]], requesters: 40, .broadcast)
    fixture.process.approverService = .exponential(mean: 2000)
    fixture.process.attention = .exponential(mean: 2000)
    for requester in 0..<40 { fixture.add(requester, at: Int64(requester * 500)) }
    let first = fixture.run()
    #expect(fixture.run().requests == first.requests)
    #expect(fixture.run().records == first.records)
    fixture.streams = RandomStreams(seed: 8, unit: 0)
    #expect(fixture.run().requests != first.requests)
  }

  // MARK: Fatigue

  @Test("Whoever has decided often within a day takes longer, until the day is over")
  func fatigue() {
    var fixture = Self.fixture(requesters: 4, pools: [1], end: 200_000)
    fixture.process.fatigue = ElevationRule.Fatigue(
      decisionsPerDay: 2, serviceFactor: 3, scrutinyFactor: 0)
    for (requester, instant) in [0, 1000, 2000, 86_499].enumerated() {
      fixture.add(requester, at: Int64(instant))
    }
    // Decisions at 100 and 1,100, so the third is made tired; and so is the fourth, at 86,499,
    // because of those at 1,100 and 2,300.
    #expect(fixture.run().decisions == [100, 1100, 2300, 86_799])
    fixture.tasks[3].instant = 1100 + 86_400
    #expect(fixture.run().decisions == [100, 1100, 2300, 87_600])
  }

  @Test("Tired approvers look less closely")
  func scrutiny() {
    var fixture = Self.fixture(requesters: 2, pools: [1])
    fixture.process.denialShare = 1
    fixture.process.fatigue = ElevationRule.Fatigue(
      decisionsPerDay: 1, serviceFactor: 1, scrutinyFactor: 0)
    fixture.add(0, at: 0)
    fixture.add(1, at: 500)
    #expect(fixture.run().outcomes == [.denied, .approved])
  }
}
