import Estate

/// Where the cluster's DNS keeps its configuration.
enum CoreDNS {
  static let namespace = "kube-system"
  static let configMap = "coredns"
}

/// Requests that lead no further, and cloud identities.
extension ClusterCompiler {
  mutating func expandEffect(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    switch rows[hub.row].target {
    case .coreDNS: tamperWithDNS(hub, vertex, step)
    case .labelledNamespaces:
      guard hub.name == Hub.allNames || hub.name == hub.scope + 1, hasLabelledWebhook() else {
        return
      }
      draw(hub, vertex, step, "a webhook selects namespaces by label")
    default:
      let name = record(of: hub).third
      let words = index.symbols.intern("the right is enough")
      let effect = builder.intern(
        VertexRecord(.effect, UInt32(step.technique), hub.scope, name)
      ).index
      builder.connect(vertex, effect, step, Provenance(.text, words))
    }
  }

  private mutating func tamperWithDNS(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    guard index.symbols[hub.scope].hasSameBytes(as: CoreDNS.namespace),
      hub.name == Hub.allNames
        || index.symbols[hub.name - 1].hasSameBytes(as: CoreDNS.configMap)
    else { return }
    let exists = cluster.configMaps.contains {
      $0.metadata.namespace.hasSameBytes(as: CoreDNS.namespace)
        && $0.metadata.name.hasSameBytes(as: CoreDNS.configMap)
    }
    guard
      exists
        || !context.isKnown("ConfigMap", cluster: cluster.name, namespace: CoreDNS.namespace)
    else { return }
    draw(
      hub, vertex, step, "ConfigMap \(CoreDNS.namespace)/\(CoreDNS.configMap)", isUnknown: !exists)
  }

  private mutating func draw(
    _ hub: Hub, _ vertex: UInt32, _ step: Step, _ words: String, isUnknown: Bool = false
  ) {
    let effect = builder.intern(
      VertexRecord(.effect, UInt32(step.technique), hub.scope, hub.name)
    ).index
    builder.connect(
      vertex, effect, step, Provenance(.text, index.symbols.intern(words)), isUnknown: isUnknown)
  }

  /// The identities of the estate's clouds that trust some account of the namespace, which does not
  /// ask for them itself yet.
  mutating func expandCloudIdentities(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    let namespace = index.symbols[hub.scope]
    for position in trustedIdentities()[hub.scope] ?? [] {
      let entry = context.cloudIdentities[position]
      guard let name = index.symbols.find(entry.serviceAccount),
        hub.name == Hub.allNames || hub.name == name + 1,
        let account = index.accounts.find(hub.scope, name),
        !cluster.serviceAccounts[Int(account)].cloudIdentities.contains(entry.identity),
        let certainty = builder.certainty(of: step, isUnknown: entry.assumed)
      else { continue }
      let words = index.symbols.intern(
        "cloud identity \(entry.identity.identity) trusts sa \(namespace)/\(entry.serviceAccount)")
      cloudEdges.append(
        CloudEdge(
          tail: vertex, identity: entry.identity, step: step, certainty: certainty,
          provenance: Provenance(.text, words)))
    }
  }

  /// The namespaces with accounts that a cloud trusts, in order of appearance.
  mutating func trustedNamespaces() -> [UInt32] {
    let trusted = trustedIdentities()
    return index.namespaces.filter { trusted[$0] != nil }
  }

  /// What the context says of this cluster's accounts: positions by namespace.
  mutating func trustedIdentities() -> [UInt32: [Int]] {
    if let known = requests.trustedIdentities { return known }
    var found: [UInt32: [Int]] = [:]
    for position in contextIndex.cloudIdentities[ExactString(cluster.name)] ?? [] {
      guard let namespace = index.symbols.find(context.cloudIdentities[position].namespace) else {
        continue
      }
      found[namespace, default: []].append(position)
    }
    requests.trustedIdentities = found
    return found
  }
}
