internal import Estate

/// How many of everything there are.
package struct SizeCensus: Sendable, Hashable {
  /// Something that is counted; the value is the statistic's name.
  package enum Thing: String, Sendable, Hashable, CaseIterable {
    case clusters
    case namespaces
    case nodes
    case workloads
    case pods
    case accounts = "service-accounts"
    case secrets
    case roles
    case bindings
    case people
    case pipelines
    case agents
    case sharedKubeconfigs = "shared-kubeconfigs"
    case clusterLinks = "cluster-links"
  }

  /// By thing; what no cluster was asked for is not there.
  package private(set) var counts: [Thing: Int] = [:]
  /// Cloud roles that programs may take, each once.
  package private(set) var cloudRoles = 0

  init() {}

  init(_ clusters: [ClusterFacts], _ context: EstateContext) {
    add(clusters.count, .clusters)
    for facts in clusters { add(facts) }
    add(context.people.count, .people)
    add(context.pipelines.count, .pipelines)
    add(context.agents.count, .agents)
    add(context.sharedKubeconfigs.count, .sharedKubeconfigs)
    add(context.clusterLinks.count, .clusterLinks)
    cloudRoles = Set(context.cloudIdentities.map(\.identity)).count
  }

  private mutating func add(_ facts: ClusterFacts) {
    let cluster = facts.cluster
    let kinds: [(Thing, Int, kinds: [String])] = [
      (.namespaces, cluster.namespaces.count, ["Namespace"]),
      (.nodes, cluster.nodes.count, ["Node"]),
      (.workloads, cluster.workloads.count, ["Deployment"]),
      (.pods, cluster.pods.count, ["Pod"]),
      (.accounts, cluster.serviceAccounts.count, ["ServiceAccount"]),
      (.secrets, cluster.secrets.count, ["Secret"]),
      (.roles, cluster.roles.count, ["Role", "ClusterRole"]),
      (.bindings, cluster.bindings.count, ["RoleBinding", "ClusterRoleBinding"]),
    ]
    for (thing, count, kinds) in kinds where count > 0 || kinds.contains(where: facts.knows) {
      add(count, thing)
    }
  }

  private mutating func add(_ count: Int, _ thing: Thing) {
    counts[thing, default: 0] += count
  }

  static func += (left: inout SizeCensus, right: SizeCensus) {
    left.counts.merge(right.counts, uniquingKeysWith: +)
    left.cloudRoles += right.cloudRoles
  }

  /// Service accounts, kubelets, pipelines, cloud roles and credentials of one cluster for another,
  /// per person; `nil` without people.
  var nonHumanIdentitiesPerPerson: Double? {
    guard let people = counts[.people], people > 0 else { return nil }
    let things: [Thing] = [.accounts, .nodes, .pipelines, .clusterLinks]
    let identities = things.reduce(cloudRoles) { $0 + (counts[$1] ?? 0) }
    return Double(identities) / Double(people)
  }
}
