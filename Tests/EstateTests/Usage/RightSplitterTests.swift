import Estate
import TestSupport
import Testing

@Suite("Rights taken out of rules")
struct RightSplitterTests {
  private static let secrets = RightSet(
    apiGroup: "", paths: ["secrets"], verbs: ["get", "list", "watch"])
  private static let exec = RightSet(
    apiGroup: "", paths: ["pods/exec"], verbs: ["create", "get"])

  private func split(
    _ rules: PolicyRule..., taking sets: RightSet...
  ) -> (kept: [PolicyRule], taken: [PolicyRule]) {
    RightSplitter(ClusterDraft().cluster).split(rules, taking: sets)
  }

  @Test("A rule that the set does not touch stays as it is")
  func untouched() {
    let rules = [
      PolicyRule.allow("delete", on: "secrets"), .allow("get", on: "secrets", group: "apps"),
      .allow("get", on: "pods", "pods/log"),
      PolicyRule(verbs: ["get"], nonResourceURLs: ["/metrics"]),
    ]
    let (kept, taken) = RightSplitter(ClusterDraft().cluster)
      .split(rules, taking: [Self.secrets, Self.exec])
    #expect(kept == rules)
    #expect(taken.isEmpty)
  }

  @Test("Verbs and resources that share a rule with it stay")
  func shared() {
    let (kept, taken) = split(.allow("get", "delete", on: "secrets", "pods"), taking: Self.secrets)
    #expect(kept == [.allow("get", "delete", on: "pods"), .allow("delete", on: "secrets")])
    #expect(taken == [.allow("get", on: "secrets")])
  }

  @Test("A list of names goes along")
  func names() {
    let (kept, taken) = split(
      .allow("get", "update", on: "secrets", named: ["a", "b"]), taking: Self.secrets)
    #expect(kept == [.allow("update", on: "secrets", named: ["a", "b"])])
    #expect(taken == [.allow("get", on: "secrets", named: ["a", "b"])])
  }

  @Test("Wildcards of subresources are written out as well")
  func subresources() {
    let (kept, taken) = split(.allow("create", on: "*/exec", "pods"), taking: Self.exec)
    #expect(kept == [.allow("create", on: "pods")])
    #expect(taken == [.allow("create", on: "pods/exec")])
  }

  @Test("Paths of a rule that has them stay")
  func paths() {
    let rule = PolicyRule(
      verbs: ["get"], apiGroups: [""], resources: ["secrets"], nonResourceURLs: ["/healthz"])
    let (kept, taken) = split(rule, taking: Self.secrets)
    #expect(kept == [PolicyRule(verbs: ["get"], nonResourceURLs: ["/healthz"])])
    #expect(taken == [.allow("get", on: "secrets")])
  }

  /// Every request there can be to what Kubernetes serves.
  private static let requests = ServedResource.builtIn.flatMap { resource in
    (resource.verbs + ["bind", "escalate"]).map { verb in
      let parts = resource.path.split(separator: "/").map(String.init)
      return AccessRequest(
        verb: verb, apiGroup: resource.apiGroup, resource: parts[0],
        subresource: parts.count > 1 ? parts[1] : "", name: "one")
    }
  }

  @Test("What stays and what is taken make up the whole, and share nothing", arguments: 0..<40)
  func whole(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let bind = RightSet(
      apiGroup: "rbac.authorization.k8s.io", paths: ["roles", "clusterroles"],
      verbs: ["bind", "escalate", "create"])
    let rules = (0..<1 + random.below(3)).map { _ in
      PolicyRule(
        verbs: random.chance(40)
          ? ["*"] : [random.pick(["get", "create", "bind"])] + random.some(["list"], max: 1),
        apiGroups: [random.pick(["", "*", "apps", "rbac.authorization.k8s.io"])]
          + random.some([""], max: 1),
        resources: [random.pick(["*", "secrets", "pods", "pods/exec", "*/exec", "roles"])],
        resourceNames: random.chance(20) ? ["one"] : [])
    }
    let sets = [Self.secrets, Self.exec, bind]
    let (kept, taken) = RightSplitter(ClusterDraft().cluster).split(rules, taking: sets)
    for request in Self.requests {
      let path =
        request.subresource.isEmpty
        ? request.resource : "\(request.resource)/\(request.subresource)"
      let isGated = sets.contains {
        $0.apiGroup == request.apiGroup && $0.paths.contains(path)
          && $0.verbs.contains(request.verb)
      }
      let isServed = !["bind", "escalate"].contains(request.verb) || path.hasSuffix("roles")
      guard isServed else { continue }
      let isAllowed = rules.contains { ruleMatches($0, request) }
      #expect(kept.contains { ruleMatches($0, request) } == (isAllowed && !isGated))
      #expect(taken.contains { ruleMatches($0, request) } == (isAllowed && isGated))
    }
  }
}
