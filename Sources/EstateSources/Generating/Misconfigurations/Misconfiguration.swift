import Sampling
import Specs

/// One kind of fault, its rate and the stream that decides who has it.
///
/// An entity is misconfigured iff its own uniform number is below the rate, and a fault only adds
/// rights or exposure. Raising a rate therefore keeps every fault of the lower rate and adds more.
enum Misconfiguration: String, CaseIterable {
  case privilegedPod
  case clusterWideDeployer
  case secretReader
  case podCreator
  case legacyTokenSecret
  case personalClusterAdmin

  var purpose: StreamPurpose { StreamPurpose("estate/misconfiguration/\(rawValue)") }

  func rate(_ rates: EstateSpec.MisconfigurationRates) -> Double {
    switch self {
    case .privilegedPod: rates.privilegedPod
    case .clusterWideDeployer: rates.clusterWideDeployer
    case .secretReader: rates.secretReader
    case .podCreator: rates.podCreator
    case .legacyTokenSecret: rates.legacyTokenSecret
    case .personalClusterAdmin: rates.personalClusterAdmin
    }
  }
}

/// Decides who is misconfigured.
struct MisconfigurationDice {
  let rates: EstateSpec.MisconfigurationRates
  let draws: EstateDraws

  func hits(_ fault: Misconfiguration, _ entity: EntityKey) -> Bool {
    draws.holds(fault.rate(rates), fault.purpose, entity)
  }
}
