import Estate
import EstateSources
import Foundation
import Testing

@Suite("The authenticator's ConfigMap of EKS")
struct AWSAuthTests {
  private func read(
    _ data: [String: String], name: String = "aws-auth", namespace: String = "kube-system"
  ) throws -> (map: ConfigMap, limits: Set<CollectionLimit>) {
    let object: [String: Any] = [
      "kind": "ConfigMap", "apiVersion": "v1", "data": data,
      "metadata": ["name": name, "namespace": namespace],
    ]
    let bytes = try JSONSerialization.data(withJSONObject: object)
    let read = try DumpReader.readCluster(named: "c", bytes: Array(bytes), source: "dump.json")
    return (
      try #require(read.cluster.configMaps.first), read.statistics.limits["ConfigMap"] ?? []
    )
  }

  private let roles = """
    # nodes
    - rolearn: arn:aws:iam::111122223333:role/nodes
      username: system:node:{{EC2PrivateDNSName}}
      groups:
        - system:bootstrappers
        - system:nodes
    - groups: [ "system:masters" ]
      roleARN: "arn:aws:iam::111122223333:role/admins"
      username: admin:{{SessionName}}
      note: ignored
    """

  @Test("Roles, users and accounts are read out of their strings")
  func mappings() throws {
    let (map, limits) = try read([
      "mapRoles": roles,
      "mapUsers": #"[{"userarn":"arn:aws:iam::111122223333:user/ann","username":"ann"}]"#,
      "mapAccounts": "- \"111122223333\"\n- 000111122223\n", "other": "CANARY",
    ])
    #expect(limits.isEmpty)
    #expect(
      map.awsAuth
        == AWSAuth(
          roles: [
            .init(
              arn: "arn:aws:iam::111122223333:role/nodes",
              username: "system:node:{{EC2PrivateDNSName}}",
              groups: ["system:bootstrappers", "system:nodes"]),
            .init(
              arn: "arn:aws:iam::111122223333:role/admins", username: "admin:{{SessionName}}",
              groups: ["system:masters"]),
          ], users: [.init(arn: "arn:aws:iam::111122223333:user/ann", username: "ann")],
          accounts: ["111122223333", "000111122223"]))
  }

  @Test("Only this ConfigMap's data are read")
  func others() throws {
    #expect(try read(["mapRoles": roles], name: "aws-auth-2").map.awsAuth == nil)
    #expect(try read(["mapRoles": roles], namespace: "default").map.awsAuth == nil)
    #expect(try read([:]).map.awsAuth == AWSAuth())
  }

  @Test("Entries without an ARN and of other forms are nobody")
  func invalidEntries() throws {
    let text = "- username: a\n- text\n- {rolearn: '', username: b}\n- {rolearn: r, groups: x}\n"
    let (map, limits) = try read(["mapRoles": text])
    #expect(map.awsAuth?.roles == [.init(arn: "r", username: "")])
    #expect(limits.isEmpty)
  }

  @Test(
    "A text that makes no sense lets nobody in and is noted; the other texts count",
    arguments: [
      "{rolearn: r}", "text", "- a: [", "- {a: 1, a: 2}", "- &x {rolearn: r}\n- *x", "\t- a",
      "[&x {rolearn: r}]", String(repeating: "[", count: 100_000), "- a\n---\n- b",
    ])
  func unreadable(text: String) throws {
    let (map, limits) = try read([
      "mapRoles": text, "mapUsers": "- {userarn: u, username: ann}",
    ])
    #expect(map.awsAuth == AWSAuth(users: [.init(arn: "u", username: "ann")]))
    #expect(limits == [.unreadable(field: "mapRoles")])
  }

  @Test("Nothing, or null, is nobody", arguments: ["", "[]", "null", "~", "# nobody\n"])
  func nothing(text: String) throws {
    let (map, limits) = try read(["mapRoles": text])
    #expect(map.awsAuth == AWSAuth() && limits.isEmpty)
  }
}
