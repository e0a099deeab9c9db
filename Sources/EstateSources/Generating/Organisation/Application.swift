import Estate
import Sampling

/// A piece of software that one team owns, the same in every environment.
struct Application {
  /// The optional parts of an application, beside its web front end and its API.
  enum Part: String, CaseIterable {
    case worker
    case scheduler
    case gateway
    case cache
    case database
    case reports
  }

  var name: String
  var team: String
  /// In the order of `Part`'s cases.
  var parts: [Part]
  /// Names of Opaque secrets beside the database's.
  var extraSecrets: [String]
  /// `nil` runs the front end as the `default` service account.
  var webAccount: String?
  var webMountsToken: Bool
  /// Whether the deployer holds a narrow role instead of `edit`.
  var hasNarrowDeployer: Bool
  /// Whether the people on call hold `edit` in production.
  var onCallMayEdit: Bool
  var productionRunsPerDay: Double

  init(name: String, team: String, _ draws: EstateDraws) {
    let key = EntityKey(name)
    self.name = name
    self.team = team
    parts = Part.allCases.filter {
      draws.holds($0.share, .estateComponents, key.appending($0.rawValue))
    }
    let extras = draws.pick(
      Array(0...Calibration.extraSecretNames.count), .estateComponents,
      key.appending("extra secrets"))
    extraSecrets = Calibration.extraSecretNames.prefix(extras).map { "\(name)-\($0)" }
    let usesDefault = draws.holds(
      Calibration.defaultAccountShare, .estateComponents, key.appending("default account"))
    webAccount = usesDefault ? nil : "\(name)-web"
    webMountsToken =
      !draws.holds(Calibration.tokenOffShare, .estateComponents, key.appending("token off"))
    hasNarrowDeployer = draws.holds(
      Calibration.narrowDeployerShare, .estateDelivery, key.appending("narrow deployer"))
    onCallMayEdit = draws.holds(
      Calibration.onCallEditShare, .estateAccess, key.appending("on-call edit"))
    productionRunsPerDay = draws.pick(
      weighted: Calibration.productionRunsPerDay, .estateDelivery, key.appending("runs"))
  }
}

extension Application.Part {
  /// The share of applications that have the part.
  var share: Double {
    switch self {
    case .worker: Calibration.workerShare
    case .scheduler: Calibration.schedulerShare
    case .gateway: Calibration.gatewayShare
    case .cache: Calibration.cacheShare
    case .database: Calibration.databaseShare
    case .reports: Calibration.reportsShare
    }
  }
}
