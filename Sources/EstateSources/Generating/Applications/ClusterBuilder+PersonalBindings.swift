import Estate
import Sampling
import Specs

extension ClusterBuilder {
  /// Adds bindings that people kept for themselves, one namespace each.
  mutating func addPersonalBindings(of organisation: Organisation, at site: ClusterSite) {
    for team in organisation.teams {
      guard let homes = organisation.production(of: team) else { continue }
      for person in team.people {
        let key = EntityKey("person", person.name)
        let home = draws.pick(homes, .estateAccess, key, 1)
        guard home.cluster == site.name,
          draws.holds(spec[.personalBindingShare], .estateAccess, key)
        else { continue }
        bind(
          .clusterRole("edit"), to: .user(person.username), as: "\(person.name)-debug",
          in: home.namespace)
      }
    }
  }
}
