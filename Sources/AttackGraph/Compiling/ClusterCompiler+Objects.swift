import Estate

/// Places, stored secrets and assets: what exists whoever holds which right.
extension ClusterCompiler {
  mutating func addNodes() {
    let known = cluster.nodes.map(\.metadata.name)
    var seen = Set(known)
    let mentioned = cluster.pods.map(\.spec.nodeName)
      .filter { !$0.isEmpty && seen.insert($0).inserted }
    for node in known + mentioned {
      let place = vertex(.node(cluster: name, node), .place, "node \(node)")
      reach(
        from: place, kind: .node, weight: context.assetWeights.node, asset: node,
        because: "root on node \(node)")
    }
  }

  /// Every namespace that the estate itself has is an asset; a policy's own are none.
  mutating func addNamespaceAssets() {
    for namespace in ClusterIndex(facts).namespaces {
      _ = assetVertex(.namespace, namespace, weight: context.assetWeights.namespace)
    }
    _ = assetVertex(.cluster, name, weight: context.assetWeights.cluster)
  }

  mutating func addSecrets() {
    var slots: [String: Int] = [:]
    for (position, slot) in overlay.credentials.enumerated() {
      for case .secret(name, let namespace, let secret) in slot.places {
        slots["\(namespace)/\(secret)"] = position
      }
    }
    for secret in cluster.secrets {
      addSecret(secret, slot: slots["\(secret.metadata.namespace)/\(secret.metadata.name)"])
    }
  }

  private mutating func addSecret(_ secret: Secret, slot: Int?) {
    let path = "\(secret.metadata.namespace)/\(secret.metadata.name)"
    let key = VertexKey.secret(
      cluster: name, namespace: secret.metadata.namespace, name: secret.metadata.name)
    let occurrence = builder.intern(
      Vertex(
        key: key.text, kind: .occurrence, label: "secret \(path)",
        timing: slot.map(Timing.occurrence) ?? .always)
    ).index
    reach(
      from: occurrence, kind: .secret, weight: context.assetWeights.secret, asset: path,
      because: "the value of secret \(path)")
    guard slot == nil, let account = secret.tokenServiceAccount,
      index.automount["\(secret.metadata.namespace)/\(account)"] != nil
    else { return }
    let token = vertex(
      VertexKey(name, "token", path), .credential, "token in secret \(path)")
    builder.connect(occurrence, token, row(.secretHoldsToken), "secret \(path)")
    let username = Principal.serviceAccountUsername(
      namespace: secret.metadata.namespace, name: account)
    authenticate(token, username: username, groups: [], because: "secret \(path)")
  }

  mutating func addPods() {
    for pod in cluster.pods {
      let path = "\(pod.metadata.namespace)/\(pod.metadata.name)"
      let place = vertex(
        .pod(cluster: name, namespace: pod.metadata.namespace, name: pod.metadata.name), .place,
        "pod \(path)")
      addToken(of: pod, place: place, path: path)
      for secret in pod.spec.mountedSecrets {
        let key = VertexKey.secret(
          cluster: name, namespace: pod.metadata.namespace, name: secret.name)
        guard let occurrence = builder.index(of: key) else { continue }
        builder.connect(
          place, occurrence, row(.podMountsSecret), "\(secret.field) of pod \(path)")
      }
      guard !pod.spec.nodeName.isEmpty,
        let node = builder.index(of: .node(cluster: name, pod.spec.nodeName))
      else { continue }
      builder.connect(node, place, row(.nodeRunsPods), "pod \(path) runs on \(pod.spec.nodeName)")
      if let container = pod.spec.privilegedContainer {
        builder.connect(
          place, node, row(.privilegedContainer),
          "container \(container) of pod \(path) is privileged")
      }
    }
  }

  private mutating func addToken(of pod: Pod, place: UInt32, path: String) {
    let account = pod.spec.serviceAccountName.isEmpty ? "default" : pod.spec.serviceAccountName
    let inherited = index.automount["\(pod.metadata.namespace)/\(account)"] ?? true
    let source: (lifetime: Int64?, because: String)
    if pod.spec.automountServiceAccountToken ?? inherited {
      source = (nil, "token mounted in pod \(path)")
    } else if let projected = pod.spec.projectedAPIToken {
      source = (
        Int64(projected.expirationSeconds ?? 3600), "token projected into pod \(path)"
      )
    } else {
      return
    }
    let token = vertex(VertexKey(name, "bound-token", path), .credential, "token of pod \(path)")
    builder.connect(
      place, token, row(.podMountsToken), source.because, lifetime: source.lifetime)
    let username = Principal.serviceAccountUsername(
      namespace: pod.metadata.namespace, name: account)
    authenticate(token, username: username, groups: [], because: source.because)
  }

  /// Draws the edge to an asset that the estate has; machinery is no asset.
  mutating func reach(
    from tail: UInt32, kind: Asset.Kind, weight: Double, asset: String,
    because: String
  ) {
    let head = assetVertex(kind, asset, weight: weight)
    builder.connect(tail, head, row(.assetReached), because)
  }

  mutating func assetVertex(_ kind: Asset.Kind, _ asset: String, weight: Double) -> UInt32 {
    builder.intern(
      Vertex(
        key: VertexKey.asset(cluster: name, kind, asset).text, kind: .asset,
        label: "\(kind.rawValue) \(asset)", asset: Asset(kind: kind, weight: weight))
    ).index
  }
}

extension PodSpec {
  /// The Secrets that containers can read, each with the field that names it, without duplicates.
  var mountedSecrets: [(name: String, field: String)] {
    var result: [(name: String, field: String)] = []
    var seen: Set<String> = []
    for volume in volumes {
      let names: [String] =
        switch volume.source {
        case .secret(let name, _): [name]
        case .projected(let projection): projection.secrets
        default: []
        }
      for name in names where seen.insert(name).inserted {
        result.append((name, "volume \(volume.name)"))
      }
    }
    for container in containers {
      for name in container.environmentSecrets where seen.insert(name).inserted {
        result.append((name, "environment of container \(container.name)"))
      }
    }
    return result
  }

  /// A token for the API server itself that the pod asks for by hand.
  var projectedAPIToken: ProjectedToken? {
    for case .projected(let projection) in volumes.map(\.source) {
      if let token = projection.tokens.first(where: { $0.audience.isEmpty }) { return token }
    }
    return nil
  }

  /// The first privileged container; a user namespace (`hostUsers: false`) keeps it off the node.
  var privilegedContainer: String? {
    guard hostUsers != false else { return nil }
    return containers.first(where: \.privileged)?.name
  }
}
