import Estate
import EstateSources
import Foundation
import Testing

@Suite("Audit log: one request, several events")
struct AuditStageTests {
  private static let watch = [
    "verb": #""watch""#, "requestURI": #""/api/v1/pods?watch=true""#,
    "objectRef": #"{"resource":"pods","apiVersion":"v1"}"#,
  ]

  @Test(
    "Each request counts once, by its first stage with a response",
    arguments: [
      (["RequestReceived"], 0), (["ResponseComplete"], 1), (["Panic"], 1), (["ResponseStarted"], 1),
      (["RequestReceived", "ResponseComplete"], 1),
      (["RequestReceived", "ResponseStarted", "ResponseComplete"], 1),
      (["ResponseComplete", "ResponseStarted", "RequestReceived"], 1),
      (["RequestReceived", "ResponseStarted", "Panic"], 1),
      (["ResponseComplete", "ResponseComplete"], 1),
    ])
  func stages(stages: [String], count: Int) throws {
    for changes in [[:], Self.watch] {
      let log = try AuditLog.read([
        stages.map { AuditLog.event(changes, stage: $0) + "\n" }.joined()
      ])
      #expect(log.usage.records.reduce(0) { $0 + $1.count } == count)
      #expect(log.statistics.used == count && log.statistics.events == stages.count)
      #expect(log.statistics.received == stages.count { $0 == "RequestReceived" })
      #expect(log.statistics.repeated == stages.count - log.statistics.received - count)
    }
  }

  @Test("An audit id that a client reuses hides none of its requests")
  func reusedAuditID() throws {
    let log = try AuditLog.read(
      AuditLog.event(), AuditLog.event(["verb": #""delete""#]),
      AuditLog.event(["user": #"{"username":"bob"}"#]),
      AuditLog.event(["requestReceivedTimestamp": #""2026-03-01T08:30:00.123457Z""#]),
      AuditLog.event(["auditID": #""a2""#]),
      AuditLog.event(["requestURI": #""/api/v1/namespaces/shop/pods/p1?pretty=true""#]))
    #expect(log.statistics.used == 6 && log.statistics.repeated == 0)
  }

  @Test("The order of logs does not matter, nor how events are spread over them")
  func order() throws {
    let events = (0..<6).flatMap { number -> [String] in
      let changes = [
        "auditID": "\"\(number / 2)\"", "verb": number % 2 == 0 ? #""get""# : #""watch""#,
        "requestReceivedTimestamp": "\"2026-03-0\(1 + number)T00:00:00Z\"",
      ]
      return ["RequestReceived", "ResponseStarted", "ResponseComplete"].map {
        AuditLog.event(changes, stage: $0) + "\n"
      }
    }
    let whole = try AuditLog.read([events.joined()])
    #expect(whole.statistics.used == 6)
    let logs = [events[10...].joined(), events[..<4].joined(), events[4..<10].joined()]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      let parts = try AuditLog.read(order.map { logs[$0] })
      #expect(parts.usage == whole.usage)
      var statistics = parts.statistics
      statistics.files = 1
      #expect(statistics == whole.statistics)
    }
    let twice = try AuditLog.read([events.joined(), events.joined()])
    #expect(twice.usage == whole.usage, "a log given twice counts once")
  }

  @Test("What is remembered of requests is bounded, and the statistics say when that matters")
  func memory() throws {
    func event(_ number: Int) -> String { AuditLog.event(["auditID": "\"\(number)\""]) + "\n" }
    let reader = AuditLogReader(requestsRemembered: 2)
    let close = try AuditLog.read([event(0) + event(1) + event(0) + event(1)], reader: reader)
    #expect(close.statistics.used == 2 && !close.statistics.hasForgotten)
    let far = try AuditLog.read([(0..<6).map(event).joined() + event(0)], reader: reader)
    #expect(far.statistics.used == 7 && far.statistics.hasForgotten)
    let watch = AuditLog.event(Self.watch, stage: "ResponseStarted") + "\n"
    let end = AuditLog.event(Self.watch) + "\n"
    let long = try AuditLog.read([watch + (0..<6).map(event).joined() + end], reader: reader)
    #expect(long.statistics.used == 7, "long-running requests are remembered apart")
  }
}
