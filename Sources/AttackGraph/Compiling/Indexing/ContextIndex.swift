import Estate

/// The parts of an estate's context by cluster, in the context's order, found once for all clusters.
struct ContextIndex: Sendable {
  /// Positions in `context.cloudIdentities`.
  private(set) var cloudIdentities: [ExactString: [Int]] = [:]
  /// Positions in `context.sharedKubeconfigs`.
  private(set) var sharedKubeconfigs: [ExactString: [Int]] = [:]
  /// Positions in `context.clusterLinks`, by the cluster that holds the Secret.
  private(set) var linksFrom: [ExactString: [Int]] = [:]
  /// The same by the cluster that the credential is for.
  private(set) var linksTo: [ExactString: [Int]] = [:]
  /// Positions in `context.cloudRoles` of those that nodes carry.
  private(set) var nodeRoles: [ExactString: [Int]] = [:]
  /// By name of the person.
  private(set) var laptops: [ExactString: String] = [:]

  init(_ context: EstateContext) {
    for (position, entry) in context.cloudIdentities.enumerated() {
      cloudIdentities[ExactString(entry.cluster), default: []].append(position)
    }
    for (position, entry) in context.sharedKubeconfigs.enumerated() {
      sharedKubeconfigs[ExactString(entry.cluster), default: []].append(position)
    }
    for (position, link) in context.clusterLinks.enumerated() {
      linksFrom[ExactString(link.cluster), default: []].append(position)
      linksTo[ExactString(link.target), default: []].append(position)
    }
    for (position, role) in context.cloudRoles.enumerated() {
      for cluster in role.nodeClusters {
        nodeRoles[ExactString(cluster), default: []].append(position)
      }
    }
    for person in context.people { laptops[ExactString(person.name)] = person.laptop }
  }
}
