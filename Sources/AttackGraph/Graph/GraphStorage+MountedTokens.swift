import Estate

/// How long the tokens live that pods mount, where a policy says so.
extension GraphStorage {
  /// Seconds by vertex of the token, endless ones as `Int64.max`; the first where an account is
  /// named twice.
  ///
  /// - Complexity: O(accounts named + pods), nothing where no account is named.
  static func mountedLifetimes(
    _ tokens: [MountedToken], _ parts: [GraphPart], _ records: [VertexRecord]
  ) -> [UInt32: Int64] {
    var accounts: [AccountKey: Int64] = [:]
    for token in tokens where !token.isWithdrawn {
      let key = AccountKey(token.cluster, token.namespace, token.serviceAccount)
      if accounts[key] == nil { accounts[key] = token.lifetime ?? .max }
    }
    guard !accounts.isEmpty else { return [:] }
    var lifetimes: [UInt32: Int64] = [:]
    for part in parts {
      for pod in part.cluster.pods {
        let account = pod.spec.serviceAccountName
        let key = AccountKey(
          part.name, pod.metadata.namespace, account.isEmpty ? "default" : account)
        guard let lifetime = accounts[key], let token = part.token(of: pod, records) else {
          continue
        }
        lifetimes[token] = lifetime
      }
    }
    return lifetimes
  }
}

/// A service account of a cluster, as a policy names it.
private struct AccountKey: Hashable {
  var cluster: ExactString
  var namespace: ExactString
  var name: ExactString

  init(_ cluster: String, _ namespace: String, _ name: String) {
    self.cluster = ExactString(cluster)
    self.namespace = ExactString(namespace)
    self.name = ExactString(name)
  }
}

extension GraphPart {
  /// The vertex of the token that a pod mounts, `nil` when it mounts none.
  fileprivate func token(of pod: Pod, _ records: [VertexRecord]) -> UInt32? {
    guard let namespace = symbols.find(pod.metadata.namespace),
      let name = symbols.find(pod.metadata.name)
    else { return nil }
    let sought = VertexRecord(.boundToken, namespace, name)
    return index.find(hash: sought.hash) { records[Int(base + $0)].hasSameKey(as: sought) }
      .map { base + $0 }
  }
}
