import Estate
import Testing

@Suite("Escalation check")
struct EscalationTests {
  private let secrets = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["secrets"])

  private func cluster(rules: [PolicyRule]) -> Cluster {
    var cluster = Cluster(name: "c")
    cluster.roles = [Role(scope: .cluster, metadata: ObjectMetadata(name: "held"), rules: rules)]
    cluster.bindings = [
      RoleBinding(
        scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: "b"),
        roleRef: RoleReference(kind: "ClusterRole", name: "held"),
        subjects: [Subject(kind: "User", name: "ann")])
    ]
    return cluster
  }

  private let ann = Principal.user("ann")

  @Test("Rights held in one namespace cover a role there and nowhere else")
  func covered() {
    let authorizer = Authorizer(cluster: cluster(rules: [secrets]))
    #expect(authorizer.escalation(by: ann, writing: [secrets], in: "n").allowed)
    for namespace in ["m", ""] {
      let verdict = authorizer.escalation(by: ann, writing: [secrets], in: namespace)
      #expect(!verdict.allowed && verdict.missing == [secrets])
    }
    let held = authorizer.rules(heldBy: ann, in: "n")
    #expect(held.map(\.via) == ["RoleBinding/n/b"] && held.map(\.rule) == [secrets])
  }

  @Test("The verb escalate lets anything pass where it is granted, by name where it is named")
  func escalate() {
    var rule = PolicyRule(
      verbs: ["escalate"], apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles"])
    #expect(
      Authorizer(cluster: cluster(rules: [rule]))
        .escalation(by: ann, writing: [secrets], in: "n").mayEscalate)
    rule.resourceNames = ["target"]
    let named = Authorizer(cluster: cluster(rules: [rule]))
    #expect(!named.escalation(by: ann, writing: [secrets], in: "n").allowed)
    #expect(named.escalation(by: ann, writing: [secrets], in: "n", name: "target").allowed)
  }

  @Test("system:masters passes; an aggregated role takes all rights")
  func special() {
    let authorizer = Authorizer(cluster: cluster(rules: [secrets]))
    let root = Principal.user("root", claims: ["system:masters"])
    let verdict = authorizer.escalation(by: root, writing: [secrets], in: "")
    #expect(verdict.allowed && verdict.isSuperuser && !verdict.covered)
    #expect(
      !authorizer.escalation(by: ann, writing: [secrets], in: "n", aggregated: true).covered)
    let everything = Authorizer(cluster: cluster(rules: PolicyRule.fullAuthority))
    #expect(
      everything.escalation(by: ann, writing: [secrets], in: "n", aggregated: true).covered)
  }
}
