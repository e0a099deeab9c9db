import Estate
import EstateSources
import Foundation
import Testing

@Suite("Audit log: impersonation")
struct AuditImpersonationTests {
  private func lines(
    as impersonated: String, _ changes: [String: String] = [:]
  ) throws -> [String] {
    let all = changes.merging(["impersonatedUser": impersonated]) { $1 }
    return try AuditLog.read(AuditLog.event(all)).usage.lines
  }

  @Test("The request counts for the impersonated user, the right to it for the impersonator")
  func user() throws {
    let log = try AuditLog.read(
      AuditLog.event([
        "impersonatedUser": #"{"username":"bob","groups":["system:authenticated"]}"#
      ]))
    #expect(
      log.usage.lines == ["ann impersonate users - bob x1", "bob get pods shop p1 x1"])
    #expect(log.statistics.impersonated == 1 && log.statistics.used == 1)
    #expect(log.usage.identities[1].groups == ["system:authenticated"])
    #expect(log.usage.identities[0].groups == ["dev", "system:authenticated"])
  }

  @Test(
    "Groups that the server adds were not asked for; all others were",
    arguments: [
      (#"{"username":"bob","groups":["ops","dev","system:authenticated"]}"#, ["dev", "ops"]),
      (#"{"username":"bob","groups":["ops","ops"]}"#, ["ops"]),
      (#"{"username":"system:anonymous","groups":["system:unauthenticated"]}"#, []),
      (
        #"{"username":"system:serviceaccount:a:b","groups":["system:serviceaccounts","system:serviceaccounts:a","system:authenticated"]}"#,
        []
      ),
      (
        #"{"username":"system:serviceaccount:a:b","groups":["system:serviceaccounts","system:authenticated"]}"#,
        ["system:serviceaccounts"]
      ),
    ])
  func groups(impersonated: String, groups: [String]) throws {
    let asked = try lines(as: impersonated).filter { $0.contains(" groups ") }
    #expect(asked == groups.map { "ann impersonate groups - \($0) x1" })
  }

  @Test("Service accounts, user ids and extra fields are resources of their own")
  func otherKinds() throws {
    let account = try lines(as: #"{"username":"system:serviceaccount:shop:api"}"#)
    #expect(account[0] == "ann impersonate serviceaccounts shop api x1")
    #expect(account[1].hasPrefix("system:serviceaccount:shop:api get "))
    let extra = try lines(
      as: #"{"username":"bob","uid":"CANARY","extra":{"scopes":["CANARY"],"a/b":[]}}"#)
    #expect(
      extra.prefix(4) == [
        "ann impersonate users - bob x1",
        "ann impersonate authentication.k8s.io/uids - ? x1",
        "ann impersonate authentication.k8s.io/userextras/a/b - ? x1",
        "ann impersonate authentication.k8s.io/userextras/scopes - ? x1",
      ])
  }

  @Test(
    "Constrained impersonation needs the right to be somebody, and the right to act as them",
    arguments: [
      ("user-info", "bob", "users - bob"),
      ("serviceaccount", "system:serviceaccount:a:b", "serviceaccounts a b"),
      ("arbitrary-node", "system:node:n1", "nodes - n1"),
      ("associated-node", "system:node:n1", "nodes - *"),
    ])
  func constrained(mode: String, user: String, identity: String) throws {
    let implied = Principal.impersonated(user).groups.map { "\"\($0)\"" }
    let groups =
      mode.hasSuffix("node") ? [#""system:nodes""#, #""system:authenticated""#] : implied
    let lines = try lines(
      as: #"{"username":"\#(user)","groups":[\#(groups.joined(separator: ","))]}"#,
      ["authenticationMetadata": #"{"impersonationConstraint":"impersonate:\#(mode)"}"#])
    #expect(
      Set(lines) == [
        "ann impersonate:\(mode) authentication.k8s.io/\(identity) x1",
        "ann impersonate-on:\(mode):get pods shop p1 x1", "\(user) get pods shop p1 x1",
      ])
  }

  @Test("A denied request still used the right to impersonate; a denied impersonation did not")
  func denied() throws {
    let changes = [
      "annotations": AuditLog.decision("forbid"), "responseStatus": #"{"code":403}"#,
    ]
    #expect(
      try lines(as: #"{"username":"bob"}"#, changes) == ["ann impersonate users - bob x1"])
    let refused = try AuditLog.read(
      AuditLog.event(["annotations": "", "responseStatus": #"{"code":403}"#]))
    #expect(refused.usage.records.isEmpty && refused.statistics.denied == 1)
  }
}
