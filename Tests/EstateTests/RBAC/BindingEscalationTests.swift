import Estate
import Testing

@Suite("Escalation check of bindings")
struct BindingEscalationTests {
  private static let rbacGroup = "rbac.authorization.k8s.io"
  private let secrets = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["secrets"])
  private let ann = Principal.user("ann")

  /// Ann holds `held` in namespace `n`; `target` is a role of both scopes with `secrets`.
  private func authorizer(holding rules: [PolicyRule]) -> Authorizer {
    var cluster = Cluster(name: "c")
    cluster.roles = [
      Role(scope: .cluster, metadata: ObjectMetadata(name: "held"), rules: rules),
      Role(scope: .cluster, metadata: ObjectMetadata(name: "target"), rules: [secrets]),
      Role(scope: .cluster, metadata: ObjectMetadata(name: "other"), rules: [secrets]),
      Role(
        scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: "local"),
        rules: [secrets]),
    ]
    cluster.bindings = [
      RoleBinding(
        scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: "b"),
        roleRef: RoleReference(kind: "ClusterRole", name: "held"),
        subjects: [Subject(kind: "User", name: "ann")])
    ]
    return Authorizer(cluster: cluster)
  }

  private func bind(_ resource: String, names: [String] = []) -> PolicyRule {
    PolicyRule(
      verbs: ["bind"], apiGroups: [Self.rbacGroup], resources: [resource], resourceNames: names)
  }

  private let target = RoleReference(kind: "ClusterRole", name: "target")
  private let local = RoleReference(kind: "Role", name: "local")

  @Test("What one holds in a namespace one may hand on there, not elsewhere")
  func covered() throws {
    let authorizer = authorizer(holding: [secrets])
    let verdict = try #require(authorizer.escalation(by: ann, bindingTo: target, in: "n"))
    #expect(verdict.allowed && verdict.covered && !verdict.mayEscalate)
    for namespace in ["", "m"] {
      let elsewhere = try #require(authorizer.escalation(by: ann, bindingTo: target, in: namespace))
      #expect(!elsewhere.allowed && elsewhere.missing == [secrets])
    }
    #expect(try #require(authorizer.escalation(by: ann, bindingTo: local, in: "n")).covered)
  }

  @Test("The verb bind is asked of the role's own resource and name, in the binding's namespace")
  func bindVerb() throws {
    let all = authorizer(holding: [bind("clusterroles")])
    #expect(try #require(all.escalation(by: ann, bindingTo: target, in: "n")).mayEscalate)
    #expect(!(try #require(all.escalation(by: ann, bindingTo: target, in: "")).allowed))
    #expect(!(try #require(all.escalation(by: ann, bindingTo: local, in: "n")).allowed))
    let named = authorizer(holding: [bind("clusterroles", names: ["target"])])
    #expect(try #require(named.escalation(by: ann, bindingTo: target, in: "n")).allowed)
    let other = RoleReference(kind: "ClusterRole", name: "other")
    #expect(!(try #require(named.escalation(by: ann, bindingTo: other, in: "n")).allowed))
    // A right to `bind` on bindings is no right at all.
    let wrong = authorizer(holding: [bind("rolebindings")])
    #expect(!(try #require(wrong.escalation(by: ann, bindingTo: target, in: "n")).allowed))
  }

  @Test("A role that does not exist can be bound only by who may bind it unseen")
  func missingRole() {
    let missing = RoleReference(kind: "ClusterRole", name: "gone")
    let elsewhere = RoleReference(kind: "Role", name: "target")
    let plain = authorizer(
      holding: PolicyRule.fullAuthority.map { rule in
        var rule = rule
        rule.verbs = ["get", "list"]
        return rule
      })
    #expect(plain.escalation(by: ann, bindingTo: missing, in: "n") == nil)
    #expect(plain.escalation(by: ann, bindingTo: elsewhere, in: "n") == nil)
    let binder = authorizer(holding: [bind("*")])
    #expect(binder.escalation(by: ann, bindingTo: missing, in: "n")?.allowed == true)
    let root = Principal.user("root", claims: ["system:masters"])
    #expect(plain.escalation(by: root, bindingTo: missing, in: "n")?.allowed == true)
    let unknownKind = RoleReference(kind: "clusterrole", name: "target")
    #expect(binder.escalation(by: ann, bindingTo: unknownKind, in: "n") == nil)
  }
}
