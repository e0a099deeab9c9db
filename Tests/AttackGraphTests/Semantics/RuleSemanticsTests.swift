import AttackGraph
import Estate
import TestSupport
import Testing

/// Which requests a rule authorises.
@Suite("Semantics of rules")
struct RuleSemanticsTests {
  private typealias Draft = ClusterDraft

  @Test("1b.01 A top-level create carries no name, so a rule with resourceNames authorises none")
  func line01() throws {
    let named = PolicyRule.allow("create", on: "pods", named: ["web", "*", ""])
    let draft = Draft.twoNamespaces().grant(in: "a", named)
    #expect(try !Attack(draft).takes("workload-create-sa"))
    let whole = Draft.twoNamespaces().grant(in: "a", .allow("create", on: "pods"))
    #expect(try Attack(whole).takes("workload-create-sa"))
  }

  @Test("1b.01 A PUT or apply to a name creates what is not there, so there the name is known")
  func line01CreateOnUpdate() throws {
    let bind = PolicyRule.rbac("bind", on: "clusterroles")
    func attack(_ verbs: String...) throws -> Attack {
      let write = PolicyRule(
        verbs: verbs, apiGroups: [PolicyRule.rbacGroup], resources: ["clusterrolebindings"],
        resourceNames: ["mine"])
      let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
      return try Attack(draft.grant(write).grant(bind))
    }
    #expect(try attack("create", "patch").takes("rbac-bind-cluster"))
    #expect(try attack("create", "update").reaches("cluster:c"))
    #expect(try !attack("create").takes("rbac-bind-cluster"), "POST has no name")
    #expect(try !attack("patch").takes("rbac-bind-cluster"), "nothing of that name to change")
  }

  @Test("1b.01 RBAC itself sees the name only where the request has one")
  func line01Authorizer() {
    let draft = Draft.twoNamespaces().grant(.allow("create", on: "pods", named: ["web"]))
    let authorizer = Authorizer(cluster: draft.cluster)
    let create = AccessRequest(verb: "create", resource: "pods", namespace: "a")
    var apply = create
    apply.name = "web"
    #expect(!authorizer.allows(create))
    #expect(authorizer.allows(apply))
  }

  @Test("1b.02 Create on a subresource has its object's name in the URL: resourceNames count")
  func line02() throws {
    let draft = Draft.twoNamespaces().pod("a/other", on: "n1")
    draft.grant(in: "a", .allow("create", on: "pods/exec", named: ["web"]))
    let exec = try Attack(draft)
    #expect(try exec.reaches("pod:a/web"))
    #expect(try !exec.reaches("pod:a/other"))
    let tokens = Draft.twoNamespaces().serviceAccount("a/other")
    tokens.grant(in: "a", .allow("create", on: "serviceaccounts/token", named: ["app"]))
    #expect(try Attack(tokens).reaches("sa:a/app"))
    #expect(try !Attack(tokens).reaches("sa:a/other"))
    for (name, evicts) in [("web", true), ("gone", false)] {
      let eviction = Draft.twoNamespaces().grant(
        in: "a", .allow("create", on: "pods/eviction", named: [name]))
      let request = AccessRequest(
        verb: "create", resource: "pods", subresource: "eviction", name: "web", namespace: "a")
      #expect(Authorizer(cluster: eviction.cluster).allows(request) == evicts)
    }
  }

  @Test("1b.03 list and watch return whole objects", arguments: ["list", "watch"])
  func line03(verb: String) throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow(verb, on: "secrets"))
    #expect(try Attack(draft).reaches("secret:a/opaque"))
    #expect(try !Attack(draft).reaches("secret:b/opaque"))
    // A client asks for one name with the field selector metadata.name.
    let named = Draft.twoNamespaces().secret("a/other")
    named.grant(in: "a", .allow(verb, on: "secrets", named: ["opaque"]))
    #expect(try Attack(named).reaches("secret:a/opaque"))
    #expect(try !Attack(named).reaches("secret:a/other"))
    let authorizer = Authorizer(cluster: named.cluster)
    #expect(!authorizer.allows(AccessRequest(verb: verb, resource: "secrets", namespace: "a")))
  }

  @Test("1b.03 deletecollection has no name")
  func line03DeleteCollection() throws {
    let named = Draft.twoNamespaces().grant(
      in: "a", .allow("deletecollection", on: "pods", named: ["web"]))
    #expect(try !Attack(named).takes("pod-delete"))
    let whole = Draft.twoNamespaces().grant(in: "a", .allow("deletecollection", on: "pods"))
    #expect(try Attack(whole).takes("pod-delete"))
  }

  @Test("1b.04 Being unable to list is a guessing problem, not a wall")
  func line04() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("get", on: "secrets"))
    #expect(try Attack(draft).reaches("secret:a/opaque"))
  }

  @Test(
    "1b.05 pods does not cover pods/exec, pods/* matches nothing, */exec and * match",
    arguments: [
      ("pods", false), ("pods/*", false), ("pods/exec", true), ("*/exec", true), ("*", true),
      ("*/*", false),
    ])
  func line05(resource: String, works: Bool) throws {
    let draft = Draft.twoNamespaces()
    draft.grant(
      in: "a", PolicyRule(verbs: ["create"], apiGroups: [""], resources: [resource]))
    #expect(try Attack(draft).takes("pod-exec") == works)
    let request = AccessRequest(
      verb: "create", resource: "pods", subresource: "exec", name: "web", namespace: "a")
    #expect(Authorizer(cluster: draft.cluster).allows(request) == works)
  }

  @Test("1b.06 resourceNames are literal: an asterisk is no wildcard")
  func line06() throws {
    let draft = Draft.twoNamespaces()
    for names in [["*"], ["opa*"], ["Opaque"]] {
      draft.grant(in: "a", .allow("get", on: "secrets", named: names))
    }
    #expect(try !Attack(draft).reaches("secret:a/opaque"))
    draft.grant(in: "a", .allow("get", on: "secrets", named: ["x", "opaque"]))
    #expect(try Attack(draft).reaches("secret:a/opaque"))
  }

  @Test("1b.06 A signer's domain/* is asked for as a name of its own")
  func line06Signers() {
    let rule = PolicyRule.allow(
      "approve", on: "signers", group: "certificates.k8s.io", named: ["kubernetes.io/*"])
    let authorizer = Authorizer(cluster: Draft.twoNamespaces().grant(rule).cluster)
    func approves(_ signer: String) -> Bool {
      authorizer.allows(
        AccessRequest(
          verb: "approve", apiGroup: "certificates.k8s.io", resource: "signers", name: signer))
    }
    #expect(approves("kubernetes.io/*"))
    #expect(!approves("kubernetes.io/kube-apiserver-client"))
  }

  @Test(
    "1b.07 apiGroups \"\" is the core group only; extensions is dead",
    arguments: [
      ("", "pods", true), ("", "deployments", false), ("apps", "deployments", true),
      ("apps", "pods", false), ("extensions", "deployments", false), ("batch", "jobs", true),
      ("apps", "jobs", false), ("*", "deployments", true),
    ])
  func line07(group: String, resource: String, works: Bool) throws {
    let draft = Draft.twoNamespaces()
    draft.grant(in: "a", .allow("create", on: resource, group: group))
    #expect(try Attack(draft).takes("workload-create-sa") == works)
  }

  @Test("1b.08 The verb * includes impersonate, bind, escalate, approve and the like")
  func line08() throws {
    let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
    draft.grant(.rbac("*", on: "*"))
    let attack = try Attack(draft)
    #expect(try attack.takes("rbac-bind-cluster"))
    #expect(try attack.takes("rbac-escalate-cluster"))
    #expect(try attack.reaches("cluster:c"))
    let accounts = Draft.twoNamespaces().grant(in: "a", .allow("*", on: "serviceaccounts"))
    #expect(try Attack(accounts).takes("impersonate-sa"))
    let authorizer = Authorizer(
      cluster: Draft.twoNamespaces().grant(.allow("*", on: "*", group: "*")).cluster)
    for verb in ["impersonate", "bind", "escalate", "approve", "sign", "attest", "use"] {
      #expect(authorizer.allows(AccessRequest(verb: verb, apiGroup: "x", resource: "y")))
    }
  }
}
