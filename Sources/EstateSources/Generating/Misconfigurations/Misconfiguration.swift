import Estate
import Sampling
import Specs

/// Decides who is misconfigured.
///
/// An entity is misconfigured iff its own uniform number is below the rate, and a fault only adds
/// rights or exposure. Raising a rate therefore keeps every fault of the lower rate and adds more.
struct MisconfigurationDice {
  let spec: EstateSpec
  let draws: EstateDraws

  func hits(_ fault: EstateParameter, _ entity: EntityKey) -> Bool {
    draws.holds(spec[fault], StreamPurpose("estate/\(fault.path)"), entity)
  }
}
