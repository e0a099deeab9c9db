import Sampling
import Specs

/// One program of an application.
struct ApplicationService {
  enum Archetype: String, CaseIterable {
    case web
    case api
    case worker
    case scheduler
    case gateway
    case cache
    case database
    case reports
    case batch
    case agent
  }

  var archetype: Archetype
  /// The archetype, with a number from the second of its kind on.
  var role: String
  /// `nil` runs as the namespace's `default` account.
  var account: String?
  var mountsToken: Bool
  /// Replicas in production.
  var replicas: Int

  /// The services of an application: a front end, an API, and others by their weights.
  static func all(of application: String, _ spec: EstateSpec, _ draws: EstateDraws)
    -> [ApplicationService]
  {
    let key = EntityKey(application)
    let count = draws.lognormal(
      median: spec[.servicesMedian], sigma: spec[.servicesSigma],
      in: min(2, spec.count(.servicesMax))...spec.count(.servicesMax), .estateComponents,
      key.appending("services"))
    let weights = Archetype.allCases.compactMap { archetype in
      archetype.weight.map { (item: archetype, weight: spec[$0]) }
    }
    var seen: [Archetype: Int] = [:]
    return (0..<count).map { place in
      let archetype =
        place < 2
        ? [Archetype.web, .api][place]
        : draws.pick(
          weighted: weights, .estateComponents, key.appending("service"), UInt64(place))
      let number = seen[archetype, default: 0] + 1
      seen[archetype] = number
      let role = number == 1 ? archetype.rawValue : "\(archetype.rawValue)-\(number)"
      return ApplicationService(archetype, role: role, of: application, spec, draws)
    }
  }

  private init(
    _ archetype: Archetype, role: String, of application: String, _ spec: EstateSpec,
    _ draws: EstateDraws
  ) {
    let key = EntityKey(application, role)
    self.archetype = archetype
    self.role = role
    let hasAccount =
      switch archetype {
      case .cache: false
      case .web:
        draws.holds(spec[.ownAccountShare], .estateComponents, key.appending("own account"))
      default: true
      }
    account = hasAccount ? "\(application)-\(role)" : nil
    mountsToken =
      switch archetype {
      case .reports: false
      case .web:
        !draws.holds(spec[.tokenOffShare], .estateComponents, key.appending("token off"))
      default: true
      }
    replicas = draws.lognormal(
      median: spec[.productionReplicasMedian], sigma: spec[.productionReplicasSigma],
      in: 1...1000, .estateReplicas, key)
  }
}

extension ApplicationService.Archetype {
  /// How likely a service beside the front end and the API is of the archetype.
  fileprivate var weight: EstateParameter? {
    switch self {
    case .web, .api: nil
    case .worker: .workerWeight
    case .scheduler: .schedulerWeight
    case .gateway: .gatewayWeight
    case .cache: .cacheWeight
    case .database: .databaseWeight
    case .reports: .reportsWeight
    case .batch: .batchWeight
    case .agent: .agentWeight
    }
  }
}
