import Estate

/// What makes steps possible, in words one can act on.
extension GraphStorage {
  func words(of provenance: Provenance, in part: GraphPart) -> String {
    switch provenance.kind {
    case .slot: "credential \(overlay.credentials[Int(provenance.first)].id)"
    case .elevation: elevationWords(Int(provenance.first))
    case .nodeRoot, .secretValue, .secret, .secretVolume, .mintedToken, .ownPod, .hubPod,
      .tokenRequest, .impersonation:
      part.objectWords(provenance)
    case .mountedToken, .projectedToken, .podVolume, .podEnvironment, .podOnNode:
      part.podWords(provenance)
    case .subjectInBinding, .binding, .roleThroughBinding, .bind, .ownBinding, .roleItself:
      part.roleWords(provenance)
    case .accountName, .session, .claim, .implicitGroup, .newPod, .codeInNamespace, .oneRequest,
      .rightsTogether:
      part.nameWords(provenance)
    case .text: part.symbols[provenance.first]
    case .podText:
      "\(part.symbols[provenance.second]) of pod \(part.podPath(provenance.first))"
    case .containerOfPod: "a container of pod \(part.path(provenance.first, provenance.second))"
    case .privateEndpoint: "the API endpoint of \(part.name) is private"
    case .superuser: "\(Principal.superuserGroup) bypasses authorization"
    case .liveCredential: "any live credential of \(part.name)"
    case .clusterWide: "cluster-wide right"
    case .insideNetwork: "code in the cluster's network"
    }
  }

  private func elevationWords(_ position: Int) -> String {
    let entitlement = overlay.entitlements[position]
    return "elevation to \(entitlement.roleRef.name) in place of \(entitlement.replaces)"
  }
}

extension GraphPart {
  /// NAMESPACE/NAME of the pod at a position.
  fileprivate func podPath(_ position: UInt32) -> String {
    let metadata = cluster.pods[Int(position)].metadata
    return "\(metadata.namespace)/\(metadata.name)"
  }

  fileprivate func objectWords(_ provenance: Provenance) -> String {
    let path = path(provenance.first, provenance.second)
    return switch provenance.kind {
    case .nodeRoot: "root on node \(symbols[provenance.second])"
    case .secretValue: "the value of secret \(path)"
    case .secret: "secret \(path)"
    case .secretVolume: "a volume of secret \(path)"
    case .mintedToken: "minted token of \(path)"
    case .ownPod: "own pod running as \(path)"
    case .hubPod: "pod \(path)"
    case .tokenRequest: "TokenRequest for \(path)"
    default: "impersonation of \(path)"
    }
  }

  fileprivate func podWords(_ provenance: Provenance) -> String {
    let pod = cluster.pods[Int(provenance.first)]
    let path = "\(pod.metadata.namespace)/\(pod.metadata.name)"
    switch provenance.kind {
    case .mountedToken: return "token mounted in pod \(path)"
    case .projectedToken: return "token projected into pod \(path)"
    case .podVolume: return "volume \(symbols[provenance.second]) of pod \(path)"
    case .podEnvironment:
      return "environment of container \(symbols[provenance.second]) of pod \(path)"
    default: return "pod \(path) runs on \(pod.spec.nodeName)"
    }
  }

  fileprivate func roleWords(_ provenance: Provenance) -> String {
    if provenance.kind == .roleItself {
      let role = cluster.roles[Int(provenance.first)]
      return "\(role.scope == .cluster ? "ClusterRole" : "Role") \(role.metadata.name)"
    }
    if provenance.kind == .bind || provenance.kind == .ownBinding {
      let role = cluster.roles[Int(provenance.first)]
      let name = "\(role.scope == .cluster ? "ClusterRole" : "Role") \(role.metadata.name)"
      let scope = scopeName(provenance.second)
      return provenance.kind == .bind
        ? "bind \(name) in \(scope)" : "own binding of \(name) @ \(scope)"
    }
    let binding = cluster.bindings[Int(provenance.first)]
    return switch provenance.kind {
    case .subjectInBinding:
      "\(binding.subjects[Int(provenance.second)].text) in \(binding.path)"
    case .roleThroughBinding:
      "\(binding.roleRef.kind) \(binding.roleRef.name) through \(binding.path)"
    default: binding.path
    }
  }

  fileprivate func nameWords(_ provenance: Provenance) -> String {
    let name = symbols[provenance.first]
    return switch provenance.kind {
    case .accountName: "serviceAccountName \(name)"
    case .session: "session of \(name)"
    case .claim: "claim \(name)"
    case .implicitGroup: "implicit group \(name)"
    case .newPod: "a new pod in \(name)"
    case .codeInNamespace: "runs code in the pods of namespace \(name)"
    case .oneRequest: "one request by \(name)"
    default: "rights of \(name) together"
    }
  }
}

extension Subject {
  /// As the binding writes it: `User alice`, `ServiceAccount ns/name`.
  fileprivate var text: String {
    namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)"
  }
}
