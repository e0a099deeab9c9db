import Estate
import TestSupport
import Testing

@Suite("Resolved requests")
struct ResolvedRequestTests {
  @Test("A rule with more strings than a filter has bits is decided by its lists")
  func longLists() {
    let strings = (0..<200).map { "s\($0)" }
    let rule = PolicyRule(
      verbs: strings, apiGroups: strings, resources: strings + ["*/sub"], resourceNames: strings)
    let authorizer = Self.authorizer([rule])
    let ann = authorizer.resolve(.user("ann"))
    var generator = SplitMix(seed: 5)
    let pool = strings + ["t1", "*", "", "t\u{E9}"]
    for _ in 0..<2_000 {
      let request = AccessRequest(
        verb: generator.pick(pool), apiGroup: generator.pick(pool),
        resource: generator.pick(pool), subresource: generator.pick(["", "", "sub", "other"]),
        name: generator.pick(pool))
      #expect(
        authorizer.allows(ann, authorizer.resolve(request)) == ruleMatches(rule, request),
        "\(request)")
    }
  }

  @Test("Strings that no rule has are not mistaken for one another")
  func unknownStrings() {
    let rule = PolicyRule(
      verbs: ["get"], apiGroups: [""], resources: ["pods"], resourceNames: ["a"])
    let authorizer = Self.authorizer([rule])
    let ann = authorizer.resolve(.user("ann"))
    let unknown = AccessRequest(verb: "get", resource: "pods", subresource: "x", name: "y")
    #expect(!authorizer.allows(ann, authorizer.resolve(unknown)))
    #expect(authorizer.resolve(.user("nobody")).isNobody)
  }

  @Test("A principal is its user and its groups, each looked up once")
  func principals() {
    let rule = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"])
    let authorizer = Self.authorizer([rule], subject: Subject(kind: "Group", name: "dev"))
    let request = authorizer.resolve(AccessRequest(verb: "get", resource: "pods"))
    #expect(authorizer.allows(authorizer.resolve(.user("ann", claims: ["dev"])), request))
    #expect(!authorizer.allows(authorizer.resolve(.user("dev")), request))
  }

  private static func authorizer(
    _ rules: [PolicyRule], subject: Subject = Subject(kind: "User", name: "ann")
  ) -> Authorizer {
    Authorizer(
      roles: [Role(scope: .cluster, metadata: ObjectMetadata(name: "r"), rules: rules)],
      bindings: [
        RoleBinding(
          scope: .cluster, metadata: ObjectMetadata(name: "b"),
          roleRef: RoleReference(kind: "ClusterRole", name: "r"), subjects: [subject])
      ])
  }
}
