import AttackGraph
import Estate
import TestSupport
import Testing

/// Each row that needs rights in the API: what satisfies it, and what looks like it but does not.
@Suite("Techniques through the API server")
struct RequestTechniqueTests {
  /// Two namespaces with an account, a pod and secrets each; `user:eve` holds one rule.
  private static func estate(_ rule: PolicyRule, in namespace: String = "") -> ClusterDraft {
    let draft = ClusterDraft()
    for name in ["a", "b"] {
      draft.namespace(name).serviceAccount("\(name)/app").secret("\(name)/opaque")
      draft.secret("\(name)/app-token", tokenOf: "app").pod("\(name)/web", runsAs: "app")
    }
    let scope = namespace.isEmpty ? "" : "\(namespace)/"
    draft.role("rights", rule).bind("\(scope)eve", role: "ClusterRole/rights", to: .user("eve"))
    return draft
  }

  @Test(
    "Reading secrets reaches their values and the tokens in them",
    arguments: ["get", "list", "watch", "*"])
  func secretRead(verb: String) throws {
    let reach = try Reachability(Self.estate(.allow(verb, on: "secrets")), from: "user:eve")
    #expect(try reach.reaches("secret:a/opaque"))
    #expect(try reach.reaches("sa:b/app"))
    #expect(
      try reach.techniques(to: "sa:b/app") == ["secret-read", "secret-token-of", "authenticate"])
  }

  @Test("A RoleBinding confines a ClusterRole to its namespace")
  func namespacedGrant() throws {
    let reach = try Reachability(
      Self.estate(.allow("get", on: "secrets"), in: "a"), from: "user:eve")
    #expect(try reach.reaches("secret:a/opaque"))
    #expect(try !reach.reaches("secret:b/opaque"))
  }

  @Test("A rule limited by resourceNames reaches those secrets only")
  func namedSecret() throws {
    let reach = try Reachability(
      Self.estate(.allow("get", on: "secrets", named: ["opaque"])), from: "user:eve")
    #expect(try reach.reaches("secret:a/opaque"))
    #expect(try !reach.reaches("secret:a/app-token"))
    #expect(try !reach.reaches("sa:a/app"))
  }

  @Test(
    "Rules that look alike give no secrets",
    arguments: [
      PolicyRule.allow("create", on: "secrets"),
      .allow("get", on: "secrets", group: "apps"),
      .allow("get", on: "secrets/status"),
      .allow("get", on: "configmaps"),
      .allow("Get", on: "secrets"),
    ])
  func noSecretRead(rule: PolicyRule) throws {
    let reach = try Reachability(Self.estate(rule), from: "user:eve")
    #expect(try !reach.reaches("secret:a/opaque"))
  }

  @Test(
    "Minting a token needs create on the token subresource",
    arguments: [
      ("serviceaccounts/token", true), ("*/token", true), ("*", true),
      ("serviceaccounts", false), ("serviceaccounts/*", false),
    ])
  func tokenMint(resource: String, works: Bool) throws {
    let reach = try Reachability(
      Self.estate(PolicyRule(verbs: ["create"], apiGroups: [""], resources: [resource]), in: "a"),
      from: "user:eve")
    #expect(try reach.reaches("sa:a/app") == works)
    #expect(try !reach.reaches("sa:b/app"))
  }

  @Test("Get on pods/exec is enough before 1.35 and not since", arguments: [33, 34, 35, 36, nil])
  func execByVersion(minor: Int?) throws {
    let draft = Self.estate(.allow("get", on: "pods/exec"), in: "a")
    draft.cluster.version = minor.map { ServerVersion(major: 1, minor: $0) }
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("sa:a/app") == (minor.map { $0 < 35 } ?? false))
    let version = draft.cluster.assumedVersion.version
    let technique = try #require(Catalogue.standard.techniques.first { $0.id == "pod-exec" })
    guard case .request(let rights, _, _, _) = technique.condition else {
      Issue.record("pod-exec is not a request")
      return
    }
    #expect(rights.map { $0.of(version).verbs } == [version.verbsToConnectToPods])
  }

  @Test(
    "Where nothing says the version, the kubelets decide",
    arguments: [("v1.33.2", true), ("v1.35.0", false)])
  func execByKubelet(version: String, works: Bool) throws {
    let draft = Self.estate(.allow("get", on: "pods/exec"), in: "a")
    draft.cluster.version = nil
    draft.node("worker")
    draft.cluster.nodes[draft.cluster.nodes.count - 1].system.kubeletVersion = version
    #expect(try Reachability(draft, from: "user:eve").reaches("sa:a/app") == works)
  }

  @Test("Minting honours names, since the account is in the request")
  func namedTokenMint() throws {
    let rule = PolicyRule.allow("create", on: "serviceaccounts/token", named: ["other"])
    let reach = try Reachability(Self.estate(rule, in: "a"), from: "user:eve")
    #expect(try !reach.reaches("sa:a/app"))
  }

  @Test(
    "Exec reaches pods, their tokens and the namespace",
    arguments: [
      ("pods/exec", true), ("*/exec", true), ("pods", false), ("pods/*", false),
    ])
  func podExec(resource: String, works: Bool) throws {
    let rule = PolicyRule(verbs: ["create"], apiGroups: [""], resources: [resource])
    let reach = try Reachability(Self.estate(rule, in: "a"), from: "user:eve")
    // Creating pods gives the account as well, by another road.
    #expect(try reach.reaches("pod:a/web") == works)
    if works {
      #expect(try reach.techniques(to: "sa:a/app").first == "pod-exec")
      #expect(try reach.reaches("namespace:a"))
    }
    #expect(try !reach.reaches("pod:b/web"))
  }

  @Test("Exec in one named pod does not control the namespace")
  func namedExec() throws {
    let rule = PolicyRule.allow("create", on: "pods/exec", named: ["web"])
    let reach = try Reachability(Self.estate(rule, in: "a"), from: "user:eve")
    #expect(try reach.reaches("sa:a/app"))
    #expect(try !reach.reaches("namespace:a"))
  }

  @Test(
    "Creating any pod maker runs as every account of the namespace",
    arguments: [
      ("", "pods"), ("apps", "deployments"), ("batch", "cronjobs"), ("", "replicationcontrollers"),
    ])
  func workloadCreate(group: String, resource: String) throws {
    let rule = PolicyRule(verbs: ["create"], apiGroups: [group], resources: [resource])
    let reach = try Reachability(Self.estate(rule, in: "a"), from: "user:eve")
    #expect(
      try reach.techniques(to: "sa:a/app")
        == ["workload-create-sa", "workload-runs-as", "authenticate"])
    #expect(try reach.reaches("namespace:a"))
    #expect(try !reach.reaches("namespace:b"))
  }

  @Test(
    "A name limits no create, and a pod maker of another group makes no pod",
    arguments: [
      PolicyRule.allow("create", on: "pods", named: ["web"]),
      .allow("create", on: "deployments"),
      .allow("update", on: "pods/status"),
    ])
  func noWorkloadCreate(rule: PolicyRule) throws {
    let reach = try Reachability(Self.estate(rule, in: "a"), from: "user:eve")
    #expect(try !reach.reaches("sa:a/app"))
  }

  @Test("Impersonation gives an account's rights but does not nest")
  func impersonation() throws {
    let draft = Self.estate(.allow("impersonate", on: "serviceaccounts", named: ["app"]), in: "a")
    draft.role("more", .allow("impersonate", on: "serviceaccounts"), .allow("get", on: "secrets"))
    draft.bind("b/app", role: "ClusterRole/more", to: .account("a/app"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("secret:b/opaque"), "rights of the impersonated account")
    // as(a/app) could impersonate b/app only by nesting.
    let nested = reach.analysis.reached.contains {
      reach.analysis.graph.vertices[Int($0)].label == "as sa b/app"
    }
    #expect(!nested)
    #expect(try !reach.reaches("sa:a/app"), "impersonating yields no credential of the account")
  }
}
