import Estate
import Specs

/// Works out what a policy changes around an estate.
struct OverlayBuilder {
  let policy: PolicySpec
  let estate: Estate
  var overlay: Overlay
  let activity: ActivitySpec
  let governance: Governance
  var rules: [CredentialRule] = []
  var owners: [SlotOwner] = []
  var actors: [Actor] = []
  var targets: [[TaskTarget]] = []
  var bundles: [Bundle] = []
  var processes: [ElevationRule] = []
  var standing: [StandingGrant] = []
  var entitlementWeights: [Double] = []
  var standingWeight = 0.0
  /// Positions of the slots of stored tokens.
  var slotOfToken: [TokenHolder: Int] = [:]

  /// A service account of a cluster.
  struct TokenHolder: Hashable {
    var cluster: String
    var username: String
  }

  init(policy: PolicySpec, estate: Estate, activity: ActivitySpec) {
    self.policy = policy
    self.activity = activity
    actors = Actor.all(in: estate.context)
    self.estate = estate
    governance = Governance(policy, on: estate)
    overlay = Overlay(policy: policy.name)
  }

  mutating func build() throws(PolicyError) {
    try checkCredentials()
    addStoredTokens()
    addPipelineCredentials()
    addPeopleCredentials()
    addAgentCredentials()
    addMountedTokens()
    withdrawKubeconfigs()
    try addGrants()
    addShadowSlots()
  }

  private func checkCredentials() throws(PolicyError) {
    try check(policy.pipelines, "pipelines", CredentialRule.kinds(of: .pipelines))
    try check(policy.people, "people", CredentialRule.kinds(of: .people))
    try check(policy.storedTokens, "storedTokens", CredentialRule.storedTokenKinds)
    if let rule = policy.workloads {
      try check(rule, "workloads", CredentialRule.kinds(of: .workloads))
    }
    if let rule = policy.agents {
      try check(rule, "agents", CredentialRule.kinds(of: .agents))
    }
  }

  private func check(
    _ rule: CredentialRule, _ population: String, _ kinds: [CredentialRule.Kind]
  ) throws(PolicyError) {
    try check(rule.kind, population, kinds)
    guard let fallback = rule.fallback else { return }
    try check(fallback.kind, "\(population).fallback", kinds)
  }

  private func check(
    _ kind: CredentialRule.Kind, _ population: String, _ kinds: [CredentialRule.Kind]
  ) throws(PolicyError) {
    guard !kinds.contains(kind) else { return }
    throw .unsuitableCredential(
      policy: policy.name, population: population, kind: kind.rawValue,
      expected: kinds.map(\.rawValue).joined(separator: " or "))
  }

  mutating func add(_ slot: CredentialSlot, _ rule: CredentialRule, of owner: SlotOwner) {
    if slot.kind == .legacyToken {
      let holder = TokenHolder(cluster: slot.cluster, username: slot.username)
      if slotOfToken[holder] == nil { slotOfToken[holder] = overlay.credentials.count }
    }
    overlay.credentials.append(slot)
    rules.append(rule)
    owners.append(owner)
  }
}
