import Estate

/// An estate's size in a few lines.
struct EstateSummary {
  let text: String

  init(_ estate: Estate) {
    var lines = estate.clusters.map { cluster in
      "cluster \(cluster.name): \(cluster.namespaces.count) namespaces, \(cluster.nodes.count) nodes, "
        + "\(cluster.pods.count) pods, \(cluster.serviceAccounts.count) service accounts, "
        + "\(cluster.secrets.count) secrets, \(cluster.roles.count) roles, "
        + "\(cluster.bindings.count) bindings"
    }
    lines.append(
      "around them: \(estate.context.people.count) people, "
        + "\(estate.context.pipelines.count) pipelines, "
        + "\(estate.context.agents.count) AI agents, "
        + "\(estate.context.approverPools.count) approver pools, "
        + "\(estate.context.sharedKubeconfigs.count) shared kubeconfigs, "
        + "\(estate.context.cloudRoles.count) cloud roles, "
        + "\(estate.context.clusterLinks.count) links between clusters")
    text = lines.joined(separator: "\n")
  }
}
