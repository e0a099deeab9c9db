import Estate
import Specs

/// Works out what a policy changes around an estate.
struct OverlayBuilder {
  let policy: PolicySpec
  let estate: Estate
  var overlay: Overlay
  var rules: [CredentialRule] = []
  var tasks: [[TaskTarget]] = []
  var positionOfEntitlement: [EntitlementKey: Int] = [:]
  /// Positions of the slots of stored tokens.
  private var slotOfToken: [TokenHolder: Int] = [:]

  private struct TokenHolder: Hashable {
    var cluster: String
    var username: String
  }

  init(policy: PolicySpec, estate: Estate) {
    self.policy = policy
    self.estate = estate
    overlay = Overlay(policy: policy.name)
  }

  mutating func build() throws(PolicyError) {
    try check(policy.pipelines, "pipelines", [.legacyToken, .federatedToken])
    try check(policy.people, "people", [.clientCertificate, .oidcSession])
    try check(policy.storedTokens, "storedTokens", [.legacyToken])
    addStoredTokens()
    addPipelineCredentials()
    addPeopleCredentials()
    try addElevation()
  }

  private func check(
    _ rule: CredentialRule, _ population: String, _ kinds: [CredentialRule.Kind]
  ) throws(PolicyError) {
    guard !kinds.contains(rule.kind) else { return }
    throw .unsuitableCredential(
      policy: policy.name, population: population, kind: rule.kind.rawValue,
      expected: kinds.map(\.rawValue).joined(separator: " or "))
  }

  private mutating func add(_ slot: CredentialSlot, _ rule: CredentialRule) {
    if slot.kind == .legacyToken {
      let holder = TokenHolder(cluster: slot.cluster, username: slot.username)
      if slotOfToken[holder] == nil { slotOfToken[holder] = overlay.credentials.count }
    }
    overlay.credentials.append(slot)
    rules.append(rule)
  }

  // MARK: Tokens and pipelines

  /// Every Secret that holds a service account's token is a slot, whoever else keeps a copy.
  private mutating func addStoredTokens() {
    for cluster in estate.clusters {
      let accounts = Set(
        cluster.serviceAccounts.map { "\($0.metadata.namespace)/\($0.metadata.name)" })
      for secret in cluster.secrets {
        let namespace = secret.metadata.namespace
        guard let account = secret.tokenServiceAccount,
          accounts.contains("\(namespace)/\(account)")
        else { continue }
        add(
          CredentialSlot(
            id: "token/\(namespace)/\(secret.metadata.name)", kind: .legacyToken,
            cluster: cluster.name,
            username: Principal.serviceAccountUsername(namespace: namespace, name: account),
            places: [
              .secret(
                cluster: cluster.name, namespace: namespace, name: secret.metadata.name)
            ]),
          policy.storedTokens)
      }
    }
  }

  private mutating func addPipelineCredentials() {
    for pipeline in estate.context.pipelines {
      let username = Principal.serviceAccountUsername(
        namespace: pipeline.namespace, name: pipeline.serviceAccount)
      let log = CredentialPlace.buildLog(pipeline: pipeline.name)
      guard policy.pipelines.kind == .legacyToken else {
        add(
          CredentialSlot(
            id: "run/\(pipeline.name)", kind: .federatedToken, cluster: pipeline.cluster,
            username: username, places: [log]),
          policy.pipelines)
        continue
      }
      let places = [
        CredentialPlace.ciStore(system: pipeline.ciSystem, pipeline: pipeline.name), log,
      ]
      if let shared = slotOfToken[TokenHolder(cluster: pipeline.cluster, username: username)] {
        overlay.credentials[shared].places += places
        rules[shared] = policy.pipelines
      } else {
        add(
          CredentialSlot(
            id: "pipeline/\(pipeline.name)", kind: .legacyToken, cluster: pipeline.cluster,
            username: username, places: places),
          policy.pipelines)
      }
    }
  }

  // MARK: People

  /// A kubeconfig entry per person and cluster. Holders of `system:masters` certificates keep a
  /// certificate under every policy: no binding grants that group and no identity provider may claim
  /// it. Where the policy gives people certificates, theirs follow its rule.
  private mutating func addPeopleCredentials() {
    let keepsCertificates = policy.people.kind == .clientCertificate
    for person in estate.context.people {
      let isSuperuser = person.groups.contains(Principal.superuserGroup)
      let sessions = !keepsCertificates && !isSuperuser
      for cluster in person.clusters {
        add(
          CredentialSlot(
            id: "person/\(person.name)", kind: sessions ? .oidcSession : .clientCertificate,
            cluster: cluster, username: person.username, groups: person.groups,
            places: [.laptop(name: person.laptop)]),
          keepsCertificates || sessions ? policy.people : Self.superuserCertificate)
      }
    }
  }

  /// A year, renewed when it ends.
  ///
  /// - Source: kubeadm certificate management and the CSR signer's default of 365 days.
  static let superuserCertificate = CredentialRule(
    kind: .clientCertificate, lifetime: 365 * 86_400)
}
