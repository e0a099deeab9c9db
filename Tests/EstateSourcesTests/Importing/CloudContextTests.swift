import Estate
import EstateSources
import Foundation
import Specs
import Testing

@Suite("Cloud identities in the context")
struct CloudContextTests {
  private func cluster(_ name: String, _ auth: AWSAuth) -> Cluster {
    var cluster = Cluster(name: name)
    cluster.configMaps = [
      ConfigMap(
        metadata: ObjectMetadata(namespace: AWSAuth.namespace, name: AWSAuth.name), awsAuth: auth)
    ]
    return cluster
  }

  private func role(_ name: String, _ username: String, _ groups: String...) -> AWSAuth.Mapping {
    .init(arn: "arn:aws:iam::111122223333:role/\(name)", username: username, groups: groups)
  }

  private func user(_ name: String, _ username: String, _ groups: String...) -> AWSAuth.Mapping {
    .init(arn: "arn:aws:iam::111122223333:user/\(name)", username: username, groups: groups)
  }

  @Test("Users and roles that EKS lets in become people with their groups, nodes do not")
  func people() {
    let auth = AWSAuth(
      roles: [
        role("nodes", "system:node:{{EC2PrivateDNSName}}", "system:bootstrappers", "system:nodes"),
        role("path/admins", "admin:{{SessionName}}", "system:masters", "", "system:masters"),
        role("viewers", "", "viewers"),
      ], users: [user("ann", "ann", "devs"), user("bob", "ci-{{AccountID}}")])
    let context = EstateImporter.contextSkeleton(for: [cluster("a", auth)])
    #expect(context.people.map(\.name) == ["ann", "bob", "holder-of-admins", "holder-of-viewers"])
    #expect(
      context.people.map(\.username) == [
        "ann", "ci-111122223333", "admin:holder-of-admins",
        "arn:aws:iam::111122223333:role/viewers",
      ])
    #expect(context.people.map(\.groups) == [["devs"], [], ["system:masters"], ["viewers"]])
    #expect(context.people.allSatisfy { $0.assumed })
    #expect(context.people.map(\.laptop).contains("laptop-ann"))
  }

  @Test("Bindings to what they hold add nobody else")
  func bindings() {
    var mapped = cluster("a", AWSAuth(users: [user("ann", "ann", "devs")]))
    mapped.bindings = [
      RoleBinding(
        scope: .cluster, metadata: ObjectMetadata(name: "x"),
        roleRef: RoleReference(kind: "ClusterRole", name: "view"),
        subjects: [
          Subject(kind: "User", name: "ann"), Subject(kind: "Group", name: "devs"),
          Subject(kind: "Group", name: "ops"),
        ])
    ]
    let context = EstateImporter.contextSkeleton(for: [mapped])
    #expect(context.people.map(\.name) == ["ann", "holder-of-ops"])
  }

  @Test(
    "An identity is one person in every cluster where it becomes the same, and another elsewhere")
  func clusters() {
    let ann = user("ann", "admin", "devs")
    let context = EstateImporter.contextSkeleton(for: [
      cluster("a", AWSAuth(users: [ann])), cluster("b", AWSAuth(users: [ann])),
      cluster("c", AWSAuth(users: [user("ann", "admin", "system:masters")])),
    ])
    #expect(context.people.map(\.name) == ["ann", "ann-2"])
    #expect(context.people.map(\.username) == ["admin", "admin"])
    #expect(context.people.map(\.clusters) == [["a", "b"], ["c"]])
    #expect(context.people.map(\.laptop) == ["laptop-ann", "laptop-ann-2"])
  }

  @Test("Annotations of service accounts are listed, and survive the estate's folder")
  func annotations() throws {
    var cluster = cluster("a", AWSAuth(users: [user("ann", "ann")]))
    cluster.version = ServerVersion(major: 1, minor: 29)
    let annotations = [
      "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/web",
      "azure.workload.identity/client-id": "0000",
    ]
    cluster.serviceAccounts = [
      ServiceAccount(
        metadata: ObjectMetadata(namespace: "n", name: "web", annotations: annotations)),
      ServiceAccount(metadata: ObjectMetadata(namespace: "n", name: "other")),
    ]
    let context = EstateImporter.contextSkeleton(for: [cluster])
    func entry(_ provider: CloudIdentity.Provider, _ identity: String) -> ServiceAccountIdentity {
      ServiceAccountIdentity(
        cluster: "a", namespace: "n", serviceAccount: "web",
        identity: CloudIdentity(provider: provider, identity: identity), assumed: true)
    }
    #expect(
      context.cloudIdentities == [
        entry(.aws, "arn:aws:iam::111122223333:role/web"), entry(.azure, "0000"),
      ])
    var estate = Estate(name: "e", clusters: [cluster], context: context)
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      try EstateDirectory.write(estate, to: place)
      #expect(try EstateDirectory.read(place) == estate)
      // Written once more, without a version, in the same place.
      estate.clusters[0].version = nil
      try EstateDirectory.write(estate, to: place)
      #expect(try EstateDirectory.read(place) == estate)
      estate.context.cloudIdentities[0].serviceAccount = "missing"
      try EstateDirectory.write(estate, to: place)
      let error = try #require(throws: ImportError.self) { _ = try EstateDirectory.read(place) }
      #expect(error.path == "spec.cloudIdentities[0].serviceAccount")
      estate.context.cloudIdentities[0].cluster = "z"
      try EstateDirectory.write(estate, to: place)
      let other = try #require(throws: ImportError.self) { _ = try EstateDirectory.read(place) }
      #expect(other.path == "spec.cloudIdentities[0].cluster")
    }
  }
}
