import Estate
import Specs

/// Works out what a policy makes of everybody's rights: what is withdrawn, what is added, what is
/// had on request and by which process.
///
/// Each holder of each binding is looked at once. The controls that govern the holder turn the
/// binding's role into parts — narrowed to a past window, without the rights that a gate stops — and
/// say how the parts are held: standing as they are, standing for a while, or on request. Where
/// anything changes, the subjects that name the holder are withdrawn; whoever else those subjects
/// named gets the binding back in their own name. So a policy that governs a share of a group leaves
/// the rest exactly what they had.
///
/// Rights that everybody has (`system:authenticated`), that `system:masters` has, or that all
/// service accounts of a namespace have are nobody's in particular and stay.
struct GrantBuilder {
  let policy: PolicySpec
  let estate: Estate
  let actors: [Actor]
  let processes: ProcessTable
  let environments: EnvironmentIndex
  let governance: Governance
  /// `nil` where nobody ever moves.
  let membership: Membership?
  /// Whether those who wait may help themselves to shadow credentials.
  let castsShadows: Bool
  /// Shape [clusters], as everything else that is plural here unless it says otherwise.
  let clusters: [ClusterGrants]
  var roles: [RoleCatalogue]
  var splitters: [RightSplitter?]
  /// Which exceptional actions each role allows.
  var actionsOfRole: [RoleKey: [Bool]] = [:]

  /// A role of a cluster, by their positions.
  struct RoleKey: Hashable {
    var cluster: Int
    var role: Int
  }
  var narrowings: [NarrowingKey: UsageNarrowing] = [:]
  var splits: [SplitKey: SplitRole] = [:]

  var overlay: Overlay
  /// Shape [actors].
  var targets: [[TaskTarget]]
  var bundles: [Bundle] = []
  var standing: [StandingGrant] = []
  var positionOfEntitlement: [EntitlementKey: Int] = [:]
  /// Shape [overlay.entitlements].
  var rolesOfEntitlements: [RolePlace] = []
  var words: [RolePlace: RoleWords] = [:]
  /// Withdrawn subjects, each as its binding and rank.
  var withdrawn: [Set<SubjectPlace>]
  /// Those whose rights no control changes, in case a group of theirs is withdrawn.
  var stays: [Stay] = []
  /// Bindings that somebody holds other than on request.
  var standingBindings: [Set<Int>]
  var added: AddedBindings

  struct NarrowingKey: Hashable {
    var cluster: Int
    var length: Int64
    var age: Int64

    /// Everything that was ever seen.
    static func whole(_ cluster: Int) -> NarrowingKey {
      NarrowingKey(cluster: cluster, length: .max, age: 0)
    }
  }

  struct SplitKey: Hashable {
    var cluster: Int
    var role: Int
    /// Position in [GateRule.Action.allCases].
    var action: Int
  }

  /// A role without the rights of an action, and one of just those; `nil` for one without rules.
  struct SplitRole {
    var kept: Int?
    var taken: Int?
  }

  struct SubjectPlace: Hashable, Comparable {
    var binding: Int
    var subject: Int

    static func < (left: SubjectPlace, right: SubjectPlace) -> Bool {
      (left.binding, left.subject) < (right.binding, right.subject)
    }
  }

  init(policy: PolicySpec, estate: Estate, activity: ActivitySpec, actors: [Actor]) {
    self.policy = policy
    self.estate = estate
    self.actors = actors
    processes = ProcessTable(policy)
    environments = EnvironmentIndex(estate.context)
    membership = activity.turnover.moversPerYear > 0 ? Membership(estate.context) : nil
    castsShadows = activity.friction.bypassShare > 0
    clusters = estate.clusters.map { ClusterGrants($0) }
    roles = estate.clusters.map { RoleCatalogue($0) }
    governance = Governance(policy, estate, clusters, &roles, environments)
    splitters = Array(repeating: nil, count: clusters.count)
    overlay = Overlay(policy: policy.name)
    targets = Array(repeating: [], count: actors.count)
    withdrawn = Array(repeating: [], count: clusters.count)
    standingBindings = Array(repeating: [], count: clusters.count)
    added = AddedBindings(estate.clusters)
  }

  /// - Throws: `PolicyError` when the policy does not fit the estate.
  mutating func build() throws(PolicyError) {
    var panels = PanelCheck(policy: policy, estate: estate, governance: governance)
    try panels.check()
    try checkUsage()
    addPeople()
    addAccounts()
    settleStays()
    settleKubeconfigs()
    for (position, places) in withdrawn.enumerated() {
      let cluster = clusters[position].cluster
      for place in places.sorted() {
        let binding = cluster.bindings[place.binding]
        overlay.suppressedGrants.append(
          SuppressedGrant(
            cluster: cluster.name, binding: binding.path,
            subject: binding.subjects[place.subject]))
      }
    }
    overlay.addedRoles = roles.flatMap(\.added)
    overlay.addedBindings = added.all
    overlay.machinery = policy.machinery(of: estate.clusters.map(\.name))
  }

  private func checkUsage() throws(PolicyError) {
    for scope in policy.scopes where scope.coverage.share > 0 {
      for cluster in estate.clusters where cluster.usage?.window == nil {
        throw .unknownUsage(
          policy: policy.name, cluster: cluster.name, population: scope.population.rawValue)
      }
      for position in estate.clusters.indices {
        guard let window = estate.clusters[position].usage?.window,
          scope.windowAge >= window.until - window.from
        else { continue }
        throw .unwatchedWindow(
          policy: policy.name, cluster: estate.clusters[position].name,
          population: scope.population.rawValue)
      }
    }
  }

  func binding(_ held: HeldBinding) -> RoleBinding {
    clusters[held.cluster].cluster.bindings[held.binding]
  }
}

/// Somebody whose rights are looked at.
struct Holder {
  var population: Population
  var username: String
  /// Names by which the population's controls may govern it.
  var names: [String]
  /// Position in the context's people.
  var person: Int?
  var subject: Subject
}

/// Somebody whose rights to one binding no control changes.
struct Stay {
  var holder: Holder
  var held: HeldBinding
  /// Position in the holder's targets.
  var target: Int
}

/// An entitlement in one cluster.
struct EntitlementKey: Hashable {
  var cluster: String
  var id: String
}
