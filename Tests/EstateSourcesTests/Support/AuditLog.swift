import Estate
import EstateSources
import Foundation
import Testing

/// Audit logs written inline, one event after another.
enum AuditLog {
  /// An event with the usual fields; each can be replaced, added, or left out by an empty text.
  static func event(_ changes: [String: String] = [:], stage: String = "ResponseComplete") -> String
  {
    var fields = [
      "kind": #""Event""#, "apiVersion": #""audit.k8s.io/v1""#, "level": #""Metadata""#,
      "auditID": #""a1""#, "stage": "\"\(stage)\"", "verb": #""get""#,
      "requestURI": #""/api/v1/namespaces/shop/pods/p1""#,
      "user": #"{"username":"ann","groups":["dev","system:authenticated"]}"#,
      "objectRef": #"{"resource":"pods","namespace":"shop","name":"p1","apiVersion":"v1"}"#,
      "responseStatus": #"{"code":200}"#,
      "requestReceivedTimestamp": #""2026-03-01T08:30:00.123456Z""#,
      "stageTimestamp": #""2026-03-01T08:30:01.000000Z""#,
      "annotations":
        #"{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":"RBAC: x"}"#,
    ]
    fields.merge(changes) { $1 }
    let members = fields.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  /// The annotations of a decision.
  static func decision(_ decision: String, reason: String = "RBAC: x") -> String {
    #"{"authorization.k8s.io/decision":"\#(decision)","authorization.k8s.io/reason":"\#(reason)"}"#
  }

  typealias Result = (usage: UsageModel, statistics: AuditLogStatistics)

  /// Reads logs, each given as its whole text.
  static func read(
    _ logs: [String], reader: AuditLogReader = AuditLogReader()
  ) throws -> Result {
    try read(data: logs.map { Data($0.utf8) }, reader: reader)
  }

  /// Reads one log of these lines.
  static func read(_ lines: String...) throws -> Result {
    try read([lines.map { $0 + "\n" }.joined()])
  }

  /// Reads logs, each given as its bytes.
  static func read(data logs: [Data], reader: AuditLogReader = AuditLogReader()) throws -> Result {
    try Dumps.withFolder { folder in
      var reader = reader
      for (number, log) in logs.enumerated() {
        let file = folder.appendingPathComponent("audit-\(number).log")
        try log.write(to: file)
        try reader.read(.path(file.path))
      }
      return (reader.usage, reader.statistics)
    }
  }

  /// The error of a log that cannot be read.
  static func failure(_ data: Data, reader: AuditLogReader = AuditLogReader()) throws -> ImportError
  {
    try #require(throws: ImportError.self) { _ = try read(data: [data], reader: reader) }
  }

  static func failure(_ text: String) throws -> ImportError {
    try failure(Data(text.utf8))
  }
}

extension UsageModel {
  /// Every record as one short line: `USER VERB GROUP/RESOURCE NAMESPACE NAME xCOUNT`.
  var lines: [String] {
    records.map { record in
      let name: String
      switch record.permission.name {
      case .none: name = "-"
      case .exact(let exact): name = exact
      case .unrecorded: name = "?"
      }
      let head = "\(record.username) \(record.permission.verb)"
      switch record.permission.target {
      case .path: return "\(head) \(name) x\(record.count)"
      case .resource(let used):
        let group = used.apiGroup.isEmpty ? "" : used.apiGroup + "/"
        let namespace = used.namespace.isEmpty ? "-" : used.namespace
        return "\(head) \(group)\(used.path) \(namespace) \(name) x\(record.count)"
      }
    }
  }
}
