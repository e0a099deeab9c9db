import Estate
import Testing

@Suite("Streams into pods, by the server's version")
struct PodConnectionTests {
  private static let before = ServerVersion(major: 1, minor: 34)
  private static let since = ServerVersion(major: 1, minor: 35)

  private func authorizer(_ verb: String, _ resource: String, names: [String] = []) -> Authorizer {
    let role = Role(
      scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: "r"),
      rules: [
        PolicyRule(verbs: [verb], apiGroups: [""], resources: [resource], resourceNames: names)
      ])
    let binding = RoleBinding(
      scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: "b"),
      roleRef: RoleReference(kind: "Role", name: "r"),
      subjects: [Subject(kind: "User", name: "ann")])
    return Authorizer(roles: [role], bindings: [binding])
  }

  private func allows(
    _ authorizer: Authorizer, _ connection: PodConnection, pod: String = "p",
    _ version: ServerVersion
  ) -> Bool {
    authorizer.decide(
      connection, pod: pod, namespace: "n", by: .user("ann"), version: version
    ).allowed
  }

  @Test("Get was enough before 1.35 and is not since", arguments: PodConnection.allCases)
  func get(connection: PodConnection) {
    let reader = authorizer("get", "pods/\(connection.rawValue)")
    #expect(allows(reader, connection, Self.before))
    #expect(!allows(reader, connection, Self.since))
    #expect(!allows(reader, connection, .current))
  }

  @Test("Create is enough in every version", arguments: PodConnection.allCases)
  func create(connection: PodConnection) {
    let creator = authorizer("create", "pods/\(connection.rawValue)")
    for version in [Self.before, Self.since] { #expect(allows(creator, connection, version)) }
  }

  @Test("Names are honoured, and the patterns that cover a subresource are the server's")
  func patterns() {
    let named = authorizer("create", "pods/exec", names: ["p"])
    #expect(allows(named, .exec, .current) && !allows(named, .exec, pod: "q", .current))
    #expect(allows(authorizer("*", "*/exec"), .exec, .current))
    #expect(allows(authorizer("create", "*"), .exec, .current))
    #expect(!allows(authorizer("create", "pods/*"), .exec, .current))
    #expect(!allows(authorizer("create", "pods"), .exec, .current))
    #expect(!allows(authorizer("create", "pods/exec"), .attach, .current))
  }

  @Test("The verdict names the binding, whichever verb it was")
  func via() {
    let decision = authorizer("get", "pods/exec").decide(
      .exec, pod: "p", namespace: "n", by: .user("ann"), version: Self.before)
    #expect(decision.via == ["RoleBinding/n/b"])
  }
}
