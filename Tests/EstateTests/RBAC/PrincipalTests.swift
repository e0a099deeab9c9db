import Estate
import Testing

@Suite("Principals and their implied groups")
struct PrincipalTests {
  @Test("Each kind of principal gets the groups that authentication adds")
  func groups() {
    #expect(
      Principal.serviceAccount(namespace: "shop", name: "web")
        == Principal(
          username: "system:serviceaccount:shop:web",
          groups: [
            "system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated",
          ]))
    #expect(Principal.node("n1").groups == ["system:nodes", "system:authenticated"])
    #expect(Principal.node("n1").username == "system:node:n1")
    #expect(Principal.user("ann", claims: ["ops"]).groups == ["ops", "system:authenticated"])
    #expect(
      Principal.user("ann", claims: ["system:authenticated"]).groups == ["system:authenticated"])
    #expect(Principal.anonymous.groups == ["system:unauthenticated"])
    #expect(
      Principal.bootstrapToken(id: "abc", extraGroups: ["system:bootstrappers:x"]).groups
        == ["system:bootstrappers", "system:bootstrappers:x", "system:authenticated"])
  }

  @Test("Impersonation fills in a service account's groups and no external ones")
  func impersonated() {
    #expect(
      Principal.impersonated("system:serviceaccount:shop:web")
        == .serviceAccount(namespace: "shop", name: "web"))
    #expect(Principal.impersonated("ann").groups == ["system:authenticated"])
    #expect(Principal.impersonated("system:anonymous") == .anonymous)
  }

  @Test(
    "Only a namespace and a name make a service account's user name",
    arguments: [
      ("system:serviceaccount:a:b", true), ("system:serviceaccount:a:b:c", false),
      ("system:serviceaccount::b", false), ("system:serviceaccount:a:", false),
      ("system:serviceaccount:a", false), ("System:serviceaccount:a:b", false), ("ann", false),
    ])
  func parts(username: String, valid: Bool) {
    let parts = Principal.serviceAccountParts(of: username)
    #expect((parts != nil) == valid)
    if valid { #expect(parts?.namespace == "a" && parts?.name == "b") }
  }

  @Test("Strings are told apart by their bytes")
  func exactStrings() {
    let composed = "caf\u{E9}"
    let decomposed = "cafe\u{301}"
    #expect(composed == decomposed)
    #expect(ExactString(composed) != ExactString(decomposed))
    #expect(Set([ExactString(composed), ExactString(decomposed)]).count == 2)
    #expect(ExactString("a") < ExactString("b") && ExactString("Z") < ExactString("a"))
    #expect([composed].containsExactly(composed) && ![composed].containsExactly(decomposed))
  }
}
