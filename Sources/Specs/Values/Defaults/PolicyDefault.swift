/// One number or choice that is filled in where a policy, a compromise or an experiment leaves it
/// out, for the documentation of the assumptions.
///
/// The value is looked up in ``example``, written out, so that it cannot differ from what is used.
package struct PolicyDefault: Sendable {
  /// Where files write it, such as `elevation.approver.service`; `[]` is any element of a list.
  package let key: String
  /// The stored property behind it, such as `ElevationRule.approverService`; empty where there is
  /// none.
  package let property: String
  /// The name of the member of ``SpecDefaults`` that holds it; empty where the type does.
  package let constant: String
  /// As files write it, unit included.
  package let value: String
  /// In words for the user, without a full stop.
  package let meaning: String
  package let basis: EstateParameter.Basis

  /// - Parameter value: The value where the example does not have the key.
  init(
    _ key: String, _ property: String, constant: String = "", value: String? = nil,
    _ meaning: String, _ basis: EstateParameter.Basis
  ) {
    self.key = key
    self.property = property
    self.constant = constant
    self.value = value ?? Self.exampleTree.value(at: key)?.line ?? ""
    self.meaning = meaning
    self.basis = basis
  }

  /// Every default, in the order of the documentation.
  package static let all: [PolicyDefault] =
    credentials + scopes + requests + decisions + grants + gates + oversight + surroundings
}

extension PolicyDefault {
  /// A policy with every control and nothing but what must be given.
  package static let example: PolicySpec = {
    var policy = PolicySpec(
      name: "example", pipelines: CredentialRule(kind: .legacyToken),
      people: CredentialRule(
        kind: .clientCertificate, lifetime: SpecDefaults.clientCertificateLifetime),
      storedTokens: CredentialRule(kind: .legacyToken), elevation: exampleProcess)
    policy.scopes = [
      ScopeRule(population: .people, boundary: .used, windowLength: SpecDefaults.usageWindow)
    ]
    policy.gates = [GateRule(actions: [.exec], mode: .approval, process: exampleProcess)]
    policy.reviews = AccessReviewRule(
      interval: 90 * SpecDefaults.day, rubberStampShare: SpecDefaults.rubberStampShare,
      unusedFor: SpecDefaults.reviewUnusedFor, removalLag: SpecDefaults.reviewRemovalLag,
      secondsPerGrant: SpecDefaults.reviewTime)
    policy.breakGlass = BreakGlassRule(
      grantDuration: SpecDefaults.hour, after: SpecDefaults.breakGlassAfter)
    policy.audit = AuditRule(integrity: .hashChain)
    return policy
  }()

  private static let exampleProcess: ElevationRule = {
    var rule = DecisionRule(decision: .approval)
    rule.levels = [[DecisionRule.Threshold()]]
    return ElevationRule(
      grantDuration: SpecDefaults.hour, rules: [rule],
      approverService: SpecDefaults.approverService, controller: SpecDefaults.controller)
  }()

  private static let exampleTree = example.tree
}

extension YAMLTree {
  /// The value behind names separated by points, each with `[]` for the first element of a list.
  fileprivate func value(at path: String) -> YAMLTree? {
    path.split(separator: ".").reduce(self) { tree, part in
      let name = part.prefix { $0 != "[" }
      var tree = tree?.entry(String(name))
      for _ in 0..<(part.count - name.count) / 2 { tree = tree?.firstElement }
      return tree
    }
  }

  private func entry(_ key: String) -> YAMLTree? {
    switch self {
    case .mapping(let entries): entries.first { $0.key == key }?.value
    case .flow(let tree): tree.entry(key)
    case .raw, .list: nil
    }
  }

  private var firstElement: YAMLTree? {
    switch self {
    case .list(let elements): elements.first
    case .flow(let tree): tree.firstElement
    case .raw, .mapping: nil
    }
  }
}
