import Estate

/// From service accounts to the cloud identities that trust them.
extension ClusterCompiler {
  /// The context says whom the cloud trusts; an annotation that it does not mention is a claim that
  /// nobody has checked.
  mutating func addCloudIdentities() {
    guard let step = relations[.accountTakesCloudIdentity] else { return }
    var confirmed: Set<CloudTrust> = []
    for position in contextIndex.cloudIdentities[ExactString(cluster.name)] ?? [] {
      let record = context.cloudIdentities[position]
      guard let namespace = index.symbols.find(record.namespace),
        let name = index.symbols.find(record.serviceAccount),
        let account = index.accounts.find(namespace, name)
      else { continue }
      confirmed.insert(CloudTrust(account: account, identity: record.identity))
      let text = "the cloud trusts \(record.namespace)/\(record.serviceAccount)"
      take(record.identity, account, step, because: text, isUnknown: record.assumed)
    }
    for account in cluster.serviceAccounts.indices
    where !cluster.serviceAccounts[account].metadata.annotations.isEmpty {
      for identity in cluster.serviceAccounts[account].cloudIdentities {
        let trust = CloudTrust(account: UInt32(account), identity: identity)
        guard !confirmed.contains(trust) else { continue }
        let text = "annotation \(identity.provider.annotation)"
        take(identity, UInt32(account), step, because: text, isUnknown: true)
      }
    }
  }

  private mutating func take(
    _ identity: CloudIdentity, _ account: UInt32, _ step: Step, because: String, isUnknown: Bool
  ) {
    guard let certainty = builder.certainty(of: step, isUnknown: isUnknown) else { return }
    cloudEdges.append(
      CloudEdge(
        tail: principal(index.usernames[Int(account)]), identity: identity, step: step,
        certainty: certainty, provenance: Provenance(.text, index.symbols.intern(because))))
  }
}

/// That a cloud identity may be taken by a service account, by position.
private struct CloudTrust: Hashable {
  var account: UInt32
  var identity: CloudIdentity
}
