import Estate
import EstateSources
import Specs

/// What a specification can take from an estate as it stands.
struct FitObservation {
  private var values: [(EstateParameter, Double)] = []

  init(_ estate: Estate) {
    let own = OwnNamespaces(estate)
    let programs = ProgramCensus(estate, own)
    values = Self.organisation(estate, own) + programs.values + AdoptionCensus(estate).values
  }

  /// The specification to start from.
  func spec(named name: String) -> EstateSpec {
    let spec = EstateSpec(
      name: name, description: "Looks like another estate; names are invented.", seed: 1)
    return spec.setting(values.map { ($0.0, $0.0.clamped($0.1)) })
  }

  /// A synthetic application has production, staging and development.
  private static let environmentsPerApplication = 3.0

  private static func organisation(_ estate: Estate, _ own: OwnNamespaces)
    -> [(EstateParameter, Double)]
  {
    let context = estate.context
    let people = context.people.filter { !$0.groups.contains(Principal.superuserGroup) }
    let teams = Set(people.map { ExactString($0.team) }).count
    let clusters = estate.clusters.count
    let producing = estate.clusters.count { own.hasProduction($0.name) }
    return [
      (.clusters, Double(clusters)),
      (.nonProductionClusterShare, Double(clusters - producing) / Double(max(clusters, 1))),
      (.teams, Double(max(teams, 2))), (.people, Double(max(people.count, 1))),
      (.applicationCount, (Double(own.count) / environmentsPerApplication).rounded()),
      (
        .privateEndpointShare,
        Double(context.endpoints.count { $0.exposure == .private }) / Double(max(clusters, 1))
      ),
    ]
  }
}

/// The namespaces that hold applications, not the platform.
struct OwnNamespaces {
  private var environmentOfName: [String: [ExactString: Environment]] = [:]
  private(set) var count = 0

  init(_ estate: Estate) {
    for entry in estate.context.environments where entry.environment != .platform {
      guard !ClusterFacts.isSystem(entry.namespace), entry.namespace != "default" else { continue }
      environmentOfName[entry.cluster, default: [:]][ExactString(entry.namespace)] =
        entry.environment
      count += 1
    }
  }

  func environment(_ cluster: String, _ namespace: String) -> Environment? {
    environmentOfName[cluster]?[ExactString(namespace)]
  }

  func hasProduction(_ cluster: String) -> Bool {
    (environmentOfName[cluster] ?? [:]).values.contains(.production)
  }
}
