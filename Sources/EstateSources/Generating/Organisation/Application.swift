import Estate
import Sampling
import Specs

/// A piece of software that one team owns, the same in every environment.
struct Application {
  var name: String
  var team: String
  /// The front end and the API first.
  var services: [ApplicationService]
  /// Names of Opaque secrets beside the database's.
  var extraSecrets: [String]
  /// Whether a pipeline deploys it, with a credential of its own.
  var hasPipeline: Bool
  /// Whether the deployer holds a narrow role instead of `edit`.
  var hasNarrowDeployer: Bool
  /// Whether the people on call hold `edit` in production.
  var onCallMayEdit: Bool
  var productionRunsPerDay: Double

  init(name: String, team: String, _ spec: EstateSpec, _ draws: EstateDraws) {
    let key = EntityKey(name)
    self.name = name
    self.team = team
    services = ApplicationService.all(of: name, spec, draws)
    let extras = draws.integer(
      below: spec.count(.extraSecretsMax) + 1, .estateComponents, key.appending("extra secrets"))
    extraSecrets = (0..<extras).map { "\(name)-\(Self.secretName($0))" }
    hasPipeline = draws.holds(
      spec[.pipelineShare], .estateDelivery, key.appending("pipeline"))
    hasNarrowDeployer = draws.holds(
      spec[.narrowDeployerShare], .estateDelivery, key.appending("narrow deployer"))
    onCallMayEdit = draws.holds(
      spec[.onCallEditShare], .estateAccess, key.appending("on-call edit"))
    productionRunsPerDay = draws.pick(
      weighted: Self.tiers(spec), .estateDelivery, key.appending("runs"))
  }

  /// Runs per working day of each delivery tier with the tier's share.
  private static func tiers(_ spec: EstateSpec) -> [(item: Double, weight: Double)] {
    let known = [
      (item: spec[.eliteRunsPerDay], weight: spec[.eliteShare]),
      (item: spec[.highRunsPerDay], weight: spec[.highShare]),
      (item: spec[.mediumRunsPerDay], weight: spec[.mediumShare]),
    ]
    let rest = max(0, 1 - known.reduce(0) { $0 + $1.weight })
    return known + [(item: spec[.lowRunsPerDay], weight: rest)]
  }

  private static func secretName(_ index: Int) -> String {
    let names = ["api-keys", "signing-key"]
    return index < names.count ? names[index] : "credentials-\(index - names.count + 1)"
  }
}
