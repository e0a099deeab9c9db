import Estate
import Specs
import TestSupport

/// The shop with everything around it that a compromise can strike: a second cluster, an emergency
/// kubeconfig, shared kubeconfigs, a cloud key, a backup, an agent and a trust that admits too many.
enum SurroundedShop {
  static func make() -> Estate {
    var estate = ShopEstate.make()
    estate.clusters.append(hub())
    estate.context.completeness.append(.generated("hub"))
    addPeople(to: &estate.context)
    addFiles(to: &estate.context)
    addAutomation(to: &estate.context)
    return estate
  }

  /// Keeps an administrator's credential for the shop's cluster in a Secret.
  private static func hub() -> Cluster {
    let draft = ClusterDraft("hub")
    draft.namespace("ops").serviceAccount("ops/agent").node("h1")
    draft.secret("ops/cluster-c")
    draft.pod("ops/agent-1", runsAs: "agent", on: "h1")
    draft.role("secret-reader", .allow("get", "list", on: "secrets"))
    draft.bind("agent", role: "ClusterRole/secret-reader", to: .account("ops/agent"))
    return draft.cluster
  }

  private static func addPeople(to context: inout EstateContext) {
    context.people[0].onCall = true
    context.people[1].team = "shop"
    context.people[2].team = "shop"
    context.people.append(
      Person(
        name: "glass", username: "kubernetes-admin", groups: ["system:masters"], clusters: ["c"],
        laptop: "safe", tasksPerDay: 0))
    context.environments.append(
      NamespaceEnvironment(cluster: "hub", namespace: "ops", environment: .platform))
  }

  private static func addFiles(to context: inout EstateContext) {
    context.sharedKubeconfigs = [
      SharedKubeconfig(
        name: "shop", cluster: "c", username: "shop", groups: ["team"], place: .wiki,
        holders: ["bob"]),
      SharedKubeconfig(
        name: "old", cluster: "c", username: "old", groups: ["team"], place: .repository,
        holders: []),
    ]
    context.clusterLinks = [
      ClusterLink(
        cluster: "hub", namespace: "ops", secret: "cluster-c", target: "c", username: "ann")
    ]
    context.backups = [ClusterBackup(name: "nightly", cluster: "c")]
  }

  private static func addAutomation(to context: inout EstateContext) {
    context.pipelines[0].federation = FederationTrust(subject: "repo:*", admitsOthers: true)
    context.agents = [
      Agent(
        name: "helper", cluster: "c", namespace: "ops", serviceAccount: "agent", team: "shop",
        invocationsPerDay: 5, invocationSeconds: 300)
    ]
    let identity = CloudIdentity(provider: .aws, identity: "robot")
    var role = CloudRole(identity: identity, isSensitive: true)
    role.clusterAccess = [
      CloudClusterAccess(cluster: "c", username: "robot", groups: ["team"])
    ]
    context.cloudRoles = [role]
    context.cloudKeys = [CloudKey(name: "robot", identity: identity, holders: ["cat"])]
  }
}
