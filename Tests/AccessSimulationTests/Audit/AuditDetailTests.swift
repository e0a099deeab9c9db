import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Votes, planned ends and tails in logs and tables")
struct AuditDetailTests {
  private static func record(
    _ kind: AuditRecord.Kind, at time: Int64, _ timeline: Timeline, _ plan: AccessPlan
  ) throws -> AuditRecord {
    try #require(
      AuditLog(timeline, plan: plan).first { $0.kind == kind && $0.time == time })
  }

  private static func text(_ write: (([UInt8]) -> Void) -> Void) -> String {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Every vote is told of before the decision it brings, with its level")
  func votes() throws {
    let plan = try AuditFixture.plan()
    var timeline = AuditFixture.timeline(plan: plan)
    timeline.votes = [
      ReviewVote(request: 0, level: 0, approver: 1, instant: 150, approves: false),
      ReviewVote(request: 0, level: 1, approver: 2, instant: 200, approves: true),
    ]
    let records = AuditLog(timeline, plan: plan).filter { (101...200).contains($0.time) }
    #expect(
      records.map(\.kind) == [.requestVoted, .requestVoted, .requestApproved, .grantStarted])
    #expect(records.prefix(2).map(\.actor) == ["bob", "cat"])
    #expect(records.prefix(2).allSatisfy { $0.object == "request/1" })
    #expect(records[0].details.contains(.init("level", .number(1))))
    #expect(records[0].details.contains(.init("vote", .text("deny"))))
    #expect(records[1].details.contains(.init("level", .number(2))))
    #expect(records[1].details.contains(.init("vote", .text("approve"))))
    let table = Self.text { timeline.writeVoteTable(plan: plan, into: $0) }
    #expect(
      table == "request,level,approver,instant,vote\r\n1,1,bob,150,deny\r\n1,2,cat,200,approve\r\n")
  }

  @Test("Requests' table says when somebody turned to each, and by which process's rule")
  func requests() throws {
    let plan = try AuditFixture.plan()
    var timeline = AuditFixture.timeline(plan: plan)
    timeline.requests[0].begun = 130
    timeline.requests[0].plannedEnd = 900
    let rows = Self.text { timeline.writeRequestTable(plan: plan, into: $0) }
      .split(separator: "\r\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(rows.first)
    func field(_ name: String, _ row: Int) throws -> String {
      rows[row][try #require(header.firstIndex(of: name))]
    }
    #expect(rows.count == timeline.requests.count + 1)
    #expect(rows.allSatisfy { $0.count == header.count })
    #expect(try field("requested", 1) == "100" && field("begun", 1) == "130")
    #expect(try field("planned_until", 1) == "900" && field("grant_until", 1) == "800")
    #expect(try field("process", 1) == "1" && field("rule", 1) == "1")
    #expect(try field("population", 1) == "person" && field("urgent", 1) == "no")
    #expect(try field("begun", 2).isEmpty && field("planned_until", 2).isEmpty)
  }

  @Test("An approval says what was planned then; a grant that nobody used ends as unused")
  func reasons() throws {
    let plan = try AuditFixture.plan()
    var timeline = AuditFixture.timeline(plan: plan)
    timeline.requests[0].plannedEnd = 3800
    timeline.grants[0][1].endedUnused = true
    let approved = try Self.record(.requestApproved, at: 200, timeline, plan)
    #expect(approved.details.contains(.init("from", .number(200))))
    #expect(approved.details.contains(.init("until", .number(3800))))
    #expect(try Self.record(.grantEnded, at: 800, timeline, plan).reason == "unused")
    timeline.requests[0].plannedEnd = .max
    let later = try Self.record(.requestApproved, at: 200, timeline, plan)
    #expect(later.details.contains(.init("until", .never)))
  }

  @Test("The desk tells ends by idleness from ends by the clock, and keeps what was planned")
  func idle() {
    var process = DeskFixture.asking(service: .constant(100), grant: 10_000)
    process.idleTimeout = 300
    var fixture = DeskFixture(requesters: 1, pools: [1], end: 100_000, process)
    fixture.add(at: 0, duration: 200)
    let idle = fixture.run()
    #expect(idle.windows() == [TimeWindow(100, 600)])
    #expect(idle.grants[0].map(\.endedUnused) == [true])
    #expect(idle.requests.map(\.plannedEnd) == [10_100])
    fixture.process.grantDuration = 350
    let timed = fixture.run()
    #expect(timed.windows() == [TimeWindow(100, 450)])
    #expect(timed.grants[0].map(\.endedUnused) == [false])
    fixture.process.clockOrigin = .firstUse
    #expect(fixture.run().requests.map(\.plannedEnd) == [.max])
  }

  @Test("A tail is told of beside the window, not as part of it")
  func tail() throws {
    let plan = try AuditFixture.plan()
    var timeline = AuditFixture.timeline(plan: plan)
    let without = timeline.grantText(plan)
    timeline.grants[0][1].tail = 77
    let lines = Self.text { timeline.writeLines(plan: plan, into: $0) }
    #expect(lines.contains("\"from\":200,\"until\":800,\"tail\":77,\"reason\":\"request\""))
    #expect(timeline.grantText(plan) != without)
    #expect(timeline.grantText(plan).contains(" 200 800 tail 77\n"))
  }
}
