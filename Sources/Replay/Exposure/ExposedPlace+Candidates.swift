package import Estate
package import Specs

extension ExposedPlace {
  /// The places of an estate that a compromise's query selects, by name, so that which of them a
  /// draw means does not depend on the order in which the estate lists its objects.
  ///
  /// Empty means the compromise does not apply to this estate. They are the same under every policy,
  /// also where a policy keeps nothing in them or runs nothing there.
  ///
  /// - Complexity: O(n log n) for n places.
  package static func candidates(for compromise: CompromiseSpec, in estate: Estate)
    -> [ExposedPlace]
  {
    listed(for: compromise, in: estate).map { (label: $0.label(in: estate), place: $0) }
      .sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
      .map(\.place)
  }

  /// The same in the estate's order.
  private static func listed(for compromise: CompromiseSpec, in estate: Estate)
    -> [ExposedPlace]
  {
    let query = PlaceQuery(compromise.selector, estate)
    switch compromise.mechanism {
    case .ciStore:
      return query.pipelines().map {
        .ciStore(system: estate.context.pipelines[$0].ciSystem, pipeline: $0)
      }
    case .buildLog: return query.pipelines().map { .buildLog(pipeline: $0) }
    case .ciRunner: return query.pipelines().map { .runner(pipeline: $0) }
    case .federatedSubject:
      return query.pipelines().filter {
        estate.context.pipelines[$0].federation?.admitsOthers == true
      }.map { .admittedWorkflow(pipeline: $0) }
    case .kubeconfig: return query.laptops { _ in true }.map { .laptop(name: $0) }
    case .laptop: return query.laptops { !$0.isEmergency }.map { .heldLaptop(name: $0) }
    case .phishing:
      return query.people { !$0.isEmergency }.map {
        .signedIn(person: $0, hours: estate.context.people[$0].workingHours)
      }
    case .insider: return query.people { !$0.isEmergency }.map { .insider(person: $0) }
    case .breakGlass:
      return query.laptops(\.isEmergency).map { .laptop(name: $0) }
        + query.sharedKubeconfigs(\.isEmergency).map { .sharedKubeconfig($0) }
    case .sharedKubeconfig:
      return query.sharedKubeconfigs { !$0.isEmergency }.map { .sharedKubeconfig($0) }
    case .pod: return query.pods()
    case .node: return query.nodes()
    case .operatorUpdate: return query.operators()
    case .etcdBackup: return query.backups().map { .backup($0) }
    case .policyMachinery: return query.clusters().map { .machinery(cluster: $0) }
    case .agentHost: return query.agents().map { .agentHost(agent: $0) }
    case .cloudKey: return estate.context.cloudKeys.indices.map { .cloudKey($0) }
    case .clusterLink: return query.clusterLinks().map { .clusterLink($0) }
    case .wiki: return query.teams().map { .wiki(team: $0) }
    case .chat: return query.teams().map { .chat(team: $0) }
    case .repository: return query.teams().map { .repository(team: $0) }
    }
  }

  /// The places where people keep credentials that they helped themselves to, team by team in order
  /// of first appearance; people without a team keep them in places of their own.
  package static func teamPlaces(in estate: Estate) -> [ExposedPlace] {
    PlaceQuery(CompromiseSpec.Selector(), estate).teams().flatMap {
      [.wiki(team: $0), .chat(team: $0), .repository(team: $0)]
    }
  }

  /// Where agents run, in the estate's order.
  package static func agentHosts(in estate: Estate) -> [ExposedPlace] {
    estate.context.agents.indices.map { .agentHost(agent: $0) }
  }
}

extension Person {
  /// Whether it is no colleague but a credential for emergencies, which no authorization stops.
  fileprivate var isEmergency: Bool { groups.contains(Principal.superuserGroup) }
}

extension SharedKubeconfig {
  fileprivate var isEmergency: Bool { groups.contains(Principal.superuserGroup) }
}
