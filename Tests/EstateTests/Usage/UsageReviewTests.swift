import Estate
import TestSupport
import Testing

@Suite("Usage beside the grants")
struct UsageReviewTests {
  private let account = Principal.serviceAccount(namespace: "shop", name: "api")
  private let subject = Subject(kind: "ServiceAccount", name: "api", namespace: "shop")

  private func usage(_ requests: [AccessRequest], by user: String? = nil) -> UsageModel {
    var builder = UsageModelBuilder()
    for (place, request) in requests.enumerated() {
      builder.add(
        UsedPermission(request), by: user ?? account.username,
        UsageTally(second: Int64(1000 + place)))
    }
    return builder.model()
  }

  private func use(_ draft: ClusterDraft, _ requests: AccessRequest...) -> PermissionUse {
    UsageReview(cluster: draft.cluster, usage: usage(requests)).use(by: account)
  }

  @Test("Verbs and resources multiply, and only those asked for were used")
  func plainRule() {
    let draft = ClusterDraft()
      .role(
        "shop/r",
        PolicyRule(verbs: ["get", "list"], apiGroups: [""], resources: ["pods", "services"])
      )
      .bind("shop/b", role: "Role/r", to: subject)
    let use = use(
      draft, AccessRequest(verb: "get", resource: "pods", name: "p", namespace: "shop"),
      AccessRequest(verb: "list", resource: "pods", namespace: "other"))
    #expect((use.granted, use.used) == (4, 1))
    #expect(use.usedShare == 0.25 && use.unusedShare == 0.75)
    #expect(use.ungranted == 1, "what was used in another namespace is not granted")
    #expect(use.grants.map(\.requests) == [1] && use.grants[0].lastSeen == 1000)
    #expect(use.grants[0].via == "RoleBinding/shop/b" && use.grants[0].namespace == "shop")
  }

  @Test("A wildcard is as large as everything that it stands for")
  func wildcards() {
    let everything = PolicyRule(verbs: ["*"], apiGroups: ["*"], resources: ["*"])
    let draft = ClusterDraft().role("r", everything).bind("b", role: "ClusterRole/r", to: subject)
    let use = use(draft, AccessRequest(verb: "get", resource: "pods", name: "p", namespace: "a"))
    let all = ServedResource.builtIn.reduce(0) { $0 + $1.verbs.count }
    #expect((use.granted, use.used) == (all, 1))
    let scales = ClusterDraft()
      .role("r", PolicyRule(verbs: ["get"], apiGroups: ["*"], resources: ["*/scale"]))
      .bind("b", role: "ClusterRole/r", to: subject)
    let parts = ServedResource.builtIn.filter { $0.path.hasSuffix("/scale") }
    #expect(parts.count == 4 && self.use(scales).granted == 4)
  }

  @Test("What is served lives where the names of resources say")
  func scopes() {
    for resource in ServedResource.builtIn {
      let plural = resource.path.split(separator: "/").first.map(String.init) ?? ""
      guard let known = BuiltInResource.named(plural), known.apiGroup == resource.apiGroup else {
        continue
      }
      #expect((resource.scope == .namespaced) == known.isNamespaced, "\(resource.path)")
    }
  }

  @Test("Custom resources count where a rule names them, also for other rules' wildcards")
  func customResources() {
    let named = PolicyRule(
      verbs: ["get"], apiGroups: ["example.com"], resources: ["widgets", "widgets/status"])
    let draft = ClusterDraft().role("named", named)
      .role("all", PolicyRule(verbs: ["*"], apiGroups: ["example.com"], resources: ["*"]))
      .bind("b", role: "ClusterRole/all", to: subject)
    let use = use(
      draft, AccessRequest(verb: "get", apiGroup: "example.com", resource: "gadgets", name: "g"))
    #expect((use.granted, use.used) == (8 + 3 + 1, 1), "and what was used exists as well")
  }

  @Test("Rights that no request shows are counted apart")
  func unobservable() {
    let draft = ClusterDraft()
      .role(
        "r",
        PolicyRule(
          verbs: ["bind", "escalate", "get"], apiGroups: ["rbac.authorization.k8s.io"],
          resources: ["clusterroles"]),
        PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["nodes/stats", "pods/finalizers"]),
        PolicyRule(verbs: ["get"], apiGroups: ["extensions"], resources: ["deployments"]),
        PolicyRule(verbs: ["get"], apiGroups: ["apps"], resources: ["pods"])
      )
      .bind("b", role: "ClusterRole/r", to: subject)
    let use = use(draft)
    #expect((use.granted, use.used, use.unobservable) == (1, 0, 6))
    #expect(use.usedShare == 0)
  }

  @Test("A RoleBinding does not reach what lives in no namespace, but the Namespace itself")
  func namespaced() {
    let draft = ClusterDraft()
      .role("r", PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["nodes", "namespaces"]))
      .bind("shop/b", role: "ClusterRole/r", to: subject)
    let use = use(
      draft,
      AccessRequest(verb: "get", resource: "namespaces", name: "shop", namespace: "shop"))
    #expect((use.granted, use.used) == (1, 1))
  }

  @Test("What two bindings grant counts once, and a namespace's part of a wider right not at all")
  func repeated() {
    let pods = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"])
    let draft = ClusterDraft().role("r", pods)
      .bind("wide", role: "ClusterRole/r", to: subject)
      .bind("again", role: "ClusterRole/r", to: .group("system:serviceaccounts"))
      .bind("shop/narrow", role: "ClusterRole/r", to: subject)
    let use = use(
      draft, AccessRequest(verb: "get", resource: "pods", name: "p", namespace: "shop"))
    #expect((use.granted, use.used) == (1, 1))
    #expect(use.grants.map(\.isUsed) == [true, true, true])
  }

  @Test("A list of names makes one right per name, which only that name uses")
  func names() {
    let secrets = PolicyRule(
      verbs: ["get", "list"], apiGroups: [""], resources: ["secrets"], resourceNames: ["a", "b"])
    let draft = ClusterDraft().role("shop/r", secrets).bind("shop/b", role: "Role/r", to: subject)
    func request(_ verb: String, _ name: String) -> AccessRequest {
      AccessRequest(verb: verb, resource: "secrets", name: name, namespace: "shop")
    }
    #expect(use(draft).granted == 4)
    #expect(use(draft, request("get", "a")).used == 1)
    #expect(use(draft, request("get", "c"), request("list", "")).used == 0)
    #expect(use(draft, request("get", "c"), request("list", "")).ungranted == 2)
    let many = (0...UsageModel.namesMax).map { request("get", "s\($0)") }
    let lost = UsageReview(cluster: draft.cluster, usage: usage(many)).use(by: account)
    #expect(lost.used == 2 && lost.grants[0].isUsed, "lost names may have been any")
  }

  @Test("URLs count once per verb, by ClusterRoleBindings only")
  func urls() {
    let metrics = PolicyRule(verbs: ["get"], nonResourceURLs: ["/metrics", "/healthz/*"])
    let draft = ClusterDraft().role("r", metrics)
      .bind("b", role: "ClusterRole/r", to: subject)
      .bind("shop/b", role: "ClusterRole/r", to: subject)
    let use = use(
      draft, AccessRequest(verb: "get", path: "/healthz/etcd"),
      AccessRequest(verb: "get", path: "/version"))
    #expect((use.granted, use.used, use.ungranted) == (2, 1, 1))
    #expect(use.grants.map(\.isUsed) == [true, false])
  }

  @Test("Opening a connection to a pod by get also uses create")
  func connections() {
    let exec = PolicyRule(verbs: ["create", "get"], apiGroups: [""], resources: ["pods/exec"])
    let draft = ClusterDraft().role("r", exec).bind("b", role: "ClusterRole/r", to: subject)
    func request(_ verb: String) -> AccessRequest {
      AccessRequest(
        verb: verb, resource: "pods", subresource: "exec", name: "p", namespace: "shop")
    }
    #expect(use(draft, request("get")).used == 2)
    #expect(use(draft, request("create")).used == 1)
  }

  @Test("Everybody is listed whom a binding names or who was seen, with the groups seen")
  func principals() {
    var builder = UsageModelBuilder()
    builder.add(UsageIdentity(username: "ann", groups: ["dev", "system:authenticated"]))
    let draft = ClusterDraft().serviceAccount("shop/idle")
      .role("r").bind("b", role: "ClusterRole/r", to: subject, .user("bob"), .group("dev"))
    let review = UsageReview(cluster: draft.cluster, usage: builder.model())
    #expect(
      review.principals(of: draft.cluster) == [
        Principal(username: "ann", groups: ["dev", "system:authenticated"]), .user("bob"), account,
        .serviceAccount(namespace: "shop", name: "idle"),
      ])
    let people = [
      Person(
        name: "Ann", username: "ann", groups: ["ops"], clusters: ["c"], laptop: "l", tasksPerDay: 1),
      Person(
        name: "Cy", username: "cy", groups: ["ops"], clusters: ["c"], laptop: "l", tasksPerDay: 1),
      Person(name: "Di", username: "di", clusters: ["other"], laptop: "l", tasksPerDay: 1),
    ]
    let known = review.principals(of: draft.cluster, people: people)
    #expect(known.map(\.username).prefix(3) == ["ann", "bob", "cy"] && known.count == 5)
    #expect(known[0].groups == ["ops", "system:authenticated", "dev"])
    #expect(known[2] == .user("cy", claims: ["ops"]))
    let nobody = review.use(by: .user("nobody"))
    #expect(nobody.granted == 0 && nobody.usedShare == nil && nobody.unusedShare == nil)
  }
}
