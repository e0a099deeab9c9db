import Specs

extension DeskModel {
  static func lists(_ input: DeskInput) -> [BundleLists] {
    let matcher = RuleMatcher(context: input.context, membership: Membership(input.context))
    let isOpenAtStart = openAtStart(input)
    let coverers = coverers(in: input)
    return input.bundles.enumerated().map { position, bundle in
      BundleLists(
        candidates: matcher.candidates(
          for: bundle, of: input.actors[bundle.requester], in: input.processes[bundle.process]),
        entitlements: bundle.entitlements.map { Int32($0) }, isOpenAtStart: isOpenAtStart[position],
        coverers: coverers[position])
    }
  }

  /// Which bundles a target asks for that its actor has from the start.
  private static func openAtStart(_ input: DeskInput) -> [Bool] {
    var isOpen = Array(repeating: false, count: input.bundles.count)
    for target in input.targets.joined() where !target.isJoined {
      for bundle in [target.bundle] + target.gates {
        if let bundle { isOpen[bundle] = true }
      }
    }
    return isOpen
  }

  /// For each bundle the others whose grants give all of it as well; grants for one task serve no
  /// other, and a task that must ask by itself is served by no other.
  private static func coverers(in input: DeskInput) -> [[Int32]] {
    var granters = Array(repeating: [Int32](), count: input.entitlementCount)
    let isForOne = input.bundles.map { input.processes[$0.process].endsWithTask }
    for (position, bundle) in input.bundles.enumerated() where !isForOne[position] {
      for entitlement in bundle.entitlements { granters[entitlement].append(Int32(position)) }
    }
    return input.bundles.enumerated().map { position, bundle in
      guard !isForOne[position], let first = bundle.entitlements.first, granters[first].count > 1
      else { return [] }
      return granters[first].filter { other in
        Int(other) != position
          && bundle.entitlements.allSatisfy { granters[$0].contains(other) }
      }
    }
  }
}

extension DeskModel.BundleModel {
  init(_ bundle: Bundle, _ lists: DeskModel.BundleLists, _ input: DeskInput) {
    let rule = input.processes[bundle.process]
    process = Int32(bundle.process)
    requester = Int32(bundle.requester)
    endsWithTask = rule.endsWithTask
    fixedRule = -1
    fixedMaximum = rule.grantDuration
    entitlement = lists.entitlements.count == 1 ? lists.entitlements[0] : -1
    hasCoverers = !lists.coverers.isEmpty
    if let first = lists.candidates.first, lists.candidates.allSatisfy(\.isUnconditional) {
      fixedRule = first.rule
      fixedMaximum = rule.maximum(of: lists.candidates)
    }
  }
}

extension ElevationRule {
  /// The maximum that holds where some lines match, the deciding one first.
  func maximum(of matches: [RuleMatcher.Candidate]) -> Int64 {
    let granting = matches.lazy.filter { !$0.denies }.map(\.maximum)
    switch combine {
    case .first: return matches.first?.maximum ?? grantDuration
    case .shortest: return granting.min() ?? grantDuration
    case .longest: return granting.max() ?? grantDuration
    }
  }
}
