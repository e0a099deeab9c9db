package import Estate
package import Specs

/// A policy laid over an estate: the overlay it yields, and the rules its timelines follow.
package struct AccessPlan: Sendable {
  package let estate: Estate
  package let policy: PolicySpec
  package let activity: ActivitySpec
  package let overlay: Overlay
  /// How each slot is renewed, fallbacks resolved; shape [overlay.credentials].
  package let credentialRules: [CredentialRule]
  /// Whose each slot is; shape [overlay.credentials].
  package let slotOwners: [SlotOwner]
  /// People, then pipelines, then agents.
  package let actors: [Actor]
  /// What each actor may do, as facts of the estate; shape [actors]. A task uses one.
  package let targets: [[TaskTarget]]
  /// What can be asked for.
  package let bundles: [Bundle]
  /// The processes by which it is asked for.
  package let processes: [ElevationRule]
  package let environments: EnvironmentIndex
  /// Whom the controls govern.
  let governance: Governance
  /// Standing grants that may end, and those that come with a move.
  package let standing: [StandingGrant]
  /// What each entitlement counts for while it is held, in rules × namespaces × sensitivity; shape
  /// [overlay.entitlements].
  package let entitlementWeights: [Double]
  /// What everything held standing and always counts for, in the same unit: every subject of every
  /// binding that the policy leaves or adds, a group once for each person in it.
  package let standingWeight: Double

  /// - Throws: `PolicyError` when the policy does not fit the estate.
  package init(
    _ policy: PolicySpec, on estate: Estate, activity: ActivitySpec = ActivitySpec()
  ) throws(PolicyError) {
    self.estate = estate
    self.policy = policy
    self.activity = activity
    var builder = OverlayBuilder(policy: policy, estate: estate, activity: activity)
    try builder.build()
    overlay = builder.overlay
    credentialRules = builder.rules
    slotOwners = builder.owners
    actors = builder.actors
    targets = builder.targets
    bundles = builder.bundles
    processes = builder.processes
    governance = builder.governance
    environments = EnvironmentIndex(estate.context)
    standing = builder.standing
    entitlementWeights = builder.entitlementWeights
    standingWeight = builder.standingWeight
  }
}

/// Whose credential a slot holds.
package enum SlotOwner: Sendable, Hashable {
  /// Position in the plan's actors; of a person who moves, the phase.
  case actor(Int, MembershipPhase)
  /// A token kept in a Secret for something inside the cluster.
  case storedToken
  /// A credential that the actor helped themselves to; where it is kept.
  case shadow(actor: Int)
}

/// What groups a person's credential claims: people who move keep their old memberships for a while.
package enum MembershipPhase: String, Sendable, Hashable, CaseIterable {
  /// As the estate says.
  case original
  /// Those of both teams.
  case both
  /// Those of the new team only.
  case moved
}

/// One thing an actor does with their access: using one binding.
package struct TaskTarget: Sendable, Hashable {
  package var cluster: String
  /// `ClusterRoleBinding/NAME` or `RoleBinding/NAMESPACE/NAME`.
  package var binding: String
  /// Empty means cluster-wide.
  package var namespace: String
  /// Position in the plan's bundles when the policy grants it on request only; `nil` when it is held
  /// standing.
  package var bundle: Int?
  /// What the same task needs where it is exceptional; shape [GateRule.Action.allCases]; `nil` where
  /// no gate stops it.
  package var gates: [Int?] = [nil, nil, nil]
  /// What is taken in an emergency; `nil` where there is no break-glass or nothing has to be asked.
  package var breakGlass: Int?
  /// The standing or shadow entitlements that stand for it, if any.
  package var standing: Int?
  package var shadow: Int?
  /// Which exceptional actions the binding allows in the estate, whatever the policy; shape
  /// [GateRule.Action.allCases].
  package var possibleActions: [Bool] = [true, true, true]
  /// Whether it comes with a move to another team rather than from the start.
  package var isJoined: Bool = false
  /// Whether the policy leaves the actor nothing of it, not even on request.
  package var isWithdrawn: Bool = false
  /// The share of the actor's tasks with it for which narrowed rights are enough: that of their
  /// observed uses of the binding which those rights allow, each permission counted once a day;
  /// 1 where nothing is narrowed or nothing was seen.
  package var coveredShare: Double = 1

  package init(cluster: String, binding: String, namespace: String) {
    self.cluster = cluster
    self.binding = binding
    self.namespace = namespace
  }
}

/// What one request asks for: some entitlements at once.
package struct Bundle: Sendable, Hashable {
  /// Position in the plan's processes.
  package var process: Int
  /// Position in the plan's actors.
  package var requester: Int
  /// Positions in the overlay's entitlements, ascending.
  package var entitlements: [Int]
  /// Empty where it spans several.
  package var cluster: String
  /// Empty for a whole cluster or several namespaces.
  package var namespace: String
  /// `cluster`, or an environment's name: the most protected one it touches.
  package var environment: String
  /// Verbs and resources of its roles, each once, in order of bytes.
  package var verbs: [String] = []
  package var resources: [String] = []
  /// Labels of its one namespace; empty for a whole cluster or several namespaces.
  package var labels: [String: String] = [:]
  /// 0 to 1.
  package var risk: Double = 0

  package init(
    process: Int, requester: Int, entitlements: [Int], cluster: String, namespace: String,
    environment: String
  ) {
    self.process = process
    self.requester = requester
    self.entitlements = entitlements
    self.cluster = cluster
    self.namespace = namespace
    self.environment = environment
  }
}

extension TaskTarget {
  /// Whether the binding allows an exceptional action in the estate.
  func allows(_ action: GateRule.Action) -> Bool {
    switch action {
    case .secretRead: possibleActions[0]
    case .roleBinding: possibleActions[1]
    case .exec: possibleActions[2]
    }
  }
}
