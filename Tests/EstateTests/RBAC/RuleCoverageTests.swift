import Estate
import Testing

@Suite("Rule coverage")
struct RuleCoverageTests {
  private struct Sample: Decodable {
    struct Pair: Decodable {
      var id: Int
      var owner: [RuleJSON]
      var requested: [RuleJSON]
      var covers: Bool
      var missing: [RuleJSON]
    }

    var pairs: [Pair]
  }

  @Test("Every sampled pair gets the real verdict and the same missing rights")
  func sample() throws {
    let sample = try RBACFixtures.decode(Sample.self, from: "covers-sample.json")
    #expect(sample.pairs.count > 100)
    for pair in sample.pairs {
      let result = covers(
        owner: pair.owner.map(\.rule), requested: pair.requested.map(\.rule))
      #expect(result.covers == pair.covers, "pair \(pair.id)")
      #expect(result.missing == pair.missing.map(\.rule), "pair \(pair.id)")
    }
  }

  @Test("Several rules cover one rule together, but never one right")
  func jointly() {
    let owner = [
      PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"]),
      PolicyRule(verbs: ["list"], apiGroups: [""], resources: ["pods"]),
    ]
    let both = PolicyRule(verbs: ["get", "list"], apiGroups: [""], resources: ["pods"])
    #expect(covers(owner: owner, requested: [both]).covers)
    let everything = PolicyRule(verbs: ["*"], apiGroups: [""], resources: ["pods"])
    #expect(covers(owner: owner, requested: [everything]).missing == [everything])
  }

  @Test(
    "URLs are covered by their own text or by a prefix before trailing stars",
    arguments: [
      ("/api/*", "/api/v1", true), ("/api/*", "/api", false), ("/api*", "/api/*", true),
      ("*", "/anything", true), ("/api/**", "/api/x", true), ("/a*c", "/abc", false),
      ("/api", "/api/", false),
    ])
  func urls(owner: String, requested: String, covered: Bool) {
    let result = covers(
      owner: [PolicyRule(verbs: ["get"], nonResourceURLs: [owner])],
      requested: [PolicyRule(verbs: ["get"], nonResourceURLs: [requested])])
    #expect(result.covers == covered)
  }

  @Test("A rule with neither verbs nor resources asks for nothing")
  func empty() {
    #expect(covers(owner: [], requested: [PolicyRule(verbs: ["get"])]).covers)
    #expect(covers(owner: [], requested: []).covers)
  }
}
