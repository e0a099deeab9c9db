import Specs
import Testing

@Suite("Reading an estate context's roles, shared kubeconfigs and links")
struct ContextCredentialTests {
  @Test("They are read in full")
  func context() throws {
    let document = try EstateContextDocument.read(file: Fixture.url("estate/context.yaml"))
    #expect(
      document.cloudRoles == [
        .init(
          provider: .aws, identity: "arn:aws:iam::111122223333:role/deployer", sensitive: true),
        .init(
          provider: .azure, identity: "0000", sensitive: false, nodesOf: ["east"], assumed: true),
      ])
    var shared = EstateContextDocument.SharedKubeconfig(
      name: "payments-shared", cluster: "east", username: "payments-shared",
      place: .passwordManager, holders: ["ada", "grace"])
    shared.groups = ["developers"]
    var old = EstateContextDocument.SharedKubeconfig(
      name: "old", cluster: "west", username: "root", place: .wiki, holders: [])
    old.assumed = true
    #expect(document.sharedKubeconfigs == [shared, old])
    let west = EstateContextDocument.ClusterLink(
      cluster: "east", namespace: "argocd", secret: "cluster-west", target: "west",
      username: "system:serviceaccount:kube-system:argocd-manager")
    var east = EstateContextDocument.ClusterLink(
      cluster: "west", namespace: "flux", secret: "east", target: "east", username: "flux")
    east.groups = ["system:masters"]
    east.assumed = true
    #expect(document.clusterLinks == [west, east])
  }

  @Test("One identity of two clouds is two roles, and one Secret's name in two places two links")
  func alike() throws {
    var document = EstateContextDocument(name: "shop")
    document.cloudRoles = EstateContextDocument.CloudIdentity.Provider.allCases.map {
      .init(provider: $0, identity: "a", sensitive: false)
    }
    for (cluster, namespace) in [("east", "n"), ("east", "m"), ("west", "n")] {
      document.clusterLinks.append(
        .init(
          cluster: cluster, namespace: namespace, secret: "s", target: "north", username: "u"))
    }
    #expect(try Reading.context(document.yaml()) == document)
  }
}
