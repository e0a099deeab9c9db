import Estate

/// Pods: what they mount, where they run and as whom.
extension ClusterCompiler {
  mutating func addPods() {
    podVertices.reserveCapacity(cluster.pods.count)
    for position in cluster.pods.indices {
      let name = index.pods.names[position]
      let place = vertex(.pod, name.namespace, name.name)
      podVertices.append(place)
      addToken(of: position, place: place)
      addMounts(of: position, place: place)
      addNode(of: position, place: place)
    }
  }

  private mutating func addToken(of position: Int, place: UInt32) {
    let pod = index.pods.names[position]
    let written = cluster.pods[position].spec.serviceAccountName
    let name = index.symbols.intern(written.isEmpty ? "default" : written)
    let account = index.accounts.find(pod.namespace, name)
    let inherited = account.map { index.automount[Int($0)] } ?? true
    let because: Provenance
    if cluster.pods[position].spec.automountServiceAccountToken ?? inherited {
      because = Provenance(.mountedToken, UInt32(position))
    } else if cluster.pods[position].spec.projectedAPIToken != nil {
      because = Provenance(.projectedToken, UInt32(position))
    } else {
      return
    }
    let token = vertex(.boundToken, pod.namespace, pod.name)
    builder.connect(place, token, relations.podMountsToken, because)
    let username =
      account.map { index.usernames[Int($0)] } ?? index.symbols.username(pod.namespace, name)
    authenticate(token, username: username, groups: [], because: because)
  }

  /// Draws an edge for each Secret that containers can read, with the field that names it first.
  private mutating func addMounts(of position: Int, place: UInt32) {
    for volume in cluster.pods[position].spec.volumes.indices {
      switch cluster.pods[position].spec.volumes[volume].source {
      case .secret(let secret, _):
        connectVolume(volume, of: position, place: place, secret: secret)
      case .projected(let projection):
        for secret in projection.secrets {
          connectVolume(volume, of: position, place: place, secret: secret)
        }
      default: break
      }
    }
    for container in cluster.pods[position].spec.containers.indices {
      for secret in cluster.pods[position].spec.containers[container].environmentSecrets {
        guard let occurrence = mounted(secret, in: position) else { continue }
        let field = index.symbols.intern(
          cluster.pods[position].spec.containers[container].name)
        builder.connect(
          place, occurrence, relations.podMountsSecret,
          Provenance(.podEnvironment, UInt32(position), field))
      }
    }
  }

  private mutating func connectVolume(
    _ volume: Int, of position: Int, place: UInt32, secret: String
  ) {
    guard let occurrence = mounted(secret, in: position) else { return }
    let field = index.symbols.intern(cluster.pods[position].spec.volumes[volume].name)
    builder.connect(
      place, occurrence, relations.podMountsSecret,
      Provenance(.podVolume, UInt32(position), field))
  }

  /// The vertex of a Secret in a pod's namespace, `nil` when there is none.
  private func mounted(_ secret: String, in pod: Int) -> UInt32? {
    guard let name = index.symbols.find(secret),
      let position = index.secrets.find(index.pods.names[pod].namespace, name)
    else { return nil }
    return secretVertices[Int(position)]
  }

  private mutating func addNode(of position: Int, place: UInt32) {
    let name = cluster.pods[position].spec.nodeName
    guard !name.isEmpty, let symbol = index.symbols.find(name),
      let node = builder.find(VertexRecord(.node, symbol))
    else { return }
    builder.connect(
      node, place, relations.nodeRunsPods, Provenance(.podOnNode, UInt32(position)))
    guard cluster.pods[position].spec.privilegedContainer != nil else { return }
    builder.connect(
      place, node, relations.privilegedContainer,
      Provenance(.privilegedContainer, UInt32(position)))
  }
}
