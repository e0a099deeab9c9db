import Estate
import EstateSources
import Foundation
import Testing

@Suite("Links between clusters in the context")
struct ClusterLinkTests {
  /// A cluster with Secrets of Argo CD, and perhaps the account that Argo CD makes.
  private func cluster(
    _ name: String, secrets: [String] = [], isInFleet: Bool = false
  ) -> Cluster {
    var cluster = Cluster(name: name)
    cluster.secrets = secrets.map {
      Secret(
        metadata: ObjectMetadata(
          namespace: "argocd", name: $0,
          labels: ["argocd.argoproj.io/secret-type": "cluster"]), type: "Opaque")
    }
    cluster.secrets.append(
      Secret(
        metadata: ObjectMetadata(
          namespace: "argocd", name: "repository",
          labels: ["argocd.argoproj.io/secret-type": "repository"]), type: "Opaque"))
    let accounts = isInFleet ? ["default", "argocd-manager"] : ["default"]
    cluster.serviceAccounts = accounts.map {
      ServiceAccount(metadata: ObjectMetadata(namespace: "kube-system", name: $0))
    }
    return cluster
  }

  /// The links that are guessed, as the name of the Secret and that of its target.
  private func links(_ clusters: [Cluster]) -> [String] {
    EstateImporter.contextSkeleton(for: clusters).clusterLinks.map {
      "\($0.cluster)/\($0.secret) -> \($0.target)"
    }
  }

  @Test("A Secret of Argo CD leads to the cluster that it is named after")
  func named() {
    let hub = cluster("hub", secrets: ["cluster-prod-eu", "cluster-prod", "staging.secret", "x"])
    let others = ["prod", "prod-eu", "staging"].map { cluster($0, isInFleet: true) }
    #expect(
      links([hub] + others) == [
        "hub/cluster-prod-eu -> prod-eu", "hub/cluster-prod -> prod",
        "hub/staging.secret -> staging",
      ])
    let context = EstateImporter.contextSkeleton(for: [hub] + others)
    #expect(
      context.clusterLinks.first
        == ClusterLink(
          cluster: "hub", namespace: "argocd", secret: "cluster-prod-eu", target: "prod-eu",
          username: "system:serviceaccount:kube-system:argocd-manager", assumed: true))
  }

  @Test("Where there is one such Secret and one such cluster, its name does not matter")
  func only() {
    let hub = cluster("hub", secrets: ["cluster-192.0.2.7-1"])
    let spoke = cluster("spoke", isInFleet: true)
    #expect(links([spoke, hub]) == ["hub/cluster-192.0.2.7-1 -> spoke"])
    #expect(links([hub, spoke, cluster("third")]) == ["hub/cluster-192.0.2.7-1 -> spoke"])
    #expect(links([hub, spoke, cluster("third", isInFleet: true)]) == [])
    #expect(links([cluster("hub", secrets: ["a", "b"]), spoke]) == [])
  }

  @Test("Nothing is guessed of a cluster alone, or without the account of Argo CD")
  func none() {
    #expect(links([cluster("hub", secrets: ["hub"], isInFleet: true)]) == [])
    #expect(links([cluster("hub", secrets: ["cluster-spoke"]), cluster("spoke")]) == [])
    #expect(links([cluster("hub"), cluster("spoke", isInFleet: true)]) == [])
  }

  @Test("A name that fits two clusters alike fits none")
  func ambiguous() {
    let hub = cluster("hub", secrets: ["from-east-to-west"])
    let others = ["east", "west"].map { cluster($0, isInFleet: true) }
    #expect(links([hub] + others) == [])
  }

  @Test("A context that speaks of what is not there is refused")
  func references() throws {
    let clusters = [cluster("hub", secrets: ["s"]), cluster("spoke", isInFleet: true)]
    var context = EstateImporter.contextSkeleton(for: clusters)
    context.sharedKubeconfigs = [
      SharedKubeconfig(name: "k", cluster: "spoke", username: "k", place: .wiki, holders: [])
    ]
    context.backups = [ClusterBackup(name: "b", cluster: "hub", assumed: true)]
    var role = CloudRole(
      identity: CloudIdentity(provider: .gcp, identity: "r"), isSensitive: true)
    role.clusterAccess = [CloudClusterAccess(cluster: "spoke", username: "r", groups: ["g"])]
    role.administers = ["hub"]
    context.cloudRoles = [role]
    context.cloudKeys = [CloudKey(name: "k", identity: role.identity, assumed: true)]
    let good = Estate(name: "e", clusters: clusters, context: context)
    let changes: [(path: String, change: (inout EstateContext) -> Void)] = [
      ("spec.clusterLinks[0].secret", { $0.clusterLinks[0].secret = "missing" }),
      ("spec.clusterLinks[0].secret", { $0.clusterLinks[0].namespace = "missing" }),
      ("spec.clusterLinks[0].cluster", { $0.clusterLinks[0].cluster = "missing" }),
      ("spec.clusterLinks[0].target", { $0.clusterLinks[0].target = "missing" }),
      ("spec.sharedKubeconfigs[0].cluster", { $0.sharedKubeconfigs[0].cluster = "missing" }),
      ("spec.backups[0].cluster", { $0.backups[0].cluster = "missing" }),
      (
        "spec.cloudRoles[0].clusterAccess[0].cluster",
        { $0.cloudRoles[0].clusterAccess[0].cluster = "missing" }
      ),
      ("spec.cloudRoles[0].administers[0]", { $0.cloudRoles[0].administers[0] = "missing" }),
    ]
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      try EstateDirectory.write(good, to: place)
      #expect(try EstateDirectory.read(place) == good)
      for (path, change) in changes {
        var bad = good
        change(&bad.context)
        try EstateDirectory.write(bad, to: place)
        let error = try #require(throws: ImportError.self) { _ = try EstateDirectory.read(place) }
        #expect(error.path == path)
      }
    }
  }

  @Test("Where no Secrets were collected, a link may name any")
  func uncollected() throws {
    var clusters = [cluster("hub", secrets: ["s"]), cluster("spoke", isInFleet: true)]
    let context = EstateImporter.contextSkeleton(for: clusters)
    clusters[0].secrets = []
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      let estate = Estate(name: "e", clusters: clusters, context: context)
      try EstateDirectory.write(estate, to: place)
      #expect(try EstateDirectory.read(place).context.clusterLinks == context.clusterLinks)
    }
  }
}
