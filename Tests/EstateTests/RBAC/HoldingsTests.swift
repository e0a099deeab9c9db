import Estate
import Testing

@Suite("What a principal holds")
struct HoldingsTests {
  @Test("Rules come by scope with their bindings, implied groups included")
  func scopes() {
    let pods = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"])
    let nodes = PolicyRule(verbs: ["list"], apiGroups: [""], resources: ["nodes"])
    // Void in the namespaces that this is bound in.
    let urls = PolicyRule(verbs: ["get"], nonResourceURLs: ["/metrics"])
    func binding(_ name: String, _ namespace: String, _ role: String, _ subject: Subject)
      -> RoleBinding
    {
      RoleBinding(
        scope: namespace.isEmpty ? .cluster : .namespaced,
        metadata: ObjectMetadata(namespace: namespace, name: name),
        roleRef: RoleReference(kind: "ClusterRole", name: role), subjects: [subject])
    }
    let ann = Subject(kind: "User", name: "ann")
    let everyone = Subject(kind: "Group", name: "system:authenticated")
    let authorizer = Authorizer(
      roles: [
        Role(scope: .cluster, metadata: ObjectMetadata(name: "pods"), rules: [pods, urls]),
        Role(scope: .cluster, metadata: ObjectMetadata(name: "nodes"), rules: [nodes]),
        Role(scope: .cluster, metadata: ObjectMetadata(name: "empty"), rules: []),
      ],
      bindings: [
        binding("b1", "web", "pods", ann), binding("b2", "", "nodes", everyone),
        binding("b3", "api", "pods", ann), binding("b4", "web", "gone", ann),
        binding("b5", "zoo", "empty", ann), binding("b6", "web", "nodes", ann),
        binding("b7", "web", "pods", Subject(kind: "User", name: "bob")),
      ])
    let holdings = authorizer.holdings(of: .user("ann"))
    #expect(holdings.map(\.namespace) == ["", "api", "web"])
    #expect(holdings[0].rules.map(\.via) == ["ClusterRoleBinding/b2"])
    #expect(holdings[2].rules.map(\.via) == ["RoleBinding/web/b1", "RoleBinding/web/b6"])
    #expect(holdings[2].rules.map(\.rule) == [pods, nodes])
    #expect(authorizer.holdings(of: .anonymous).isEmpty)
  }
}
