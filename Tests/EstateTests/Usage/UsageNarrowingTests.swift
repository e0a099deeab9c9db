import Estate
import TestSupport
import Testing

@Suite("Roles made of what was used")
struct UsageNarrowingTests {
  private func narrowing(_ requests: AccessRequest...) -> UsageNarrowing {
    var builder = UsageModelBuilder()
    for request in requests {
      builder.add(UsedPermission(request), by: "ann", UsageTally(second: 1000))
    }
    return UsageNarrowing(builder.model())
  }

  @Test("Namespaces are told apart, and what has none comes first")
  func namespaces() {
    var usage = narrowing(
      AccessRequest(verb: "get", resource: "pods", name: "p", namespace: "b"),
      AccessRequest(verb: "list", resource: "pods", namespace: "a"),
      AccessRequest(verb: "list", resource: "pods"),
      AccessRequest(verb: "delete", resource: "secrets", namespace: "a"))
    let rules = [PolicyRule.allow("*", on: "pods")]
    let wide = usage.used(by: "ann", of: rules, role: 0, in: "")
    #expect(wide.map(\.namespace) == ["", "a", "b"])
    #expect(
      wide.map(\.rules) == [
        [.allow("list", on: "pods")], [.allow("list", on: "pods")], [.allow("get", on: "pods")],
      ])
    let narrow = usage.used(by: "ann", of: rules, role: 0, in: "b")
    #expect(narrow.map(\.namespace) == ["b"])
    #expect(usage.used(by: "bob", of: rules, role: 0, in: "").isEmpty)
    #expect(usage.hasSeen("ann") && !usage.hasSeen("bob"))
  }

  @Test("A list of names shrinks to the names used; a name that is lost uses all")
  func names() {
    let rules = [PolicyRule.allow("get", on: "pods", named: ["p", "q", "r"])]
    var usage = narrowing(
      AccessRequest(verb: "get", resource: "pods", name: "p", namespace: "a"),
      AccessRequest(verb: "get", resource: "pods", name: "other", namespace: "a"))
    #expect(
      usage.used(by: "ann", of: rules, role: 0, in: "a").map(\.rules) == [
        [.allow("get", on: "pods", named: ["p"])]
      ])
    var builder = UsageModelBuilder()
    builder.add(
      UsedPermission(
        verb: "get",
        target: .resource(UsedResource(resource: "pods", namespace: "a", name: .unrecorded))),
      by: "ann", UsageTally(second: 1))
    var lost = UsageNarrowing(builder.model())
    #expect(lost.used(by: "ann", of: rules, role: 0, in: "a").map(\.rules) == [rules])
  }

  @Test("Paths stay paths")
  func paths() {
    var request = AccessRequest(verb: "get")
    request.path = "/metrics/slow"
    var usage = narrowing(request)
    let rules = [
      PolicyRule(verbs: ["get"], nonResourceURLs: ["/metrics/*", "/healthz"]),
      .allow("get", on: "pods"),
    ]
    #expect(
      usage.used(by: "ann", of: rules, role: 0, in: "").map(\.rules) == [
        [PolicyRule(verbs: ["get"], nonResourceURLs: ["/metrics/slow"])]
      ])
    #expect(usage.used(by: "ann", of: rules, role: 0, in: "a").isEmpty)
  }

  @Test("What was used stays allowed, and nothing else is", arguments: 0..<30)
  func equivalence(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    var made = RandomUsage(seed: seed)
    made.names = 3
    made.users = ["ann"]
    let model = made.model(records: 40)
    let rules = (0..<1 + random.below(3)).map { _ in
      PolicyRule(
        verbs: [random.pick(["get", "list", "*"]), "watch"],
        apiGroups: [random.pick(["", "apps", "*"])],
        resources: [random.pick(["pods", "*", "nodes", "*/status", "deployments"])],
        resourceNames: random.chance(30) ? ["object-0", "object-1"] : [])
    }
    let namespace = random.pick(["", "shop"])
    var narrowing = UsageNarrowing(model)
    let used = narrowing.used(by: "ann", of: rules, role: seed, in: namespace)
    #expect(
      (narrowing.lastUse(by: "ann", of: rules, role: seed, in: namespace) != nil)
        == !used.isEmpty)
    let parts = used.enumerated().map { number, part in
      UsageNarrowing.Part(role: 1_000 + number, rules: part.rules, namespace: part.namespace)
    }
    let covered = narrowing.coveredShare(
      by: "ann", of: rules, role: seed, in: namespace, under: parts)
    #expect(covered == (used.isEmpty ? nil : 1))
    let none = narrowing.coveredShare(by: "ann", of: rules, role: seed, in: namespace, under: [])
    #expect(none == (used.isEmpty ? nil : 0))
    for record in model.records where record.permission.name != .unrecorded {
      let request = record.permission.request
      let isReached = namespace.isEmpty || request.namespace == namespace
      let isAllowed = isReached && rules.contains { ruleMatches($0, request) }
      let stays = used.contains { part in
        part.namespace == request.namespace && part.rules.contains { ruleMatches($0, request) }
      }
      #expect(stays == isAllowed)
    }
    for part in used {
      for rule in part.rules {
        #expect(!rule.verbs.contains("*") && !rule.resources.contains("*"))
        #expect(covers(owner: rules, requested: [rule]).covers)
      }
    }
  }
}
