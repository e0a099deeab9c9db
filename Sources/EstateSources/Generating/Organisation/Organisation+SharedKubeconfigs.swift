import Estate
import Sampling
import Specs

extension Organisation {
  /// One kubeconfig of some teams' production cluster, used by several people under one name.
  func sharedKubeconfigs(_ draws: EstateDraws) -> [SharedKubeconfig] {
    teams.compactMap { team in
      let key = EntityKey("team", team.name)
      guard let home = production(of: team)?.first,
        draws.holds(spec[.sharedKubeconfigShare], .estateAccess, key)
      else { return nil }
      let holders = team.people.prefix(spec.count(.sharedKubeconfigHolders)).map(\.name)
      return SharedKubeconfig(
        name: "\(team.name)-shared", cluster: home.cluster, username: "\(team.name)-shared",
        groups: [team.group, team.onCallGroup],
        place: draws.pick(SharedKubeconfig.Place.allCases, .estateAccess, key, 1),
        holders: holders)
    }
  }
}
