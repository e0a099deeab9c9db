import Estate
import Foundation
import Testing

@Suite("Role aggregation")
struct RoleAggregationTests {
  @Test("Every sampled set of roles comes to the real rest, in the same order of rules")
  func sample() throws {
    let data = try Data(contentsOf: RBACFixtures.file("aggregation-sample.json"))
    let document = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let cases = try #require(document["cases"] as? [[String: Any]])
    #expect(cases.count >= 15)
    for sample in cases {
      let roles = try RBACFixtures.roles(try #require(sample["clusterRoles"]))
      let result = RoleAggregation(of: roles)
      #expect(result.roles.map(\.metadata) == roles.map(\.metadata))
      let resolved = try #require(sample["resolved"] as? [String: Any])
      for (name, json) in resolved {
        let role = try #require(result.roles.first { $0.metadata.name == name })
        let array: [Any] = json as? [Any] ?? []
        let rules = try JSONDecoder().decode(
          [RuleJSON].self, from: JSONSerialization.data(withJSONObject: array))
        #expect(role.rules == rules.map(\.rule), "case \(sample["id"] ?? "?"), \(name)")
      }
      let errors = try #require(sample["errors"] as? [String: Any])
      #expect(result.problems.map(\.role).sorted() == errors.keys.sorted())
      #expect(result.keptStaleRules == (sample["staleRulesKept"] as? [String])?.sorted())
      let others = zip(roles, result.roles).filter { resolved[$0.0.metadata.name] == nil }
      #expect(others.allSatisfy { $0.0 == $0.1 }, "only aggregated roles change")
    }
  }

  @Test("The default roles before aggregation become those of a running API server")
  func bootstrap() throws {
    func roles(_ path: String) throws -> [Role] {
      let data = try Data(contentsOf: RBACFixtures.file(path))
      let list = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      return try RBACFixtures.roles(try #require(list["items"]))
    }
    let before = try roles("bootstrap-unaggregated.json")
    let after = try roles("bootstrap.json")
    #expect(before != after)
    #expect(aggregated(before) == after)
    #expect(aggregated(after) == after)
  }

  private func role(
    _ name: String, labels: [String: String] = [:], verbs: [String] = [],
    aggregation: [LabelSelector]? = nil
  ) -> Role {
    let rule = PolicyRule(verbs: verbs, apiGroups: [""], resources: ["pods"])
    return Role(
      scope: .cluster, metadata: ObjectMetadata(name: name, labels: labels),
      rules: verbs.isEmpty ? [] : [rule], aggregation: aggregation)
  }

  @Test("Roles in a cycle share their rules and come to rest")
  func cycle() {
    let toA = LabelSelector(matchLabels: ["to": "a"])
    let toB = LabelSelector(matchLabels: ["to": "b"])
    let roles = aggregated([
      role("a", labels: ["to": "b"], aggregation: [toA]),
      role("b", labels: ["to": "a"], aggregation: [toB]),
      role("x", labels: ["to": "a"], verbs: ["get"]),
      role("y", labels: ["to": "b"], verbs: ["list"]),
    ])
    #expect(Set(roles[0].rules.flatMap(\.verbs)) == ["get", "list"])
    #expect(Set(roles[1].rules.flatMap(\.verbs)) == ["get", "list"])
  }

  @Test("Namespaced roles neither aggregate nor are aggregated")
  func namespaced() {
    var source = role("source", labels: ["to": "a"], verbs: ["get"])
    source.scope = .namespaced
    let roles = aggregated([
      role("a", aggregation: [LabelSelector(matchLabels: ["to": "a"])]), source,
    ])
    #expect(roles[0].rules.isEmpty)
  }

  @Test(
    "A selector that the API machinery refuses leaves the role as it is",
    arguments: [
      LabelSelector(matchLabels: ["bad key": "x"]),
      LabelSelector(matchLabels: ["key": "-"]),
      LabelSelector(matchLabels: ["UPPER/key": "x"]),
      LabelSelector(matchLabels: ["a/b/c": "x"]),
      LabelSelector(matchLabels: [String(repeating: "k", count: 64): "x"]),
      LabelSelector(matchLabels: ["": "x"]),
      LabelSelector(matchExpressions: [.init(key: "a", comparison: "In", values: [])]),
      LabelSelector(matchExpressions: [.init(key: "a", comparison: "Exists", values: ["x"])]),
      LabelSelector(matchExpressions: [.init(key: "a", comparison: "in", values: ["x"])]),
    ])
  func invalid(selector: LabelSelector) {
    let result = RoleAggregation(of: [
      role("stale", verbs: ["watch"], aggregation: [LabelSelector(), selector]),
      role("x", verbs: ["get"]),
    ])
    #expect(result.roles[0].rules.map(\.verbs) == [["watch"]])
    #expect(result.problems.map(\.role) == ["stale"])
  }

  @Test(
    "Label keys and values that the API machinery accepts select",
    arguments: [
      ("a.b-c.example.com/Key_1.x", "value"), ("key", ""), ("K", "A_b.c-1"),
      (String(repeating: "k", count: 63), String(repeating: "v", count: 63)),
    ])
  func valid(key: String, value: String) {
    let roles = aggregated([
      role("a", aggregation: [LabelSelector(matchLabels: [key: value])]),
      role("x", labels: [key: value], verbs: ["get"]),
    ])
    #expect(roles[0].rules.map(\.verbs) == [["get"]])
  }
}
