import AttackGraph
import Estate
import TestSupport
import Testing

/// What access to pods, nodes and their creation gives.
@Suite("Semantics of workloads")
struct WorkloadSemanticsTests {
  private typealias Draft = ClusterDraft
  private static let createPods = PolicyRule.allow("create", on: "pods")

  @Test(
    "1b.23 get on nodes/proxy executes in every pod of the node, before and since 1.35",
    arguments: [33, 34, 35, 36], ["get", "create", "update", "delete"])
  func line23(minor: Int, verb: String) throws {
    let draft = Draft.twoNamespaces(version: minor)
    draft.grant(.allow(verb, on: "nodes/proxy", named: ["n1"]))
    let attack = try Attack(draft)
    #expect(try attack.takes("nodes-proxy"))
    #expect(try attack.reaches("sa:a/app"))
    #expect(try !attack.reaches("pod:b/web"), "of the named node only")
  }

  @Test(
    "1b.24 get on exec, attach and portforward suffices before 1.35 and not since",
    arguments: [33, 34, 35, 36],
    [("exec", "pod-exec"), ("attach", "pod-attach"), ("portforward", "pod-portforward")])
  func line24(minor: Int, stream: (String, String)) throws {
    let (subresource, technique) = stream
    func takes(_ verb: String) throws -> Bool {
      let draft = Draft.twoNamespaces(version: minor)
      draft.grant(in: "a", .allow(verb, on: "pods/\(subresource)"))
      return try Attack(draft, including: Set(Certainty.allCases)).takes(technique)
    }
    #expect(try takes("get") == (minor < 35))
    #expect(try takes("create"))
    #expect(try !takes("list"))
  }

  @Test(
    "1b.25 The enforced Pod Security Standard decides whether own workloads reach nodes",
    arguments: [
      ([:], true), (["enforce": "privileged"], true), (["enforce": "baseline"], false),
      (["enforce": "restricted"], false), (["enforce": "nonsense"], false),
      (["warn": "restricted", "audit": "restricted"], true), (["enforce-version": "v1.30"], true),
      (["enforce": "baseline", "enforce-version": "v1.25"], false),
      (["enforce": "privileged", "warn": "restricted"], true),
    ] as [([String: String], Bool)])
  func line25(modes: [String: String], reaches: Bool) throws {
    let draft = Draft.twoNamespaces().grant(in: "a", Self.createPods)
    for (mode, value) in modes {
      draft.label(namespace: "a", ["pod-security.kubernetes.io/\(mode)": value])
    }
    let attack = try Attack(draft)
    #expect(try attack.takes("workload-create-node") == reaches)
    #expect(try attack.reaches("node:n2") == reaches, "any node, by nodeName")
    #expect(try attack.reaches("sa:a/app"))
  }

  @Test("1b.26 Pod Security does not look behind a claim: who makes volumes reaches nodes")
  func line26() throws {
    let claims = PolicyRule.allow("create", on: "persistentvolumeclaims")
    let volumes = PolicyRule.allow("create", on: "persistentvolumes")
    func draft(_ namespaced: PolicyRule...) -> Draft {
      let draft = Draft.twoNamespaces().enforce("restricted", in: "a")
      for rule in namespaced { draft.grant(in: "a", rule) }
      return draft
    }
    let works = try Attack(draft(claims, Self.createPods).grant(volumes))
    #expect(try works.takes("pv-hostpath"))
    #expect(try works.reaches("node:n1"))
    #expect(try !works.takes("workload-create-node"))
    #expect(try !Attack(draft(claims, Self.createPods, volumes)).reaches("node:n1"))
    #expect(try !Attack(draft(claims).grant(volumes)).reaches("node:n1"))
  }

  @Test("1b.27 Creating workloads reaches every account and Secret of the namespace, by one hub")
  func line27() throws {
    func draft(users: Int) -> Draft {
      let draft = Draft.twoNamespaces().enforce("restricted", in: "a")
      for number in 0..<8 { draft.serviceAccount("a/s\(number)").secret("a/x\(number)") }
      for number in 0..<users { draft.grant(.user("u\(number)"), in: "a", Self.createPods) }
      return draft
    }
    let attack = try Attack(draft(users: 1), from: "user:u0")
    for number in 0..<8 {
      #expect(try attack.reaches("sa:a/s\(number)"))
      #expect(try attack.reaches("secret:a/x\(number)"))
    }
    #expect(try !attack.reaches("sa:b/app"))
    let one = AttackGraph.compile(
      draft(users: 1).estate(context: .complete), overlay: Overlay(policy: "none"))
    let many = AttackGraph.compile(
      draft(users: 21).estate(context: .complete), overlay: Overlay(policy: "none"))
    // A further user adds its own edges, not one per account and Secret.
    #expect(many.edges.count - one.edges.count < 20 * 8)
  }

  @Test("1b.28 Patching a pod gives its account, patching a Deployment all of the namespace")
  func line28() throws {
    let draft = Draft.twoNamespaces().serviceAccount("a/other").enforce("restricted", in: "a")
    draft.controller("Deployment", "a/shop", runsAs: "app")
    let pods = try Attack(
      draft.grant(.user("pat"), in: "a", .allow("patch", on: "pods")), from: "user:pat")
    #expect(try pods.takes("pod-image-replace"))
    #expect(try pods.reaches("sa:a/app"))
    #expect(try !pods.reaches("sa:a/other"))
    draft.grant(.user("dee"), in: "a", .allow("patch", on: "deployments", group: "apps"))
    let deployments = try Attack(draft, from: "user:dee")
    #expect(try deployments.takes("workload-patch"))
    #expect(try deployments.reaches("sa:a/other"))
    #expect(try !deployments.reaches("sa:b/app"))
    let none = Draft.twoNamespaces().serviceAccount("a/other")
    none.grant(in: "a", .allow("patch", on: "deployments", group: "apps"))
    #expect(try !Attack(none).takes("workload-patch"), "nothing to patch")
  }

  @Test("1b.29 An ephemeral container takes the pod; whether the node too is Pod Security's to say")
  func line29() throws {
    func attack(enforcing level: String) throws -> Attack {
      let draft = Draft.twoNamespaces().enforce(level, in: "a")
      draft.grant(in: "a", .allow("update", on: "pods/ephemeralcontainers", named: ["web"]))
      return try Attack(draft)
    }
    #expect(try attack(enforcing: "privileged").takes("pod-ephemeral"))
    #expect(try attack(enforcing: "privileged").reaches("node:n1"))
    #expect(try attack(enforcing: "baseline").reaches("sa:a/app"))
    #expect(try !attack(enforcing: "baseline").reaches("node:n1"))
    #expect(try !attack(enforcing: "privileged").reaches("pod:b/web"))
    let pods = Draft.twoNamespaces().grant(in: "a", .allow("get", on: "pods/ephemeralcontainers"))
    #expect(try !Attack(pods).takes("pod-ephemeral"))
  }

  @Test("1b.30 Reading Secrets gives an account only where a token of it is stored")
  func line30() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("list", on: "secrets"))
    #expect(try !Attack(draft).reaches("sa:a/app"))
    draft.secret("a/app-token", tokenOf: "app")
    #expect(try Attack(draft).takes("secret-token-of"))
    #expect(try Attack(draft).reaches("sa:a/app"))
    let dangling = Draft.twoNamespaces().grant(in: "a", .allow("list", on: "secrets"))
    dangling.secret("a/gone-token", tokenOf: "gone")
    #expect(try !Attack(dangling).takes("secret-token-of"), "the account is gone")
  }

  @Test("1b.31 Creating Secrets and a way to read them mints tokens that never expire")
  func line31() throws {
    let create = PolicyRule.allow("create", on: "secrets")
    func draft(_ rules: PolicyRule...) -> Draft {
      let draft = Draft.twoNamespaces()
      for rule in rules { draft.grant(in: "a", rule) }
      return draft
    }
    for reading in [PolicyRule.allow("get", on: "secrets"), Self.createPods] {
      let attack = try Attack(draft(create, reading))
      #expect(try attack.takes("secret-write-token"))
      #expect(try attack.reaches("sa:a/app"))
    }
    let readers = try Attack(draft(create, .allow("get", on: "secrets")))
    #expect(
      try readers.steps("secret-write-token").allSatisfy {
        readers.analysis.graph.technique(of: $0).gain == .durable
      })
    #expect(try !Attack(draft(create)).takes("secret-write-token"))
    #expect(try !Attack(draft(.allow("get", on: "secrets"))).takes("secret-write-token"))
    #expect(
      try !Attack(draft(create.limited(to: "mine"), .allow("get", on: "secrets")))
        .takes("secret-write-token"), "a name limits no create")
  }
}

extension PolicyRule {
  /// The rule for one name.
  fileprivate func limited(to name: String) -> PolicyRule {
    var rule = self
    rule.resourceNames = [name]
    return rule
  }
}
