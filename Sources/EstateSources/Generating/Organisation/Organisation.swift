import Estate
import Sampling
import Specs

/// Who there is and what they run, before any object exists: the set-to-set part of an estate.
struct Organisation {
  let sites: [ClusterSite]
  /// The platform team first.
  let teams: [Team]
  let applications: [Application]
  /// Every application in every environment, application by application.
  let tenancies: [Tenancy]
  let spec: EstateSpec
  private let tenanciesOfCluster: [String: [Tenancy]]
  private let productionOfTeam: [String: [Tenancy]]

  init(_ spec: EstateSpec, _ draws: EstateDraws) {
    let sites = ClusterSite.sites(spec, draws)
    let owners = (1..<max(spec.count(.teams), 1)).map { EstateNames.team($0) }
    let count = owners.isEmpty ? 0 : spec.count(.applicationCount)
    let applications = (0..<count).map { position in
      let owner = owners[position % owners.count]
      return Application(
        name: EstateNames.application(position / owners.count, of: owner), team: owner, spec, draws)
    }
    let tenancies = applications.enumerated().flatMap { position, application in
      Tenancy.all(of: application, position: position, sites: sites)
    }
    self.spec = spec
    self.sites = sites
    self.applications = applications
    self.tenancies = tenancies
    tenanciesOfCluster = Dictionary(grouping: tenancies, by: \.cluster)
    productionOfTeam = Dictionary(
      grouping: tenancies.filter { $0.environment == .production }, by: \.application.team)
    teams = Team.all(named: [Team.platformName] + owners, sites, tenancies, spec)
  }

  /// What runs on a cluster, application by application.
  func tenancies(at site: ClusterSite) -> [Tenancy] { tenanciesOfCluster[site.name] ?? [] }

  /// A team's applications in production; `nil` where it has none.
  func production(of team: Team) -> [Tenancy]? { productionOfTeam[team.name] }
}

/// An application in one environment: a namespace of its own.
struct Tenancy {
  var application: Application
  var environment: Environment
  var cluster: String

  var namespace: String { "\(application.name)-\(environment.rawValue)" }

  /// The key of what is decided for this tenancy alone.
  var key: EntityKey { EntityKey(cluster, namespace) }

  /// The application's tenancies; applications take turns over clusters with the same purpose.
  static func all(
    of application: Application, position: Int, sites: [ClusterSite]
  ) -> [Tenancy] {
    [Environment.production, .staging, .development].map { environment in
      let homes = sites.filter { $0.environments.contains(environment) }
      return Tenancy(
        application: application, environment: environment,
        cluster: homes[position % homes.count].name)
    }
  }
}
