import Estate
import EstateSources
import Foundation
import Testing

@Suite("Audit log: what counts as used")
struct AuditVerdictTests {
  enum Outcome { case used, denied, undecided, unauthenticated }

  @Test(
    "Authorization's decision counts, and without one the response",
    arguments: [
      ("allow", "200", Outcome.used), ("allow", "403", .used), ("allow", "500", .used),
      ("allow", "", .used), ("forbid", "403", .denied), ("forbid", "", .denied),
      ("", "200", .used), ("", "404", .used), ("", "409", .used), ("", "101", .used),
      ("", "403", .denied), ("", "401", .unauthenticated), ("", "429", .undecided),
      ("", "500", .undecided), ("", "504", .undecided), ("", "", .undecided),
    ])
  func decisions(decision: String, code: String, outcome: Outcome) throws {
    let log = try AuditLog.read(
      AuditLog.event([
        "annotations": decision.isEmpty ? "" : AuditLog.decision(decision),
        "responseStatus": code.isEmpty ? "" : "{\"code\":\(code)}",
      ]))
    #expect(log.usage.records.count == (outcome == .used ? 1 : 0))
    #expect(log.usage.identities.count == (outcome == .used ? 1 : 0))
    let found = log.statistics
    #expect(
      [found.used, found.denied, found.undecided, found.unauthenticated]
        == [Outcome.used, .denied, .undecided, .unauthenticated].map { $0 == outcome ? 1 : 0 })
    #expect(log.usage.window != nil, "it was seen, whatever became of it")
  }

  @Test("Nobody used anything where nobody was authenticated")
  func unauthenticated() throws {
    let log = try AuditLog.read(
      AuditLog.event(
        ["user": "{}", "responseStatus": #"{"code":401}"#, "annotations": ""],
        stage: "ResponseStarted"))
    #expect(log.statistics.unauthenticated == 1 && log.usage.records.isEmpty)
  }

  @Test(
    "Requests that something else than RBAC allowed are used, and counted",
    arguments: [("RBAC: allowed by ClusterRoleBinding \\\"a\\\"", 0), ("", 1), ("node", 1)])
  func otherAuthorizers(reason: String, count: Int) throws {
    let log = try AuditLog.read(
      AuditLog.event(["annotations": AuditLog.decision("allow", reason: reason)]))
    #expect(log.statistics.used == 1 && log.statistics.allowedElsewhere == count)
  }

  @Test(
    "What was used is what authorization was asked",
    arguments: [
      (#"{"resource":"pods","namespace":"shop","name":"p"}"#, "get", "pods shop p"),
      (#"{"resource":"pods","namespace":"shop","name":"p"}"#, "create", "pods shop -"),
      (
        #"{"resource":"pods","subresource":"exec","namespace":"shop","name":"p"}"#, "create",
        "pods/exec shop p"
      ),
      (#"{"resource":"pods"}"#, "list", "pods - -"),
      (
        #"{"apiGroup":"apps","resource":"deployments","namespace":"a"}"#, "watch",
        "apps/deployments a -"
      ),
      (
        #"{"resource":"namespaces","namespace":"shop","name":"shop"}"#, "get",
        "namespaces shop shop"
      ),
      (#"{"resource":"nodes","name":null,"namespace":null}"#, "list", "nodes - -"),
    ])
  func resources(object: String, verb: String, line: String) throws {
    let log = try AuditLog.read(AuditLog.event(["objectRef": object, "verb": "\"\(verb)\""]))
    #expect(log.usage.lines == ["ann \(verb) \(line) x1"])
  }

  @Test(
    "Requests for no resource are known by their path, without query and escapes",
    arguments: [
      ("/healthz", "/healthz"), ("/metrics?token=CANARY", "/metrics"), ("/a%20b", "/a b"),
      ("/%ff", "/%ff"), ("/%C3%A9", "/é"), ("/100%", "/100%"), ("/%zz", "/%zz"), ("/x#y", "/x"),
      ("", ""),
    ])
  func paths(uri: String, path: String) throws {
    let log = try AuditLog.read(AuditLog.event(["objectRef": "", "requestURI": "\"\(uri)\""]))
    #expect(log.usage.lines == ["ann get \(path) x1"])
  }

  @Test("Everybody's groups are kept, whichever request they came with")
  func groups() throws {
    let log = try AuditLog.read(
      AuditLog.event(), AuditLog.event(["auditID": #""2""#, "user": #"{"username":"ann"}"#]),
      AuditLog.event(["auditID": #""3""#, "user": #"{"username":"ann","groups":["ops","dev"]}"#]))
    #expect(
      log.usage.identities == [
        UsageIdentity(username: "ann", groups: ["dev", "ops", "system:authenticated"])
      ])
  }

  @Test("Time is that of receipt, in whole seconds; the window spans everything seen")
  func times() throws {
    let log = try AuditLog.read(
      AuditLog.event(["requestReceivedTimestamp": #""2026-03-02T00:30:00.999999+01:00""#]),
      AuditLog.event(["requestReceivedTimestamp": "null"]),
      AuditLog.event(
        ["requestReceivedTimestamp": #""2026-03-05T00:00:00Z""#], stage: "RequestReceived"))
    let record = try #require(log.usage.records.first)
    #expect(record.days.map(\.day.text) == ["2026-03-01"] && record.count == 2)
    #expect(record.lastSeen == 1_772_407_800, "2026-03-01T23:30:00Z")
    #expect(log.usage.observedDays.map(\.text) == ["2026-03-01", "2026-03-05"])
    #expect(log.usage.window == UsageWindow(from: 1_772_353_801, until: 1_772_668_801))
  }

  @Test("All levels say the same; bodies are passed over")
  func levels() throws {
    let bodies = [
      "requestObject": #"{"kind":"Pod","verb":"delete","user":{"username":"x"}}"#,
      "responseObject": #"{"items":[{"auditID":"x"}]}"#,
    ]
    let plain = try AuditLog.read(AuditLog.event())
    for level in ["Request", "RequestResponse"] {
      let changes = bodies.merging(["level": "\"\(level)\""]) { $1 }
      #expect(try AuditLog.read(AuditLog.event(changes)).usage == plain.usage)
    }
  }
}
