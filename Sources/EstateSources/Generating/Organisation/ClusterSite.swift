import Estate
import Sampling
import Specs

/// What a cluster is to the GitOps controller of one of them.
enum FleetRole {
  /// Its controller administers others.
  case hub
  case member
}

/// A cluster and what it is for.
struct ClusterSite {
  var name: String
  var environments: [Environment]
  private(set) var hasPrivateEndpoint = false
  /// Whether network policies close the application namespaces to each other.
  private(set) var hasNetworkPolicies = false
  private(set) var fleetRole: FleetRole?
  /// What the platform team runs here for everyone.
  private(set) var products: [PlatformProduct] = []

  /// Whether production runs here; such clusters are backed up and keep developers out.
  var hostsProduction: Bool { environments.contains(.production) }
  /// Whether anything but production runs here; such clusters run the CI jobs.
  var hostsDevelopment: Bool { environments.contains(.development) }

  private init(_ name: String, _ environments: [Environment]) {
    self.name = name
    self.environments = environments
  }

  func runs(_ product: PlatformProduct) -> Bool { products.contains { $0.name == product.name } }

  /// One cluster for everything, or production clusters and some for the rest (assumption: the
  /// usual split).
  static func sites(_ spec: EstateSpec, _ draws: EstateDraws) -> [ClusterSite] {
    var sites = bare(spec)
    let names = sites.map(\.name)
    let isPrivate = draws.quota(
      spec[.privateEndpointShare], of: names, .estateNetwork, "private endpoint")
    let hasPolicies = draws.quota(
      spec[.networkPolicyClusterShare], of: names, .estateNetwork, "policies")
    let products = PlatformProduct.products(of: sites, spec, draws)
    for index in sites.indices {
      sites[index].hasPrivateEndpoint = isPrivate.contains(names[index])
      sites[index].hasNetworkPolicies = hasPolicies.contains(names[index])
      sites[index].products = products[index]
    }
    guard let hub = sites.firstIndex(where: { $0.runs(.delivery) }) else { return sites }
    let fleet = draws.quota(
      spec[.fleetLinkShare], of: names.filter { $0 != names[hub] }, .estateCloud, "fleet")
    for index in sites.indices { sites[index].fleetRole = index == hub ? .hub : nil }
    for index in sites.indices where fleet.contains(names[index]) {
      sites[index].fleetRole = .member
    }
    return sites
  }

  private static func bare(_ spec: EstateSpec) -> [ClusterSite] {
    let count = spec.count(.clusters)
    guard count > 1 else {
      return [ClusterSite("main", [.production, .staging, .development])]
    }
    let wanted = Int((Double(count) * spec[.nonProductionClusterShare]).rounded())
    let rest = min(max(wanted, 1), count - 1)
    return names("production", count - rest).map { ClusterSite($0, [.production]) }
      + names("nonproduction", rest).map { ClusterSite($0, [.staging, .development]) }
  }

  private static func names(_ name: String, _ count: Int) -> [String] {
    count == 1 ? [name] : (1...count).map { "\(name)-\($0)" }
  }
}
