package import Estate

/// One row of the technique catalogue: what a step needs, what it gives and how long it takes.
///
/// Rows are data. What a row *means* on a cluster is decided by its `Condition`, which the compiler
/// interprets; adding a row with an existing condition needs no code.
package struct Technique: Sendable, Hashable {
  /// Kebab-case, stable; also the name of the row's scenario and its documentation.
  package var id: String
  package var title: String
  package var tactic: Tactic
  /// MITRE ATT&CK technique, `nil` for a structural step that is no technique of its own.
  package var attackID: String?
  package var condition: Condition
  package var gain: Gain
  package var duration: StepDuration
  /// What a defender can do about it, in one sentence.
  package var mitigation: String
  package var references: [String]

  package init(
    id: String, title: String, tactic: Tactic, attackID: String?, condition: Condition,
    gain: Gain, duration: StepDuration, mitigation: String, references: [String]
  ) {
    self.id = id
    self.title = title
    self.tactic = tactic
    self.attackID = attackID
    self.condition = condition
    self.gain = gain
    self.duration = duration
    self.mitigation = mitigation
    self.references = references
  }
}

/// The MITRE ATT&CK tactic a technique serves.
package enum Tactic: String, Sendable, Hashable, CaseIterable {
  case initialAccess = "TA0001"
  case execution = "TA0002"
  case persistence = "TA0003"
  case privilegeEscalation = "TA0004"
  case credentialAccess = "TA0006"
  case lateralMovement = "TA0008"
  /// A relation of the graph rather than a step of an attacker.
  case structural = "-"
}

/// How long what a step gains stays with the attacker (the edge's extension τ).
package enum Gain: Sendable, Hashable {
  /// Ends with the session it came from (τ = 0).
  case session
  /// A token whose life starts when it is minted, in seconds.
  case mint(seconds: Int64)
  /// Outlives the session (τ = ∞).
  case durable
}

/// How long a step takes.
package enum StepDuration: Sendable, Hashable {
  /// A relation that costs no time of its own.
  case none
  /// One lateral step of an intruder: lognormal with this mean and shape.
  case lognormal(meanSeconds: Double, sigma: Double)

  /// Mean 29 min, σ 1.2 (median 14 min).
  ///
  /// - Source: average eCrime breakout time of 2025, CrowdStrike Global Threat Report 2026; σ is an
  ///   assumption (docs/ASSUMPTIONS.md, attacker tempo).
  package static let lateralStep = StepDuration.lognormal(meanSeconds: 29 * 60, sigma: 1.2)
}

/// What has to hold for a technique to work.
package enum Condition: Sendable, Hashable {
  /// A relation between objects, interpreted by the compiler pass of that name.
  case relation(Relation)
  /// Rights that one API request needs. Every right must be held by the one principal that sends
  /// the request; where several are listed, the compiler joins them per principal.
  case request(rights: [Right], target: Target, scope: Scope)

  package enum Relation: String, Sendable, Hashable {
    case credentialAuthenticates
    case principalInGroup
    case subjectBound
    case bindingGrants
    case podMountsToken
    case podMountsSecret
    case secretHoldsToken
    case privilegedContainer
    case nodeRunsPods
    case superuserGroup
    case workloadRunsAsAccount
    case workloadMountsSecret
    case writtenBindingGrants
    case assetReached
  }

  /// Where a request is authorised.
  package enum Scope: String, Sendable, Hashable {
    /// In one namespace: grants of that namespace and cluster-wide grants count.
    case namespaced
    /// On cluster-scoped objects: only cluster-wide grants count.
    case cluster
  }

  /// What a request acts on, which decides where its capability hubs lead.
  package enum Target: String, Sendable, Hashable {
    case secrets
    case serviceAccounts
    case pods
    /// A new workload; a top-level create carries no name, so named rules never authorise it.
    case newWorkload
    /// A service account to act as.
    case impersonatedServiceAccount
    /// A role to bind at the scope of the request.
    case boundRole
  }
}

/// One right: any of the verbs on any of the resources.
package struct Right: Sendable, Hashable {
  package struct Resource: Sendable, Hashable {
    package var apiGroup: String
    package var resource: String
    package var subresource: String

    package init(_ apiGroup: String, _ resource: String, _ subresource: String = "") {
      self.apiGroup = apiGroup
      self.resource = resource
      self.subresource = subresource
    }
  }

  /// Verbs that servers before a version took for the same request.
  package struct FormerVerbs: Sendable, Hashable {
    package var before: ServerVersion
    package var verbs: [String]

    package init(before: ServerVersion, _ verbs: [String]) {
      self.before = before
      self.verbs = verbs
    }
  }

  package var verbs: [String]
  package var resources: [Resource]
  /// Whether a rule limited by `resourceNames` can authorise the request at all.
  package var carriesName: Bool
  /// `nil` where every version takes the same verbs.
  package var formerly: FormerVerbs?

  package init(
    verbs: [String], resources: [Resource], carriesName: Bool, formerly: FormerVerbs? = nil
  ) {
    self.verbs = verbs
    self.resources = resources
    self.carriesName = carriesName
    self.formerly = formerly
  }

  /// The right as a server of this version has it.
  package func of(_ version: ServerVersion) -> Right {
    guard let formerly, version < formerly.before else { return self }
    var right = self
    right.verbs = formerly.verbs
    return right
  }
}
