import Estate
import Sampling
import Specs

extension ClusterUsage {
  /// Lets every program use its rights, but for those that stand idle.
  mutating func addPrograms() {
    let idle = organisation.spec[.idleShare]
    for installation in installations where !installation.component.uses.isEmpty {
      guard !draws.holds(idle, .estateUsage, installation.key.appending("idle")) else { continue }
      let namespace = cluster.workloads[installation.workload].metadata.namespace
      let uses = installation.component.uses.flatMap {
        dailyUses($0, of: installation, in: namespace)
      }
      add(
        uses,
        by: .serviceAccount(
          namespace: namespace, name: installation.component.account ?? "default"))
    }
  }

  /// A program's use in its namespace, once for each name and each namespace it reaches.
  private mutating func dailyUses(
    _ use: ProgramUse, of installation: Installation, in home: String
  ) -> [DailyUse] {
    let places =
      switch use.reach {
      case .own: [home]
      case .namespace(let name): [name]
      case .cluster:
        namespaces(
          of: use.verb, on: ServedResource.known[use.apiGroup]?[use.resource],
          among: someNamespaces(installation.key))
      }
    let names = use.names.isEmpty ? [nil] : use.names.map(Optional.some)
    return places.flatMap { place in
      names.map { name in
        DailyUse(
          .using(use.verb, use.resource, in: use.apiGroup, at: place, named: name),
          days(of: use, name, at: place, installation.key))
      }
    }
  }

  private mutating func days(
    of use: ProgramUse, _ name: String?, at place: String, _ program: EntityKey
  ) -> [UsageTally] {
    if use.perDay >= 1 { return everyDay(Int(use.perDay.rounded())) }
    let key = program.appending(use.verb).appending(use.apiGroup).appending(use.resource)
      .appending(name ?? "").appending(place)
    return calendar.drawn(use.perDay, key, draws)
  }
}

extension ServedResource {
  /// What an API server serves by itself, by API group and path.
  ///
  /// Of `serviceaccounts`, which exist for impersonation as well, the stored ones.
  static let known: [String: [String: ServedResource]] = builtIn.reduce(into: [:]) {
    known, served in
    if known[served.apiGroup]?[served.path] == nil {
      known[served.apiGroup, default: [:]][served.path] = served
    }
  }
}
