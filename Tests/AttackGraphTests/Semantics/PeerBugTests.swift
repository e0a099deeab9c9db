import AttackGraph
import Estate
import TestSupport
import Testing

/// What other tools were seen to get wrong about RBAC, done right here.
@Suite("Bugs of peers: rights")
struct PeerRightsBugTests {
  private typealias Draft = ClusterDraft
  private static let readSecrets = PolicyRule.allow("get", on: "secrets")

  @Test(
    "KubeHound: takes pods/* for exec and misses */exec",
    arguments: [("pods/*", false), ("*/exec", true)])
  func kubeHoundSubresources(resource: String, works: Bool) throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("create", on: resource))
    #expect(try Attack(draft).reaches("pod:a/web") == works)
  }

  @Test("KubeHound: asks for the core group in rules that create Deployments")
  func kubeHoundWorkloadGroups() throws {
    let draft = Draft.twoNamespaces()
    draft.grant(in: "a", .allow("create", on: "deployments", group: "apps"))
    #expect(try Attack(draft).takes("workload-create-sa"))
  }

  @Test("KubeHound: ignores rules with resourceNames")
  func kubeHoundNames() throws {
    let draft = Draft.twoNamespaces().secret("a/other")
    draft.grant(in: "a", .allow("get", on: "secrets", named: ["opaque"]))
    draft.grant(in: "a", .allow("create", on: "pods/exec", named: ["web"]))
    let attack = try Attack(draft)
    #expect(try attack.reaches("secret:a/opaque"))
    #expect(try attack.reaches("pod:a/web"))
    #expect(try !attack.reaches("secret:a/other"))
  }

  @Test("KubeHound: looks for bind's verb, group and resource in different rules")
  func kubeHoundIndependentElements() throws {
    let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
    draft.grant(
      .rbac("create", on: "clusterrolebindings"), .rbac("get", on: "clusterroles"),
      .allow("bind", on: "widgets", group: "example.com"))
    #expect(try !Attack(draft).takes("rbac-bind-cluster"))
  }

  @Test("KubeHound: does not combine two roles of one subject")
  func kubeHoundTwoRoles() throws {
    let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
    draft.grant(.rbac("create", on: "clusterrolebindings"))
    draft.grant(.rbac("bind", on: "clusterroles"))
    #expect(try Attack(draft).reaches("cluster:c"))
  }

  @Test("KubeHound: leaves out binding a ClusterRole in a namespace, and roles nobody holds")
  func kubeHoundNamespacedClusterRole() throws {
    let draft = Draft.twoNamespaces().role("unused", Self.readSecrets)
    draft.grant(
      in: "a", .rbac("create", on: "rolebindings"), .rbac("bind", on: "clusterroles"))
    let attack = try Attack(draft)
    #expect(try attack.takes("rbac-bind-ns"))
    #expect(try attack.reaches("secret:a/opaque"))
    #expect(try !attack.reaches("secret:b/opaque"))
  }

  @Test("KubeHound: draws tokens from Secrets that hold none")
  func kubeHoundTokenSecrets() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("get", "list", on: "secrets"))
    #expect(try !Attack(draft).reaches("sa:a/app"))
    draft.secret("a/app-token", tokenOf: "app")
    #expect(try Attack(draft).reaches("sa:a/app"))
  }

  @Test("KubeHound: looks roles up by name, whatever their kind")
  func kubeHoundRoleKinds() throws {
    let draft = Draft.twoNamespaces()
    draft.role("view", .allow("get", on: "pods")).role("a/view", Self.readSecrets)
    draft.bind("a/one", role: "ClusterRole/view", to: .user("one"))
    draft.bind("a/two", role: "Role/view", to: .user("two"))
    #expect(try !Attack(draft, from: "user:one").reaches("secret:a/opaque"))
    #expect(try Attack(draft, from: "user:two").reaches("secret:a/opaque"))
  }

  @Test("KubeHound: knows no implicit groups")
  func kubeHoundImplicitGroups() throws {
    let draft = Draft.twoNamespaces().grant(.group("system:serviceaccounts:a"), Self.readSecrets)
    #expect(try Attack(draft, from: "pod:a/web").reaches("secret:b/opaque"))
    #expect(try !Attack(draft, from: "pod:b/web").reaches("secret:b/opaque"))
  }

  @Test("KubeHound: knows no escalate")
  func kubeHoundEscalate() throws {
    let draft = Draft.twoNamespaces().grant(.rbac("escalate", "patch", on: "clusterroles"))
    #expect(try Attack(draft).reaches("cluster:c"))
  }

  @Test("KubeHound: knows no impersonation")
  func kubeHoundImpersonation() throws {
    let draft = Draft.twoNamespaces().grant(.account("b/app"), .everything)
    draft.grant(in: "b", .allow("impersonate", on: "serviceaccounts", named: ["app"]))
    #expect(try Attack(draft).takes("impersonate-sa"))
    #expect(try Attack(draft).reaches("cluster:c"))
  }

  @Test("KubeHound: stops at what it marks as critical in large clusters")
  func kubeHoundCriticalVertices() throws {
    let draft = Draft.twoNamespaces().grant(.everything)
    let attack = try Attack(draft)
    for target in ["cluster:c", "secret:b/opaque", "sa:b/app", "node:n2", "namespace:a"] {
      #expect(try attack.reaches(target), "\(target)")
    }
  }

  @Test("IceKube: knows no bind")
  func iceKubeBind() throws {
    let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
    draft.grant(.rbac("create", on: "clusterrolebindings"), .rbac("bind", on: "clusterroles"))
    #expect(try Attack(draft).takes("rbac-bind-cluster"))
  }

  @Test("IceKube: takes escalate without a write on roles for everything")
  func iceKubeEscalateAlone() throws {
    let draft = Draft.twoNamespaces().grant(.rbac("escalate", on: "clusterroles", "roles"))
    let attack = try Attack(draft)
    #expect(try !attack.takes("rbac-escalate-cluster"))
    #expect(try !attack.takes("rbac-escalate-ns"))
  }

  @Test("IceKube: takes an asterisk in resourceNames for a wildcard")
  func iceKubeNameGlobs() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("get", on: "secrets", named: ["*"]))
    #expect(try !Attack(draft).reaches("secret:a/opaque"))
  }

  @Test("rbac-police: looks for bind on bindings")
  func rbacPoliceBind() throws {
    func attack(_ resources: String...) throws -> Attack {
      let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
      draft.grant(.rbac("create", on: "clusterrolebindings"))
      for resource in resources { draft.grant(.rbac("bind", on: resource)) }
      return try Attack(draft)
    }
    #expect(try !attack("clusterrolebindings", "rolebindings").reaches("cluster:c"))
    #expect(try attack("clusterroles").reaches("cluster:c"))
  }

  @Test("rbac-police: stops reading a binding at its first group")
  func rbacPoliceFirstGroup() throws {
    let draft = Draft.twoNamespaces().role("reader", Self.readSecrets)
    draft.bind(
      "b/mixed", role: "ClusterRole/reader", to: .group("team"), .user("eve"), .account("a/app"))
    #expect(try Attack(draft, from: "user:eve").reaches("secret:b/opaque"))
    #expect(try Attack(draft, from: "sa:a/app").reaches("secret:b/opaque"))
  }

  @Test("rbac-police: looks at accounts of running pods only, and hardly at users")
  func rbacPoliceIdleSubjects() throws {
    let draft = Draft.twoNamespaces().serviceAccount("a/idle")
    draft.grant(.account("a/idle"), Self.readSecrets).grant(.user("eve"), Self.readSecrets)
    #expect(try Attack(draft, from: "sa:a/idle").reaches("secret:b/opaque"))
    #expect(try Attack(draft, from: "user:eve").reaches("secret:b/opaque"))
  }

  @Test("KubiScan: does not look at apiGroups")
  func kubiScanGroups() throws {
    let draft = Draft.twoNamespaces()
    draft.grant(.allow("get", on: "secrets", group: "vault.example.com"))
    #expect(try !Attack(draft).takes("secret-read"))
  }

  @Test("KubiScan: compares verbs and resources as texts, so that * is one more of them")
  func kubiScanWildcards() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("*", on: "*"))
    let attack = try Attack(draft)
    for technique in ["secret-read", "pod-exec", "token-mint", "workload-create-sa"] {
      #expect(try attack.takes(technique), "\(technique)")
    }
  }

  @Test("KubiScan: matches bindings to roles by name only")
  func kubiScanRoleNames() throws {
    let draft = Draft.twoNamespaces().role("a/reader", Self.readSecrets)
    draft.bind("b/reader", role: "Role/reader", to: .user("eve"))
    draft.bind("all", role: "ClusterRole/reader", to: .user("eve"))
    draft.bind("a/none", role: "ClusterRole/reader", to: .user("eve"))
    let attack = try Attack(draft)
    #expect(try !attack.reaches("secret:a/opaque"))
    #expect(try !attack.reaches("secret:b/opaque"))
  }

  @Test("krane: takes any write on bindings for control of the cluster")
  func kraneBindingWrites() throws {
    let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
    draft.grant(.rbac("create", "update", on: "rolebindings", "clusterrolebindings"))
    let attack = try Attack(draft)
    #expect(try attack.takes("rbac-role-write-covered"), "what eve holds, she can share")
    #expect(try !attack.reaches("cluster:c"))
    #expect(try !attack.reaches("secret:a/opaque"))
  }

  @Test("kubescape: takes pods/* for exec")
  func kubescapeExec() throws {
    let draft = Draft.twoNamespaces().grant(.allow("create", on: "pods/*"))
    #expect(try !Attack(draft).takes("pod-exec"))
  }

  @Test("All: get on nodes/proxy, exec by version and names in subresources at most once each")
  func all() throws {
    let proxy = Draft.twoNamespaces().grant(.allow("get", on: "nodes/proxy"))
    #expect(try Attack(proxy).reaches("pod:b/web"))
    for (minor, works) in [(34, true), (35, false)] {
      let exec = Draft.twoNamespaces(version: minor).grant(.allow("get", on: "pods/exec"))
      #expect(try Attack(exec).takes("pod-exec") == works)
    }
    let mint = Draft.twoNamespaces().serviceAccount("a/other")
    mint.grant(in: "a", .allow("create", on: "serviceaccounts/token", named: ["app"]))
    #expect(try Attack(mint).reaches("sa:a/app"))
    #expect(try !Attack(mint).reaches("sa:a/other"))
  }
}
