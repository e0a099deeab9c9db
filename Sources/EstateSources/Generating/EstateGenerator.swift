package import Estate
package import Specs

/// Makes a synthetic estate from a specification: the same seed gives the same estate anywhere.
///
/// Sets come first, then relations between sets, then faults:
///
/// 1. `Organisation`: teams, their people and applications, and the clusters and namespaces those
///    live in.
/// 2. For every cluster, the default roles of an API server, the platform's products and the
///    applications, each with the rights that its real counterpart ships with.
/// 3. `Misconfiguration`: a separate layer that only ever adds rights or exposure, so a higher rate
///    gives an estate that contains the one of a lower rate.
package enum EstateGenerator {
  /// Makes the estate that a specification describes.
  ///
  /// - Precondition: at least one cluster, team, person per team and node per cluster.
  /// - Throws: when the default roles that ship with the program cannot be read.
  /// - Complexity: O(objects); the nodes of a cluster count once more per pod.
  package static func generate(_ spec: EstateSpec) throws(ImportError) -> Estate {
    precondition(spec.clusters > 0, "an estate has at least one cluster")
    precondition(spec.nodesPerCluster > 0, "a cluster has at least one node")
    let draws = EstateDraws(seed: spec.seed)
    let organisation = Organisation(spec, draws)
    let defaults = try DefaultRoles.load()
    let clusters = organisation.sites.map { site in
      var builder = ClusterBuilder(
        name: site.name, nodeCount: spec.nodesPerCluster, defaults: defaults, draws: draws)
      builder.addKubernetes()
      builder.addPlatform(of: site)
      builder.addPlatformAccess(of: organisation, at: site)
      for tenancy in organisation.tenancies where tenancy.cluster == site.name {
        builder.add(tenancy)
      }
      builder.addPersonalBindings(of: organisation, at: site)
      return builder.cluster
    }
    var estate = Estate(
      name: spec.name, clusters: clusters, context: organisation.context)
    estate.misconfigure(spec.misconfigurations, organisation, draws)
    return estate
  }
}
