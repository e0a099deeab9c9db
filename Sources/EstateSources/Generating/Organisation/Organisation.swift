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

  init(_ spec: EstateSpec, _ draws: EstateDraws) {
    precondition(spec.teams > 0, "an estate has at least one team, the platform's")
    precondition(spec.peoplePerTeam > 0, "a team has at least one person")
    let sites = ClusterSite.sites(count: spec.clusters)
    let owners = (1..<spec.teams).map { EstateNames.team($0) }
    let applications = owners.flatMap { owner in
      (0..<spec.applicationsPerTeam).map {
        Application(name: EstateNames.application($0, of: owner), team: owner, draws)
      }
    }
    let tenancies = applications.enumerated().flatMap { position, application in
      Tenancy.all(of: application, position: position, sites: sites)
    }
    self.sites = sites
    self.applications = applications
    self.tenancies = tenancies
    let homes = Dictionary(grouping: tenancies, by: \.application.team)
    teams = ([Team.platformName] + owners).enumerated().map { position, name in
      let own = Set((homes[name] ?? []).map(\.cluster))
      return Team(
        name: name, firstPerson: position * spec.peoplePerTeam, size: spec.peoplePerTeam,
        clusters: sites.map(\.name).filter { own.isEmpty || own.contains($0) })
    }
  }
}

/// A cluster and what it is for.
struct ClusterSite {
  var name: String
  var environments: [Environment]

  /// Whether production runs here; such clusters are backed up and keep developers out.
  var hostsProduction: Bool { environments.contains(.production) }
  /// Whether anything but production runs here; such clusters run the CI jobs.
  var hostsDevelopment: Bool { environments.contains(.development) }

  /// One cluster for everything, or production clusters and one for the rest (assumption: the
  /// usual split).
  static func sites(count: Int) -> [ClusterSite] {
    guard count > 1 else {
      return [ClusterSite(name: "main", environments: [.production, .staging, .development])]
    }
    let production = (1..<count).map { number in
      ClusterSite(
        name: count == 2 ? "production" : "production-\(number)", environments: [.production])
    }
    return production + [
      ClusterSite(name: "nonproduction", environments: [.staging, .development])
    ]
  }
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
