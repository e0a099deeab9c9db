import Estate

/// Which capabilities are worth a vertex.
extension ClusterCompiler {
  /// Whether a row has nothing to act on in a namespace, so that a hub there would lead nowhere.
  ///
  /// Most namespaces have no DaemonSet, no namespace but one the configuration of the cluster's DNS:
  /// without this a fifth of the graph would be dead ends.
  mutating func isIdle(_ row: Int, in namespace: UInt32) -> Bool {
    guard namespace != SymbolTable.empty else { return false }
    switch rows[row].target {
    case .controllers, .daemonSets:
      return controllerKind(of: Hub(row: row, scope: namespace, name: Hub.allNames))
        .map { $0.names.inNamespace.isEmpty(namespace) } ?? true
    case .coreDNS: return !index.symbols[namespace].hasSameBytes(as: CoreDNS.namespace)
    case .labelledNamespaces: return !hasLabelledWebhook()
    case .anyNode: return rows[row].scope == .namespaceObject && !keepsOut(namespace)
    case .trustedCloudIdentity: return trustedIdentities()[namespace] == nil
    case .missingServiceAccount: return missingAccounts()[namespace] == nil
    case .pendingPods: return !hasPendingPods(namespace)
    default: return false
    }
  }

  private func hasPendingPods(_ namespace: UInt32) -> Bool {
    index.pods.inNamespace[namespace].contains { position in
      cluster.pods[Int(position)].spec.nodeName.isEmpty
    }
  }
}
