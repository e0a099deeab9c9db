import Estate
import Testing

@Suite("Requests and principals as a command line names them")
struct TypedRequestTests {
  private func request(_ verb: String, _ type: String, _ namespace: String = "") -> AccessRequest {
    AccessRequest(verb: verb, type: type, namespace: namespace)
  }

  @Test(
    "Names that kubectl knows become group and plural",
    arguments: zip(
      ["po", "pod", "pods", "deploy", "sa", "csr", "rolebinding", "widgets.example.com"],
      [
        ("", "pods"), ("", "pods"), ("", "pods"), ("apps", "deployments"), ("", "serviceaccounts"),
        ("certificates.k8s.io", "certificatesigningrequests"),
        ("rbac.authorization.k8s.io", "rolebindings"), ("example.com", "widgets"),
      ]))
  func types(type: String, expected: (String, String)) {
    let request = request("get", type, "n")
    #expect(request.apiGroup == expected.0 && request.resource == expected.1)
  }

  @Test("A group that is written wins over the one that is built in")
  func group() {
    let written = request("get", "deployments.extensions/web", "n")
    #expect(written.apiGroup == "extensions" && written.resource == "deployments")
    #expect(written.name == "web" && written.namespace == "n")
    #expect(request("get", "ds.apps", "n").resource == "daemonsets")
  }

  @Test("Cluster-scoped types have no namespace; a Namespace that is named is its own")
  func scopes() {
    #expect(request("get", "nodes/w1", "n").namespace.isEmpty)
    #expect(request("get", "ns/payments", "n").namespace == "payments")
    #expect(request("list", "namespaces", "n").namespace.isEmpty)
    #expect(request("get", "widgets", "n").namespace == "n")
  }

  @Test("What starts with a slash is a path")
  func paths() {
    #expect(request("get", "/healthz", "n") == AccessRequest(verb: "get", path: "/healthz"))
  }

  @Test("Principals get the groups that authentication adds")
  func principals() {
    let account = Principal.serviceAccount(namespace: "n", name: "a")
    #expect(Principal.named("sa:n/a") == account)
    #expect(Principal.named("system:serviceaccount:n:a") == account)
    #expect(Principal.named("user:system:serviceaccount:n:a") == account)
    #expect(Principal.named("node:w1") == .node("w1"))
    #expect(Principal.named("anonymous") == .anonymous)
    #expect(Principal.named("ann", groups: ["dev"])?.groups == ["system:authenticated", "dev"])
    #expect(Principal.named("group:dev")?.groups == ["dev", "system:authenticated"])
    #expect(Principal.named("group:system:masters")?.isSuperuser == true)
    #expect(
      Principal.named("group:system:unauthenticated")?.groups == ["system:unauthenticated"])
  }

  @Test(
    "What names nobody is refused", arguments: ["", "sa:n", "sa:/a", "sa:n/", "user:", "node:"])
  func nobody(text: String) {
    #expect(Principal.named(text) == nil)
  }
}
