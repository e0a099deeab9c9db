import Estate

/// Containers and what they find.
extension World {
  /// Each container with where its code runs.
  var containers: [(place: String, pod: Pod, container: Container)] {
    cluster.pods.flatMap { pod in
      pod.spec.containers.map { ("container/\(pod.path)/\($0.name)", pod, $0) }
    }
  }

  /// Pods that run on a node, with its name.
  var scheduled: [(pod: Pod, node: String)] {
    cluster.pods.filter { !$0.spec.nodeName.isEmpty }.map { ($0, $0.spec.nodeName) }
  }

  func volumes(_ container: Container, _ pod: Pod) -> [Volume] {
    pod.spec.volumes.filter { volume in
      container.mounts.contains { $0.volume == volume.name }
    }
  }

  func automounts(_ pod: Pod) -> Bool {
    let account = account(accountName(of: pod), in: pod.metadata.namespace)
    return pod.spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true
  }

  /// Whether a container's files hold a token for the API server. Admission adds one when the pod is
  /// made, so not to containers that come later, nor over a mount at the same place.
  func holdsToken(_ container: Container, _ pod: Pod) -> Bool {
    let place = "/var/run/secrets/kubernetes.io/serviceaccount"
    let isGiven =
      automounts(pod) && container.role != .ephemeral
      && !container.mounts.contains { $0.mountPath == place }
    return isGiven
      || volumes(container, pod).contains { volume in
        guard case .projected(let projection) = volume.source else { return false }
        return projection.tokens.contains(where: mayBeForAPI)
      }
  }

  /// An API server's audience is its own affair; the URL of its Service is the usual one.
  func mayBeForAPI(_ token: ProjectedToken) -> Bool {
    token.audience.isEmpty || token.audience.hasPrefix("https://kubernetes.default.svc")
  }

  /// Whether a container ended when its pod began to run.
  func isOver(_ container: Container, _ pod: Pod) -> Bool {
    container.role == .initial && pod.phase == "Running"
  }

  /// Whether nothing of a pod runs yet, because it has no node.
  func isWaiting(_ pod: Pod) -> Bool { pod.phase == "Pending" && pod.spec.nodeName.isEmpty }

  /// Existing Secrets among a container's files.
  func mountedSecrets(_ container: Container, _ pod: Pod) -> [String] {
    volumes(container, pod).flatMap { volume -> [String] in
      switch volume.source {
      case .secret(let name, _): [name]
      case .projected(let projection): projection.secrets
      default: []
      }
    }.compactMap { existing($0, pod) }
  }

  /// Existing Secrets in a container's environment.
  func environmentSecrets(_ container: Container, _ pod: Pod) -> [String] {
    container.environmentSecrets.compactMap { existing($0, pod) }
  }

  private func existing(_ secret: String, _ pod: Pod) -> String? {
    exists(secret: secret, in: pod.metadata.namespace)
      ? "secret/\(pod.metadata.namespace)/\(secret)" : nil
  }

  /// Every Secret that a pod refers to in any field, its account's pull Secrets included.
  func relatedSecrets(of pod: Pod) -> [String] {
    var names = pod.spec.volumes.flatMap { volume -> [String] in
      switch volume.source {
      case .secret(let name, _), .csi(_, let name): [name]
      case .projected(let projection): projection.secrets
      default: []
      }
    }
    names += pod.spec.containers.flatMap(\.environmentSecrets)
    let inherited = account(accountName(of: pod), in: pod.metadata.namespace)?.imagePullSecrets
    names += pod.spec.imagePullSecrets.isEmpty ? inherited ?? [] : pod.spec.imagePullSecrets
    return names.compactMap { existing($0, pod) }
  }

  /// Volumes that are places of their own: directories of the node, and claims.
  func leafVolumes(_ pod: Pod) -> [Volume] {
    pod.spec.volumes.filter {
      switch $0.source {
      case .hostPath, .persistentVolumeClaim, .ephemeral: true
      default: false
      }
    }
  }

  func isControlPlane(_ node: String) -> Bool {
    cluster.nodes.first { $0.metadata.name == node }?.isControlPlane ?? false
  }
}

extension Pod {
  var path: String { metadata.path }
}

extension ObjectMetadata {
  var path: String { "\(namespace)/\(name)" }
}
