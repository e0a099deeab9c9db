import Estate

/// What admission lets into namespaces.
extension ClusterCompiler {
  /// Whether a namespace lets privileged pods in.
  mutating func privilegedPods(in namespace: UInt32) -> NamespaceSecurity.Admission {
    security().privilegedPods(in: namespace)
  }

  /// Whether a namespace's own labels keep privileged pods out.
  mutating func keepsOut(_ namespace: UInt32) -> Bool {
    (security().level(of: namespace) ?? .privileged) != .privileged
  }

  mutating func enforces(_ level: PodSecurity.Level, in namespace: UInt32) -> Bool {
    security().level(of: namespace) == level
  }

  /// Whether something that no dump can judge is asked about pods of a namespace, 0 for every one.
  mutating func isWatched(_ namespace: UInt32) -> Bool {
    namespace == SymbolTable.empty ? isWatchedEverywhere() : security().isWatched(namespace)
  }

  /// Words with the reason for which it is not known whether they hold.
  mutating func doubted(_ words: String, _ isUnknown: Bool) -> String {
    isUnknown ? "\(words), unknown: \(security().doubt)" : words
  }

  /// Whether something unknown looks at pods of every namespace, whatever its labels.
  mutating func isWatchedEverywhere() -> Bool { security().isWatchedEverywhere }

  mutating func hasLabelledWebhook() -> Bool { security().hasLabelledWebhook }

  /// The namespaces that a cluster-wide right on Namespace objects is of use in.
  mutating func guardedNamespaces(_ hub: Hub) -> [UInt32] {
    let isRelaxing = rows[hub.row].target == .anyNode
    guard isRelaxing || hasLabelledWebhook() else { return [] }
    guard hub.name == Hub.allNames else { return [hub.name - 1] }
    return index.namespaces.filter { !isRelaxing || keepsOut($0) }
  }

  private mutating func security() -> NamespaceSecurity {
    if let known = requests.security { return known }
    let made = NamespaceSecurity(cluster, version, context, namespaces: index.namespaces) {
      [symbols = index.symbols] in symbols.find($0)
    }
    requests.security = made
    return made
  }
}
