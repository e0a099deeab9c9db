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
  /// Positions in `context.cloudRoles` of those that lead into a cluster, each once.
  private(set) var cloudRolesInto: [ExactString: [Int]] = [:]
  /// Keys of cloud identities on laptops of a cluster's people.
  private(set) var cloudKeysIn: [ExactString: [KeyOnLaptop]] = [:]
  /// Positions in `context.backups`.
  private(set) var backupsOf: [ExactString: [Int]] = [:]
  /// Positions in `context.pipelines` of those whose trust admits others, by name.
  private(set) var trustingPipelines: [ExactString: Int] = [:]
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
    addSurroundings(context)
  }

  private mutating func addSurroundings(_ context: EstateContext) {
    for (position, role) in context.cloudRoles.enumerated() {
      var seen: Set<ExactString> = []
      for cluster in role.clusterAccess.map(\.cluster) + role.administers
      where seen.insert(ExactString(cluster)).inserted {
        cloudRolesInto[ExactString(cluster), default: []].append(position)
      }
    }
    for (position, backup) in context.backups.enumerated() {
      backupsOf[ExactString(backup.cluster), default: []].append(position)
    }
    for (position, pipeline) in context.pipelines.enumerated()
    where pipeline.federation?.admitsOthers == true {
      trustingPipelines[ExactString(pipeline.name)] = position
    }
    let people = Dictionary(
      context.people.enumerated().map { (ExactString($1.name), $0) },
      uniquingKeysWith: { first, _ in first })
    for (position, key) in context.cloudKeys.enumerated() {
      for holder in key.holders {
        guard let person = people[ExactString(holder)] else { continue }
        let holding = KeyOnLaptop(key: position, laptop: context.people[person].laptop)
        for cluster in context.people[person].clusters {
          cloudKeysIn[ExactString(cluster), default: []].append(holding)
        }
      }
    }
  }

  /// A cloud key's position in the context, and a laptop that keeps it.
  struct KeyOnLaptop: Sendable {
    var key: Int
    var laptop: String
  }
}
