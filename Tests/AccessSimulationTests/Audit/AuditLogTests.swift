import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("The records of an audit log")
struct AuditLogTests {
  @Test("There is a record of everything that happened, in a total order")
  func everything() throws {
    let plan = try AuditFixture.plan()
    let records = Array(AuditLog(AuditFixture.timeline(plan: plan), plan: plan))
    #expect(records.first?.kind == .opened)
    let kinds = records.map { "\($0.time) \($0.kind.rawValue)" }
      .filter { !$0.hasPrefix("0 ") }
    #expect(
      kinds == [
        "40 review.withdrawn", "50 grant.ended", "100 request.created", "200 request.approved",
        "200 grant.started", "300 request.created", "300 grant.started", "350 request.denied",
        "400 review.confirmed", "400 request.created", "400 request.withdrawn",
        "500 credential.revoked", "500 request.created", "700 request.expired",
        "700 request.created", "701 request.created", "701 request.denied", "800 grant.ended",
        "900 break-glass.used", "900 break-glass.alarmed", "900 grant.started",
        "1000 grant.ended", "2000 token.created", "9000 token.deleted",
        "39990 credential.revoked", "39990 credential.rotated", "79990 credential.revoked",
        "79990 credential.rotated",
      ])
    #expect(records.filter { $0.kind == .grantPresent }.count == 1)
    let present = records.filter { $0.kind == .credentialPresent }
    // Nobody who keeps the log knows of shadow credentials.
    #expect(present.count == plan.overlay.credentials.count { $0.kind != .shadow })
  }

  @Test("Records say who did it, to what and why")
  func members() throws {
    let plan = try AuditFixture.plan()
    let records = Array(AuditLog(AuditFixture.timeline(plan: plan), plan: plan))
    func only(_ kind: AuditRecord.Kind, at time: Int64) throws -> AuditRecord {
      try #require(records.first { $0.kind == kind && $0.time == time })
    }
    let requester = plan.actors[plan.bundles[0].requester].username
    let approved = try only(.requestApproved, at: 200)
    #expect(approved.actor == "cat" && approved.object == "request/1")
    #expect(approved.reason == "rule 1")
    #expect(try only(.requestCreated, at: 100).actor == requester)
    #expect(try only(.requestExpired, at: 700).actor == AuditRecord.clockActor)
    #expect(try only(.requestDenied, at: 701).reason == "no rule")
    #expect(try only(.grantStarted, at: 200).actor == "cat")
    #expect(try only(.grantEnded, at: 50).reason == "review")
    #expect(try only(.grantEnded, at: 800).reason == "duration")
    #expect(try only(.grantStarted, at: 300).reason == "membership")
    #expect(try only(.breakGlassUsed, at: 900).actor == plan.actors[0].username)
  }

  @Test("What the API server cannot know of a bypass is in no record")
  func bypass() throws {
    let plan = try AuditFixture.plan()
    let timeline = AuditFixture.timeline(plan: plan)
    let token = try #require(
      AuditLog(timeline, plan: plan).first { $0.kind == .tokenCreated })
    #expect(token.actor == plan.actors[0].username && token.reason.isEmpty)
    let text = String(decoding: AuditFixture.log(timeline, plan: plan).bytes, as: UTF8.self)
    for word in ["wiki", "shadow", "bypass"] { #expect(!text.contains(word)) }
  }

  @Test("Without alarms a use of break-glass is recorded all the same")
  func silent() throws {
    let plan = try AuditFixture.plan(alarmed: false)
    let kinds = AuditLog(AuditFixture.timeline(plan: plan), plan: plan).map(\.kind)
    #expect(kinds.contains(.breakGlassUsed) && !kinds.contains(.breakGlassAlarmed))
  }

  @Test("Every routine rotation is recorded once, whatever stretches it is looked for in")
  func rotations() throws {
    let plan = try AuditFixture.plan()
    for period in [1, 7, 100, 1563, 99_999, 200_000] as [Int64] {
      let timeline = AuditFixture.timeline(plan: plan, period: period)
      let times = AuditLog(timeline, plan: plan).filter { $0.kind == .credentialRotated }
        .map(\.time)
      let expected = stride(from: -10, to: AuditFixture.clock.end, by: Int(period))
        .map { Int64($0) }.filter { $0 >= 0 }
      #expect(times == expected, "\(period)")
    }
  }

  @Test("Renewals are made as they are asked for: a log of an age begins at once")
  func laziness() throws {
    let plan = try AuditFixture.plan()
    var timeline = AuditFixture.timeline(plan: plan, period: 1)
    timeline.clock = TimelineClock(warmUp: 0, leakWindow: 1 << 60, tail: 0)
    var rotations: [Int64] = []
    for record in AuditLog(timeline, plan: plan) {
      guard rotations.count < 500 else { break }
      if record.kind == .credentialRotated { rotations.append(record.time) }
    }
    #expect(rotations == Array(0..<500))
  }

  @Test("Simulated timelines give records in order of time, and every end has a beginning")
  func simulated() throws {
    for policy in [PolicySpec.standing, .rotated(every: 7200), .justInTime()] {
      let plan = try AccessPlan(policy, on: ShopEstate.make())
      let clock = TimelineClock(warmUp: 0, leakWindow: 21 * 86_400, tail: 0)
      let timeline = AccessSimulator(plan: plan, clock: clock)
        .simulate(RandomStreams(seed: 3, unit: 1))
      let records = Array(AuditLog(timeline, plan: plan))
      #expect(records.allSatisfy { (0..<clock.end).contains($0.time) })
      #expect(zip(records, records.dropFirst()).allSatisfy { $0.time <= $1.time })
      let begun = records.count { [.grantStarted, .grantPresent].contains($0.kind) }
      let ended = records.count { $0.kind == .grantEnded }
      #expect(ended <= begun)
      let created = records.count { $0.kind == .requestCreated }
      #expect(created == timeline.requests.count)
    }
  }

  @Test("An estate without anything has a log of one record")
  func nothing() throws {
    let plan = try AccessPlan(
      .standing, on: Estate(name: "void", clusters: [], context: EstateContext()))
    let timeline = Timeline(
      clock: AuditFixture.clock, schedules: [], grants: [], runs: [])
    #expect(AuditLog(timeline, plan: plan).map(\.kind) == [.opened])
  }
}
