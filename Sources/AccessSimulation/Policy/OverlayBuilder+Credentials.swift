import Estate
import Specs

/// Tokens of service accounts that are kept in Secrets, and the credentials of pipelines.
extension OverlayBuilder {
  /// Every Secret that holds a service account's token is a slot, whoever else keeps a copy.
  ///
  /// Where the policy replaces those tokens, their Secrets hold none any more, except the one whose
  /// token a pipeline goes on using.
  mutating func addStoredTokens() {
    var kept = holdersOfPipelineTokens()
    for cluster in estate.clusters {
      let accounts = Set(
        cluster.serviceAccounts.map { "\($0.metadata.namespace)/\($0.metadata.name)" })
      for secret in cluster.secrets {
        guard let account = secret.tokenServiceAccount,
          accounts.contains("\(secret.metadata.namespace)/\(account)")
        else { continue }
        addStoredToken(of: account, in: secret, of: cluster.name, &kept)
      }
    }
  }

  private mutating func addStoredToken(
    of account: String, in secret: Secret, of cluster: String, _ kept: inout Set<TokenHolder>
  ) {
    let namespace = secret.metadata.namespace
    let rule = policy.storedTokens.resolved(
      for: .workloads, "\(cluster)/\(namespace)/\(account)", governance,
      standing: CredentialRule(kind: .legacyToken))
    let holder = TokenHolder(
      cluster: cluster,
      username: Principal.serviceAccountUsername(namespace: namespace, name: account))
    guard rule.kind == .legacyToken || kept.remove(holder) != nil else {
      overlay.tokenlessSecrets.append(
        TokenlessSecret(cluster: cluster, namespace: namespace, name: secret.metadata.name))
      return
    }
    add(
      CredentialSlot(
        id: "token/\(namespace)/\(secret.metadata.name)", kind: .legacyToken, cluster: cluster,
        username: holder.username,
        places: [.secret(cluster: cluster, namespace: namespace, name: secret.metadata.name)]),
      rule, of: .storedToken)
  }

  private func holdersOfPipelineTokens() -> Set<TokenHolder> {
    var holders: Set<TokenHolder> = []
    for pipeline in estate.context.pipelines where rule(of: pipeline).kind == .legacyToken {
      holders.insert(holder(pipeline))
    }
    return holders
  }

  private func rule(of pipeline: Pipeline) -> CredentialRule {
    policy.pipelines.resolved(for: .pipelines, pipeline.name, governance)
  }

  private func holder(_ pipeline: Pipeline) -> TokenHolder {
    TokenHolder(
      cluster: pipeline.cluster,
      username: Principal.serviceAccountUsername(
        namespace: pipeline.namespace, name: pipeline.serviceAccount))
  }

  mutating func addPipelineCredentials() {
    var isShared: Set<Int> = []
    for (position, pipeline) in estate.context.pipelines.enumerated() {
      let rule = rule(of: pipeline)
      let owner = SlotOwner.actor(estate.context.people.count + position, .original)
      guard rule.kind == .legacyToken else {
        add(
          CredentialSlot(
            id: "run/\(pipeline.name)", kind: .federatedToken, cluster: pipeline.cluster,
            username: holder(pipeline).username, places: [.buildLog(pipeline: pipeline.name)]),
          rule, of: owner)
        continue
      }
      let places = [
        CredentialPlace.ciStore(system: pipeline.ciSystem, pipeline: pipeline.name),
        .buildLog(pipeline: pipeline.name),
      ]
      guard let shared = slotOfToken[holder(pipeline)] else {
        add(
          CredentialSlot(
            id: "pipeline/\(pipeline.name)", kind: .legacyToken, cluster: pipeline.cluster,
            username: holder(pipeline).username, places: places),
          rule, of: owner)
        continue
      }
      share(shared, with: pipeline, rule, places, isFirst: isShared.insert(shared).inserted)
    }
  }

  /// A token that several pipelines use follows the last that the policy does not govern, else the
  /// last of all: nobody replaces a token that a pipeline out of their reach needs (assumption).
  private mutating func share(
    _ slot: Int, with pipeline: Pipeline, _ rule: CredentialRule, _ places: [CredentialPlace],
    isFirst: Bool
  ) {
    overlay.credentials[slot].places += places
    let isGoverned = governance.governs(policy.pipelines.coverage, .pipelines, pipeline.name)
    guard isFirst || !isGoverned || rules[slot] == policy.pipelines else { return }
    rules[slot] = rule
  }
}
