import Estate
import TestSupport
import Testing

@Suite("Authorizer")
struct AuthorizerTests {
  /// Few names, so that requests hit; two spellings of "café" that Swift's `==` holds equal.
  private static let names = [
    "a", "b", "caf\u{E9}", "cafe\u{301}", "system:serviceaccount:n:a", "system:masters", "*", "",
  ]
  private static let namespaces = ["n", "m", "caf\u{E9}", "cafe\u{301}"]
  private static let verbs = ["get", "list", "*", "GET", ""]
  private static let groups = ["", "apps", "*"]
  private static let resources = ["pods", "pods/exec", "*/exec", "*", "pods/*", "exec", "secrets"]
  private static let urls = ["*", "/a", "/a/*", "/a/**", "/*/a", "", "/caf\u{E9}*"]

  @Test("Random worlds are decided as by going through everything", arguments: 0..<20)
  func againstOracle(seed: Int) {
    var generator = SplitMix(seed: UInt64(seed))
    let cluster = Self.world(&generator)
    let authorizer = Authorizer(cluster: cluster)
    let oracle = PlainAuthorizer(cluster: cluster)
    var allowed = 0
    var wrong: [AccessRequest] = []
    for _ in 0..<200 {
      let request = Self.request(&generator)
      let expected = oracle.granting(request).map { cluster.bindings[$0].path }
      let decision = authorizer.decide(request)
      if !decision.via.isExactly(expected) || decision.allowed == expected.isEmpty {
        wrong.append(request)
      }
      let principal = Principal(username: request.user, groups: request.groups)
      let quick = authorizer.allows(
        authorizer.resolve(principal), authorizer.resolve(request))
      #expect(quick == decision.allowed, "the decision without bindings must be the same")
      if decision.allowed { allowed += 1 }
    }
    #expect(wrong.isEmpty)
    #expect(allowed > 5 && allowed < 195, "requests should be allowed and refused")
  }

  @Test("Bindings whose names only look alike are both named")
  func canonicalEquivalents() {
    let rule = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"])
    let bindings = ["caf\u{E9}", "cafe\u{301}"].map { name in
      RoleBinding(
        scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: name),
        roleRef: RoleReference(kind: "ClusterRole", name: "r"),
        subjects: [Subject(kind: "User", name: "ann"), Subject(kind: "User", name: "ann")])
    }
    let authorizer = Authorizer(
      roles: [Role(scope: .cluster, metadata: ObjectMetadata(name: "r"), rules: [rule])],
      bindings: bindings)
    let request = AccessRequest(user: "ann", verb: "get", resource: "pods", namespace: "n")
    #expect(authorizer.decide(request).via.isExactly(bindings.map(\.path)))
    let found = authorizer.whoCanWithBindings(request)
    #expect(found.count == 2 && found[1].via.isExactly(bindings.map(\.path)))
  }

  private static func world(_ generator: inout SplitMix) -> Cluster {
    var cluster = Cluster(name: "c")
    for _ in 0..<12 {
      let rules = (0..<3).map { _ in
        PolicyRule(
          verbs: generator.some(verbs, max: 3), apiGroups: generator.some(groups, max: 2),
          resources: generator.some(resources, max: 3),
          resourceNames: generator.some(names, max: 1),
          nonResourceURLs: generator.some(urls, max: 2))
      }
      let isCluster = Bool.random(using: &generator)
      cluster.roles.append(
        Role(
          scope: isCluster ? .cluster : .namespaced,
          metadata: ObjectMetadata(
            namespace: isCluster ? "" : generator.pick(namespaces), name: generator.pick(names)),
          rules: rules))
    }
    for index in 0..<80 {
      let isCluster = Bool.random(using: &generator)
      let subjects = (0..<3).map { _ in
        Subject(
          kind: generator.pick(["User", "Group", "ServiceAccount", "user"]),
          name: generator.pick(names), namespace: generator.pick(["", "n"]))
      }
      cluster.bindings.append(
        RoleBinding(
          scope: isCluster ? .cluster : .namespaced,
          metadata: ObjectMetadata(
            namespace: isCluster ? "" : generator.pick(namespaces), name: "b\(index)"),
          roleRef: RoleReference(
            kind: generator.pick(["Role", "ClusterRole", "role"]), name: generator.pick(names)),
          subjects: generator.some(subjects, max: 3)))
    }
    return cluster
  }

  private static func request(_ generator: inout SplitMix) -> AccessRequest {
    AccessRequest(
      user: generator.pick(names + ["system:serviceaccount:n:b"]),
      groups: generator.some(names, max: 3), verb: generator.pick(verbs),
      apiGroup: generator.pick(groups), resource: generator.pick(["pods", "secrets", "pods/exec"]),
      subresource: generator.pick(["", "exec", "*"]), name: generator.pick(names),
      namespace: generator.pick(namespaces + [""]),
      path: generator.pick([nil, nil, nil, "", "/a", "/a/b", "/x/a", "/caf\u{E9}", "/cafe\u{301}"]))
  }

  @Test("A role that is missing grants nothing and stops nothing")
  func dangling() {
    var cluster = Cluster(name: "c")
    let user = Subject(kind: "User", name: "ann")
    let rule = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"])
    cluster.roles = [Role(scope: .cluster, metadata: ObjectMetadata(name: "r"), rules: [rule])]
    cluster.bindings = [
      RoleBinding(
        scope: .cluster, metadata: ObjectMetadata(name: "ghost"),
        roleRef: RoleReference(kind: "ClusterRole", name: "missing"), subjects: [user]),
      RoleBinding(
        scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: "wrong-kind"),
        roleRef: RoleReference(kind: "Role", name: "r"), subjects: [user]),
      RoleBinding(
        scope: .cluster, metadata: ObjectMetadata(name: "real"),
        roleRef: RoleReference(kind: "ClusterRole", name: "r"), subjects: [user, user]),
    ]
    let decision = Authorizer(cluster: cluster).decide(
      AccessRequest(user: "ann", verb: "get", resource: "pods", namespace: "n"))
    #expect(decision.allowed && decision.via == ["ClusterRoleBinding/real"])
  }

  @Test("system:masters has no standing in RBAC, but passes before it")
  func masters() {
    let request = AccessRequest(user: "root", groups: ["system:masters"], verb: "get")
    #expect(!Authorizer(cluster: Cluster(name: "c")).decide(request).allowed)
    #expect(request.bypassesRBAC)
    #expect(!AccessRequest(user: "system:masters", verb: "get").bypassesRBAC)
  }

  @Test("Who-can lists subjects in the order of the bindings, users' API group filled in")
  func whoCan() {
    var cluster = Cluster(name: "c")
    let rule = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"])
    cluster.roles = [Role(scope: .cluster, metadata: ObjectMetadata(name: "r"), rules: [rule])]
    let group = "rbac.authorization.k8s.io"
    cluster.bindings = ["z", "y"].map { name in
      RoleBinding(
        scope: .cluster, metadata: ObjectMetadata(name: name),
        roleRef: RoleReference(kind: "ClusterRole", name: "r"),
        subjects: [
          Subject(kind: "User", name: name), Subject(kind: "User", apiGroup: group, name: name),
          Subject(kind: "ServiceAccount", name: "s"),
        ])
    }
    let subjects = Authorizer(cluster: cluster).whoCan(
      AccessRequest(verb: "get", resource: "pods"))
    #expect(subjects.map(\.name) == ["system:masters", "z", "s", "y"])
    #expect(subjects.map(\.apiGroup) == [group, group, "", group])
  }
}
