import BasicContainers
import Specs

/// What everybody has from the start, as if all had asked at once.
extension ApprovalDesk {
  /// Everybody gets at time 0 what they may ask for then and the rules would not deny, until its
  /// maximum has passed.
  mutating func grantAtStart() {
    guard model.input.processes.contains(where: \.requestAtStart) else { return }
    for bundle in model.bundles.indices where model.bundleLists[bundle].isOpenAtStart {
      let process = model.processes[Int(bundles[bundle].model.process)].rule
      guard process.requestAtStart else { continue }
      let (rule, maximum) = match(bundle, isUrgent: false, at: 0)
      guard rule >= 0, process.rules[Int(rule)].decision != .deny else { continue }
      var grant = OpenGrant(from: 0, hardEnd: Int64(0).adding(maximum))
      grant.idleTimeout = process.idleTimeout ?? .max
      grant.tail = process.sessionTail
      open(grant, of: bundle)
    }
  }
}
