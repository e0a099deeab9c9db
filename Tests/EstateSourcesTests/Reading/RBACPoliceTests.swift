import Estate
import EstateSources
import Testing

@Suite("Collections of rbac-police")
struct RBACPoliceTests {
  private func reader() throws -> DumpReader {
    let file = try Dumps.fixture("dumps/rbac-police.json")
    var reader = DumpReader(clusterName: "c")
    try reader.read(JSONInput(file: file), path: "rbac-police.json")
    return reader
  }

  @Test("Each subject and role becomes a binding, named after both")
  func bindings() throws {
    let cluster = try reader().cluster
    #expect(
      cluster.bindings.map(\.path) == [
        "ClusterRoleBinding/rbac-police:ServiceAccount:kube-system:operator:ClusterRole:everything",
        "RoleBinding/shop/rbac-police:ServiceAccount:shop:web:Role:reader",
        "RoleBinding/shop/rbac-police:ServiceAccount:shop:web:ClusterRole:view",
        "ClusterRoleBinding/rbac-police:Node:worker-1:ClusterRole:node-reader",
        "ClusterRoleBinding/rbac-police:User:https:~1~1id.example.com#ann:ClusterRole:view",
        "ClusterRoleBinding/rbac-police:Group:ops:ClusterRole:everything",
        "RoleBinding/shop/rbac-police:Group:ops:ClusterRole:view",
      ])
    #expect(
      cluster.bindings.flatMap(\.subjects).map(\.name) == [
        "operator", "web", "web", "system:node:worker-1", "https://id.example.com#ann", "ops",
        "ops",
      ])
    #expect(cluster.bindings.map(\.roleRef.kind).filter { $0 == "Role" }.count == 1)
  }

  @Test("The grants evaluate as the collection says")
  func evaluation() throws {
    let reader = try reader()
    let authorizer = Authorizer(cluster: reader.cluster)
    let web = Principal.serviceAccount(namespace: "shop", name: "web")
    func can(_ principal: Principal, _ verb: String, _ resource: String, _ ns: String) -> Bool {
      authorizer.decide(
        AccessRequest(verb: verb, resource: resource, namespace: ns).by(principal)
      ).allowed
    }
    #expect(can(web, "get", "secrets", "shop") && !can(web, "get", "secrets", "kube-system"))
    #expect(can(web, "list", "pods", "shop") && !can(web, "list", "pods", ""))
    let operators = Principal.user("ann", claims: ["ops"])
    #expect(can(operators, "delete", "nodes", ""))
    #expect(
      can(.node("worker-1"), "get", "nodes", "") && !can(.node("worker-2"), "get", "nodes", ""))
  }

  @Test("Objects are what the collection names, and the statistics say what that leaves out")
  func limits() throws {
    let reader = try reader()
    #expect(reader.statedName == "shop")
    #expect(reader.cluster.version == ServerVersion(major: 1, minor: 25))
    #expect(
      reader.statistics.objects == [
        "ClusterRole": 3, "ClusterRoleBinding": 4, "Node": 2, "Pod": 4, "Role": 1,
        "RoleBinding": 3, "ServiceAccount": 2,
      ])
    #expect(reader.statistics.duplicates == 1, "one role twice, by two bindings")
    #expect(
      reader.cluster.pods.map { "\($0.metadata.name) \($0.spec.nodeName)" } == [
        "operator-0 worker-1", "web-0 worker-1", "web-1 worker-1", "web-2 worker-2",
      ])
    #expect(
      reader.cluster.serviceAccounts.flatMap(\.cloudIdentities) == [
        CloudIdentity(provider: .aws, identity: "arn:aws:iam::111122223333:role/web")
      ])
    #expect(reader.statistics.limits["Pod"] == [.namesOnly])
    #expect(reader.statistics.limits["RoleBinding"] == [.reconstructed])
    #expect(reader.statistics.limits["Node"] == nil)
    #expect(!reader.statistics.collectedKinds.contains("Secret"))
  }

  private func error(_ fields: String) throws -> ImportError {
    try #require(throws: ImportError.self) {
      _ = try Dumps.read(#"{"serviceAccounts":null,"nodes":[],"roles":[],\#(fields)}"#)
    }
  }

  @Test("What makes no sense is one error with its place")
  func malformed() throws {
    #expect(try error(#""users":[{"roles":[]}]"#).path == "users[0]")
    let stray = #""groups":[{"name":"g","roles":[{"name":"r","namespace":"a"}]}]"#
    #expect(try error(stray).path == "groups[0].roles[0]")
    #expect(try error(#""users":{}"#).expected == "an array")
    #expect(try error(#""metadata":{"version":7}"#).path == "metadata.version")
    let old = try Dumps.read(
      #"{"metadata":{"version":"v1.21.5"},"serviceAccounts":[],"nodes":[],"roles":[]}"#)
    #expect(old.cluster.version == ServerVersion(major: 1, minor: 21))
  }
}
