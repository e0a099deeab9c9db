import Estate
import EstateSources
import Foundation
import Testing

/// Reads the fixtures with the verdicts of the real authorizer.
enum RBACFixtures {
  static func file(_ path: String) throws -> URL {
    let root = try #require(Bundle.module.resourceURL)
    return root.appendingPathComponent("Fixtures/rbac").appendingPathComponent(path)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: file(path)))
  }

  /// The member of a fixture that is a v1 List, read as a cluster.
  static func cluster(in path: String, member: String = "objects") throws -> Cluster {
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: file(path)))
    let members = try #require(document as? [String: Any])
    let list = try JSONSerialization.data(withJSONObject: try #require(members[member]))
    return try DumpReader.readCluster(named: "world", bytes: Array(list), source: path).cluster
  }

  /// Reads ClusterRoles given as a JSON array.
  static func roles(_ array: Any) throws -> [Role] {
    let list: [String: Any] = ["apiVersion": "v1", "kind": "List", "items": array]
    let bytes = try JSONSerialization.data(withJSONObject: list)
    return try DumpReader.readCluster(named: "roles", bytes: Array(bytes), source: "roles")
      .cluster.roles
  }
}

/// A rule as JSON has it.
struct RuleJSON: Decodable {
  var verbs: [String]?
  var apiGroups: [String]?
  var resources: [String]?
  var resourceNames: [String]?
  var nonResourceURLs: [String]?

  var rule: PolicyRule {
    PolicyRule(
      verbs: verbs ?? [], apiGroups: apiGroups ?? [], resources: resources ?? [],
      resourceNames: resourceNames ?? [], nonResourceURLs: nonResourceURLs ?? [])
  }
}

/// A request as JSON has it, with the verdicts where there are any.
struct RequestJSON: Decodable {
  var user: String?
  var groups: [String]?
  var verb: String?
  var apiGroup: String?
  var resource: String?
  var subresource: String?
  var name: String?
  var namespace: String?
  var path: String?

  var allowed: Bool?
  var allowedAggregated: Bool?
  var via: [String]?
  var subjects: [SubjectJSON]?

  var request: AccessRequest {
    AccessRequest(
      user: user ?? "", groups: groups ?? [], verb: verb ?? "", apiGroup: apiGroup ?? "",
      resource: resource ?? "", subresource: subresource ?? "", name: name ?? "",
      namespace: namespace ?? "", path: path)
  }
}

/// A subject as JSON has it.
struct SubjectJSON: Decodable {
  var kind: String?
  var apiGroup: String?
  var name: String?
  var namespace: String?

  var subject: Subject {
    Subject(
      kind: kind ?? "", apiGroup: apiGroup ?? "", name: name ?? "", namespace: namespace ?? "")
  }
}

/// One world of objects with requests and verdicts.
struct WorldJSON: Decodable {
  struct Escalation: Decodable {
    var user: String
    var groups: [String]
    var namespace: String
    var rules: [RuleJSON]
    var covered: Bool
  }

  var requests: [RequestJSON]
  var whoCan: [RequestJSON]
  var escalation: [Escalation]
  var aggregatedRules: [String: [RuleJSON]]?
}
