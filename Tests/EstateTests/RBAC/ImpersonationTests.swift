import Estate
import Testing

@Suite("Impersonation")
struct ImpersonationTests {
  private static let authentication = "authentication.k8s.io"
  private let list = AccessRequest(verb: "list", resource: "pods", namespace: "n")
  private let agent = Principal.serviceAccount(namespace: "n", name: "agent")

  /// The requester holds the rules cluster-wide, or in namespace `n`.
  private func authorizer(_ rules: [PolicyRule], inNamespace: Bool = false) -> Authorizer {
    let binding = RoleBinding(
      scope: inNamespace ? .namespaced : .cluster,
      metadata: ObjectMetadata(namespace: inNamespace ? "n" : "", name: "b"),
      roleRef: RoleReference(kind: "ClusterRole", name: "r"),
      subjects: [Subject(kind: "ServiceAccount", name: "agent", namespace: "n")])
    return Authorizer(
      roles: [Role(scope: .cluster, metadata: ObjectMetadata(name: "r"), rules: rules)],
      bindings: [binding])
  }

  private func rule(
    _ verb: String, _ resource: String, group: String = "", names: [String] = []
  ) -> PolicyRule {
    PolicyRule(verbs: [verb], apiGroups: [group], resources: [resource], resourceNames: names)
  }

  private func identity(_ mode: String, _ resource: String, names: [String] = []) -> PolicyRule {
    rule("impersonate:" + mode, resource, group: Self.authentication, names: names)
  }

  private func verdict(
    _ rules: [PolicyRule], _ target: Impersonation, inNamespace: Bool = false,
    version: ServerVersion = .current, node: String? = nil
  ) -> ImpersonationVerdict {
    authorizer(rules, inNamespace: inNamespace).impersonation(
      by: agent, as: target, making: list, version: version, requesterNode: node)
  }

  @Test("The old verb asks for the user, each group, the uid and each extra value")
  func legacy() {
    var target = Impersonation(username: "ann", groups: ["dev", "ops"])
    let users = rule("impersonate", "users", names: ["ann"])
    let groups = rule("impersonate", "groups", names: ["dev", "ops"])
    #expect(!verdict([users], target).allowed)
    #expect(!verdict([groups], target).allowed)
    let both = verdict([users, groups], target)
    #expect(both.mode == .legacy && both.via == ["ClusterRoleBinding/b"])
    #expect(both.principal?.groups == ["dev", "ops", "system:authenticated"])
    target.uid = "u"
    target.extra = [.init(key: "scopes", values: ["x"])]
    #expect(!verdict([users, groups], target).allowed)
    let uids = rule("impersonate", "uids", group: Self.authentication)
    let extras = rule("impersonate", "userextras/scopes", group: Self.authentication, names: ["x"])
    #expect(verdict([users, groups, uids, extras], target).allowed)
  }

  @Test("A right in a namespace reaches its service accounts and nobody else")
  func namespaced() {
    let accounts = rule("impersonate", "serviceaccounts")
    let inside = Impersonation(username: "system:serviceaccount:n:other")
    let outside = Impersonation(username: "system:serviceaccount:m:other")
    let reached = verdict([accounts], inside, inNamespace: true)
    #expect(
      reached.principal?.groups
        == ["system:serviceaccounts", "system:serviceaccounts:n", "system:authenticated"])
    #expect(!verdict([accounts], outside, inNamespace: true).allowed)
    let users = rule("impersonate", "users")
    #expect(!verdict([users], Impersonation(username: "ann"), inNamespace: true).allowed)
  }

  @Test("What is no valid service account's name is a user's")
  func invalidAccount() {
    let target = Impersonation(username: "system:serviceaccount:N:other")
    #expect(!verdict([rule("impersonate", "serviceaccounts")], target).allowed)
    #expect(verdict([rule("impersonate", "users")], target).allowed)
  }

  @Test("Constrained verbs need the target and the request, and a server that knows them")
  func constrained() {
    let who = identity("user-info", "users", names: ["ann"])
    let what = rule("impersonate-on:user-info:list", "pods")
    let ann = Impersonation(username: "ann")
    #expect(!verdict([who], ann).allowed && !verdict([what], ann).allowed)
    #expect(verdict([who, what], ann).mode == .userInfo)
    #expect(!verdict([who, what], ann, version: ServerVersion(major: 1, minor: 35)).allowed)
    #expect(!verdict([who, what], Impersonation(username: "bob")).allowed)
    let wrongGroup = rule("impersonate:user-info", "users")
    #expect(!verdict([wrongGroup, what], ann).allowed)
  }

  @Test("Constrained verbs never give system:masters; the old one does")
  func masters() {
    let target = Impersonation(username: "ann", groups: ["system:masters"])
    let constrained = [
      identity("user-info", "*"), rule("impersonate-on:user-info:list", "pods"),
    ]
    #expect(!verdict(constrained, target).allowed)
    let old = verdict([rule("impersonate", "*")], target)
    #expect(old.mode == .legacy && old.principal?.isSuperuser == true)
  }

  @Test("Four groups may be granted by the name *, three may not")
  func manyGroups() {
    let rules = [
      identity("user-info", "users"), identity("user-info", "groups", names: ["*"]),
      rule("impersonate-on:user-info:list", "pods"),
    ]
    let names = ["a", "b", "c", "d"]
    #expect(verdict(rules, Impersonation(username: "ann", groups: names)).allowed)
    #expect(
      !verdict(rules, Impersonation(username: "ann", groups: Array(names.dropLast()))).allowed)
  }

  @Test("Nodes: any of them, or only the one the token is bound to")
  func nodes() {
    let node = Impersonation(username: "system:node:w1")
    let arbitrary = [
      identity("arbitrary-node", "nodes", names: ["w1"]),
      rule("impersonate-on:arbitrary-node:list", "pods"),
    ]
    let reached = verdict(arbitrary, node)
    #expect(reached.mode == .arbitraryNode)
    #expect(reached.principal?.groups == ["system:nodes", "system:authenticated"])
    let own = [
      identity("associated-node", "nodes"), rule("impersonate-on:associated-node:list", "pods"),
    ]
    #expect(verdict(own, node, node: "w1").mode == .associatedNode)
    #expect(!verdict(own, node, node: "w2").allowed && !verdict(own, node).allowed)
    // The server asks for all nodes at once, so a name limits the right to nothing.
    let named = [identity("associated-node", "nodes", names: ["w1"]), own[1]]
    #expect(!verdict(named, node, node: "w1").allowed)
    // By the old verb a node is a user like any other, without the group of nodes.
    let old = verdict([rule("impersonate", "users")], node)
    #expect(old.principal?.groups == ["system:authenticated"])
  }

  @Test("Extra keys of constrained verbs must be paths of a domain")
  func extras() {
    let rules = [
      identity("user-info", "users"), identity("user-info", "userextras/*"),
      identity("user-info", "*/example.com/team"), identity("user-info", "*/team"),
      rule("impersonate-on:user-info:list", "pods"),
    ]
    func allowed(_ key: String, _ values: [String] = ["x"]) -> Bool {
      verdict(rules, Impersonation(username: "ann", extra: [.init(key: key, values: values)]))
        .allowed
    }
    #expect(allowed("example.com/team"))
    #expect(!allowed("team") && !allowed("Example.com/team") && !allowed("example.com/"))
    #expect(!allowed("example.com/team", []) && !allowed("example.com/team", [""]))
    // From four values on, the right to `userextras/*` by the name `*` is asked for first.
    #expect(allowed("example.org/other", ["a", "b", "c", "d"]))
    #expect(!allowed("example.org/other"))
  }

  @Test("The anonymous user gets its own group, a superuser passes every check")
  func special() {
    let anonymous = verdict(
      [rule("impersonate", "users")], Impersonation(username: "system:anonymous"))
    #expect(anonymous.principal?.groups == ["system:unauthenticated"])
    let root = Principal.user("root", claims: ["system:masters"])
    let target = Impersonation(username: "ann")
    let verdict = authorizer([]).impersonation(by: root, as: target, making: list)
    #expect(verdict.mode == .userInfo && verdict.via.isEmpty)
  }
}
