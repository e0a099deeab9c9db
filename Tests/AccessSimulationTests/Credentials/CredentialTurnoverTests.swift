import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

/// What people's comings and goings, waits and bypasses make of credentials.
@Suite("Credentials of people and tasks")
struct CredentialTurnoverTests {
  private static let day: Int64 = 86_400
  private static let clock = TimelineClock(warmUp: 7 * day, leakWindow: 14 * day, tail: 60 * day)
  private static let run = TimeWindow(from: 0, until: clock.end)

  private static func estate() -> Estate {
    var estate = ShopEstate.make()
    for (person, team) in ["red", "red", "blue"].enumerated() {
      estate.context.people[person].team = team
      estate.context.people[person].groups.append(team)
    }
    return estate
  }

  private static func world(
    _ plan: AccessPlan, tasks: [AccessTask] = [], tenure: Tenure = .permanent,
    runs: [TimeWindow] = []
  ) -> World {
    World(
      tasks: tasks, tenures: plan.estate.context.people.map { _ in tenure }, runs: [runs],
      onCall: plan.estate.context.people.map { _ in [] })
  }

  private static func versions(
    _ id: String, _ plan: AccessPlan, _ world: World, records: [TaskRecord] = [],
    shadows: [ShadowCredential] = []
  ) throws -> [CredentialVersion] {
    let slot = try #require(plan.overlay.credentials.firstIndex { $0.id == id })
    let schedules = CredentialVersions(
      plan: plan, clock: clock, streams: RandomStreams(seed: 9, unit: 0), world: world,
      records: records, shadows: shadows
    ).all()
    #expect(schedules.count == plan.overlay.credentials.count)
    return schedules[slot].versions(storedIn: run)
  }

  private static func plan(_ people: CredentialRule) throws -> AccessPlan {
    var policy = PolicySpec.standing
    policy.people = people
    return try AccessPlan(policy, on: estate())
  }

  @Test("Copies of certificates end with the account; the next holder's begin with theirs")
  func accounts() throws {
    let plan = try Self.plan(
      CredentialRule(kind: .clientCertificate, lifetime: 365 * Self.day, rotation: 10 * Self.day))
    let accounts = [
      TimeWindow(from: .min, until: 25 * Self.day),
      TimeWindow(from: 40 * Self.day, until: .max),
    ]
    let versions = try Self.versions(
      "person/bob", plan,
      Self.world(plan, tenure: Tenure(presence: accounts, accounts: accounts)))
    #expect(versions.filter { $0.stored.contains(25 * Self.day - 1) }.count == 1)
    #expect(!versions.contains { $0.stored.contains(25 * Self.day) })
    #expect(!versions.contains { $0.stored.contains(40 * Self.day - 1) })
    let next = try #require(versions.first { $0.stored.contains(40 * Self.day) })
    #expect(next.stored == TimeWindow(from: 40 * Self.day, until: 50 * Self.day))
    #expect(versions.allSatisfy { $0.valid.until == $0.valid.from + 365 * Self.day })
    #expect(versions.map(\.number) == versions.map(\.number).sorted())
    #expect(Set(versions.map(\.number)).count == versions.count)
  }

  @Test("A certificate without an end is kept while its account exists, and copies work for ever")
  func endless() throws {
    let plan = try Self.plan(CredentialRule(kind: .clientCertificate))
    let account = TimeWindow(from: .min, until: 25 * Self.day)
    let versions = try Self.versions(
      "person/bob", plan,
      Self.world(plan, tenure: Tenure(presence: [account], accounts: [account])))
    #expect(versions.map(\.stored) == [account])
    #expect(versions.map(\.valid) == [.always])
  }

  @Test("Somebody who moves is issued the claims of both teams, then those of the new one")
  func move() throws {
    let plan = try Self.plan(
      CredentialRule(kind: .clientCertificate, lifetime: 365 * Self.day, rotation: 10 * Self.day))
    var tenure = Tenure.permanent
    tenure.move = Tenure.Move(instant: 20 * Self.day, removal: 45 * Self.day)
    let world = Self.world(plan, tenure: tenure)
    let spans = try ["person/bob", "person/bob/both", "person/bob/moved"].map { id in
      let stored = try Self.versions(id, plan, world).map(\.stored)
      for (one, next) in zip(stored, stored.dropFirst()) { #expect(one.until == next.from) }
      return (try #require(stored.first).from, try #require(stored.last).until)
    }
    #expect(spans[0].1 == 20 * Self.day)
    #expect(spans[1] == (20 * Self.day, 45 * Self.day))
    #expect(spans[2].0 == 45 * Self.day)
    // Nobody who stays has any.
    #expect(try Self.versions("person/bob/both", plan, Self.world(plan)).isEmpty)
  }

  @Test("A task token is issued when access is there, for its lifetime, and not for tasks given up")
  func taskTokens() throws {
    let plan = try Self.plan(CredentialRule(kind: .taskToken, lifetime: 600))
    let outcomes: [TaskRecord.Outcome] = [
      .held, .granted, .brokeGlass, .bypassed, .abandoned, .refused, .pending, .void,
    ]
    let tasks = outcomes.indices.map { index in
      AccessTask(
        instant: Int64(index) * 10_000, actor: 1, index: index, target: 0, kind: .debug,
        duration: 1200)
    }
    let records = outcomes.map { TaskRecord(outcome: $0, wait: 50) }
    let versions = try Self.versions(
      "person/bob", plan, Self.world(plan, tasks: tasks), records: records)
    #expect(versions.map(\.reason) == [.task(0), .task(1), .task(2)])
    #expect(versions.map(\.valid.from) == [50, 10_050, 20_050])
    #expect(versions.allSatisfy { $0.valid.until == $0.valid.from + 600 })
    #expect(versions.allSatisfy { $0.stored.until == $0.stored.from + 1200 })
    #expect(
      try Self.versions(
        "person/ann", plan, Self.world(plan, tasks: tasks), records: records
      ).isEmpty)
  }

  @Test("The token of a run that waits lives on until the work is done")
  func waitingRun() throws {
    let plan = try AccessPlan(.justInTime(), on: ShopEstate.make())
    let runs = [0, 5000, 9000].map { TimeWindow(from: $0, until: $0 + 900) }
    let tasks = runs.enumerated().map { index, run in
      AccessTask(
        instant: run.from, actor: 3, index: index, target: AccessTask.none.asInt, kind: .run,
        duration: 900)
    }
    let records = [
      TaskRecord(outcome: .held), TaskRecord(outcome: .granted, wait: 300),
      TaskRecord(outcome: .refused, wait: 100),
    ]
    let versions = try Self.versions(
      "run/ship", plan, Self.world(plan, tasks: tasks, runs: runs), records: records)
    #expect(versions.map(\.stored.until) == [900, 6200, 9100] as [Int64])
    #expect(versions.map(\.valid.until) == [3600, 8900, 12_700] as [Int64])
    #expect(versions.map(\.stored.from) == runs.map(\.from))
  }

  @Test("A shadow credential is in the place and for the person that the timeline says")
  func shadows() throws {
    let plan = try AccessPlan(.justInTime(), on: ShopEstate.make())
    let tasks = [0, 1].map {
      AccessTask(instant: 0, actor: $0, index: 0, target: 0, kind: .debug, duration: 60)
    }
    let window = TimeWindow(from: 100, until: 900)
    let shadows = [
      ShadowCredential(task: 1, window: window, place: .wiki),
      ShadowCredential(task: 0, window: TimeWindow(from: 200, until: 300), place: .laptop),
    ]
    func versions(_ id: String) throws -> [CredentialVersion] {
      try Self.versions(id, plan, Self.world(plan, tasks: tasks), shadows: shadows)
    }
    #expect(
      try versions("shadow/bob/wiki") == [
        CredentialVersion(stored: window, valid: window, reason: .shadow(0))
      ])
    #expect(try versions("shadow/bob/laptop").isEmpty)
    #expect(try versions("shadow/ann/laptop").count == 1)
  }

  @Test("Ten-minute tokens on 1,000 slots take as much memory over ten years as over one")
  func memory() throws {
    let draft = ClusterDraft("c")
    draft.namespace("a")
    for number in 0..<1000 {
      draft.serviceAccount("a/s\(number)").secret("a/t\(number)", tokenOf: "s\(number)")
    }
    let plan = try AccessPlan(.rotated(every: 600), on: draft.estate())
    let sizes = [1, 10].map { years in
      let clock = TimelineClock(warmUp: 0, leakWindow: Int64(years) * 365 * Self.day, tail: 0)
      let timeline = AccessSimulator(plan: plan, clock: clock)
        .simulate(RandomStreams(seed: 1, unit: 0))
      return timeline.schedules.reduce(into: [timeline.schedules.count, 0]) { size, schedule in
        size[1] += Self.elements(of: schedule)
      }
    }
    #expect(sizes[0] == [1000, 1000])
    #expect(sizes[1] == sizes[0])
  }

  private static func elements(of schedule: SlotSchedule) -> Int {
    switch schedule {
    case .listed(let versions): versions.count
    case .periodic: 1
    case .stretches(let stretches): stretches.count
    case .sessions(let sessions): sessions.presence.count + sessions.accounts.count
    }
  }
}

extension Int32 {
  fileprivate var asInt: Int { Int(self) }
}
