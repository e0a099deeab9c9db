import Estate

/// Someone who reads what a container mounts: code in it, or whoever reads the kubelet's files.
struct MountReader {
  var place: UInt32
  /// The steps to tokens and to Secrets.
  var token: Step?
  var secret: Step?
}

/// What containers find in their file systems and environments.
extension ClusterCompiler {
  /// Draws the steps to the token and the Secrets that a container mounts. The kubelet makes only
  /// volumes that some container mounts.
  mutating func connectMounts(of pod: PodPlace, _ container: Int, _ reader: MountReader) {
    let position = pod.position
    var findsToken = pod.automounts && isGivenToken(position, container)
    if findsToken {
      connectToken(
        of: pod, to: reader.place, .mountedToken, reader.token,
        isUnknown: pod.isAutomountUnknown)
    }
    for mount in cluster.pods[position].spec.containers[container].mounts.indices {
      guard let volume = volume(of: mount, container, position) else { continue }
      switch cluster.pods[position].spec.volumes[volume].source {
      case .secret(let secret, _):
        connectVolume(volume, of: position, reader, secret: secret)
      case .projected(let projection):
        for secret in projection.secrets {
          connectVolume(volume, of: position, reader, secret: secret)
        }
        if !findsToken, let found = projection.apiToken {
          findsToken = found == .certain
          // The API server writes its own token volume into the pod, where dumps show it.
          connectToken(
            of: pod, to: reader.place, pod.automounts ? .mountedToken : .projectedToken,
            reader.token, isUnknown: found == .unknown)
        }
      default: break
      }
    }
  }

  /// Whether the API server adds a token to a container of a pod that automounts: not to one added
  /// later for debugging, nor where something is mounted in its place.
  private func isGivenToken(_ position: Int, _ container: Int) -> Bool {
    guard cluster.pods[position].spec.containers[container].role != .ephemeral else { return false }
    return !cluster.pods[position].spec.containers[container].mounts.contains {
      $0.mountPath == PodSpec.tokenPath
    }
  }

  /// Position of the volume that a mount refers to.
  func volume(of mount: Int, _ container: Int, _ position: Int) -> Int? {
    cluster.pods[position].spec.volumes.indices.first {
      cluster.pods[position].spec.volumes[$0].name
        == cluster.pods[position].spec.containers[container].mounts[mount].volume
    }
  }

  /// Draws the step to the pod's token, with what it authenticates.
  mutating func connectToken(
    of pod: PodPlace, to reader: UInt32, _ kind: Provenance.Kind, _ step: Step?,
    isUnknown: Bool = false
  ) {
    // What a pod projects by hand is its own affair.
    if kind == .mountedToken, !tokenlessAccounts.isEmpty,
      tokenlessAccounts.contains(username(of: pod.position))
    {
      return
    }
    let because = Provenance(kind, UInt32(pod.position))
    let (token, isNew) = builder.intern(
      VertexRecord(.boundToken, pod.name.namespace, pod.name.name))
    builder.connect(reader, token, step, because, isUnknown: isUnknown)
    guard isNew else { return }
    authenticate(
      token, username: username(of: pod.position), groups: [], because: because,
      by: .podTokenAuthenticates)
  }

  private mutating func connectVolume(
    _ volume: Int, of position: Int, _ reader: MountReader, secret: String
  ) {
    guard let occurrence = referenced(secret, by: position) else { return }
    let field = index.symbols.intern(cluster.pods[position].spec.volumes[volume].name)
    builder.connect(
      reader.place, occurrence, reader.secret, Provenance(.podVolume, UInt32(position), field))
  }

  /// Draws the steps to the Secrets in a container's environment.
  mutating func connectEnvironment(of pod: PodPlace, _ container: Int, to reader: UInt32) {
    let position = pod.position
    for secret in cluster.pods[position].spec.containers[container].environmentSecrets {
      guard let occurrence = referenced(secret, by: position) else { continue }
      let field = index.symbols.intern(cluster.pods[position].spec.containers[container].name)
      builder.connect(
        reader, occurrence, relations[.podMountsSecret],
        Provenance(.podEnvironment, UInt32(position), field))
    }
  }

  /// The vertex of a Secret in a pod's namespace, `nil` when there is none.
  func referenced(_ secret: String, by pod: Int) -> UInt32? {
    guard let name = index.symbols.find(secret),
      let position = index.secrets.find(index.pods.names[pod].namespace, name)
    else { return nil }
    return secretVertices[Int(position)]
  }
}

/// Volumes that hold files of the host or of a claim.
extension ClusterCompiler {
  /// Draws the volumes that outlive a pod as places of their own, from the containers that mount
  /// them and from the node. They lead nowhere: what a mount of the host gives are escapes.
  mutating func addVolumes(of pod: PodPlace) {
    let position = pod.position
    for volume in cluster.pods[position].spec.volumes.indices {
      switch cluster.pods[position].spec.volumes[volume].source {
      case .hostPath, .persistentVolumeClaim, .ephemeral: break
      default: continue
      }
      let name = index.symbols.intern(cluster.pods[position].spec.volumes[volume].name)
      let place = builder.intern(
        VertexRecord(.volume, pod.name.namespace, pod.name.name, name)
      ).index
      let because = Provenance(.podVolume, UInt32(position), name)
      for container in cluster.pods[position].spec.containers.indices
      where mounts(volume, container, position) {
        builder.connect(
          containerVertex(container, of: pod), place, relations[.containerMountsVolume], because)
      }
      guard let node = pod.node else { continue }
      builder.connect(nodes[node].vertex, place, relations[.containerMountsVolume], because)
    }
  }

  private func mounts(_ volume: Int, _ container: Int, _ position: Int) -> Bool {
    cluster.pods[position].spec.containers[container].mounts.contains {
      $0.volume == cluster.pods[position].spec.volumes[volume].name
    }
  }
}
