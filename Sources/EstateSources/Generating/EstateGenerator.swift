package import Estate
package import Specs

/// Makes a synthetic estate from a specification: the same seed gives the same estate anywhere.
///
/// Sets come first, then relations between sets, then faults, then age:
///
/// 1. `Organisation`: teams, their people and applications, and the clusters and namespaces those
///    live in.
/// 2. For every cluster, the default roles of an API server, the platform's products and the
///    applications, each with the rights that its real counterpart ships with and the use it makes
///    of them.
/// 3. `Misconfiguration`: a separate layer that only ever adds rights or exposure, so a higher rate
///    gives an estate that contains the one of a lower rate.
/// 4. What years leave behind: tokens, bindings and accounts that nobody needs any more.
package enum EstateGenerator {
  /// Makes the estate that a specification describes.
  ///
  /// - Parameters:
  ///   - threads: How many clusters are made at the same time; the estate is the same for any
  ///     number.
  ///   - isWatched: Whether it is known what identities used; nothing else depends on it.
  /// - Throws: when the default roles that ship with the program cannot be read.
  /// - Complexity: O(objects).
  package static func generate(
    _ spec: EstateSpec, threads: Int = ParallelMap.processors, isWatched: Bool = true
  ) throws(ImportError) -> Estate {
    let draws = EstateDraws(seed: spec.seed)
    let organisation = Organisation(spec, draws)
    let defaults = try DefaultRoles.load()
    let parts = ParallelMap.map(organisation.sites, threads: threads) { site in
      cluster(of: organisation, at: site, defaults: defaults, isWatched: isWatched, draws)
    }
    return Estate(
      name: spec.name, clusters: parts.map(\.cluster),
      context: organisation.context(parts.map(\.surroundings), draws))
  }

  private static func cluster(
    of organisation: Organisation, at site: ClusterSite,
    defaults: (roles: [Role], bindings: [RoleBinding]), isWatched: Bool, _ draws: EstateDraws
  ) -> (cluster: Cluster, surroundings: ClusterSurroundings) {
    let spec = organisation.spec
    var builder = ClusterBuilder(name: site.name, defaults: defaults, spec, draws)
    builder.addKubernetes()
    builder.addPlatform(of: site)
    builder.addPlatformAccess(of: organisation, at: site)
    for tenancy in organisation.tenancies(at: site) {
      builder.add(tenancy)
    }
    builder.addPersonalBindings(of: organisation, at: site)
    builder.addFleetLinks(of: organisation, at: site)
    builder.addNetworkPolicies(of: organisation, at: site)
    builder.schedule()
    var cluster = builder.cluster
    if isWatched { cluster.usage = builder.usage(of: organisation, at: site) }
    cluster.misconfigure(organisation, at: site, draws)
    cluster.age(organisation, at: site, draws)
    return (cluster, builder.surroundings)
  }
}
