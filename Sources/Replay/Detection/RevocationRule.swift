import AttackGraph
import Estate

/// What eviction does to a hold: what defenders who have noticed an intruder can end, and what they
/// cannot or do not know of.
///
/// | held | eviction |
/// |---|---|
/// | place (pod, container, node, laptop, runner) | ended: deleted, rebuilt or taken back at once |
/// | token bound to a pod | ended: it dies with the pod |
/// | token in a Secret | kept: it never expires and nobody has rotated it |
/// | client certificate, kubelet's certificate, the cluster's own keys | kept: Kubernetes revokes no certificate |
/// | session of single sign-on | kept: the API server believes a signed token until it expires, whatever the identity provider ended since |
/// | federated and task tokens | kept until they expire, for the same reason |
/// | shadow credential | kept: nobody knows of it |
/// | token that the attacker minted or created | kept: bound to nothing that is deleted |
/// | kubeconfig, bootstrap token | kept: a copy of what others go on using |
/// | artefact (written binding, changed role, own workload) | kept: defenders find what they were alerted to, not what it left behind |
/// | principal, session, grant, capability | follows from what still authenticates |
/// | occurrence, asset | read once; nothing is held |
enum RevocationRule: Sendable, Hashable, CaseIterable {
  /// Over with the eviction.
  case ended
  /// Goes on until it would have ended anyway.
  case kept
  /// Held for as long as something that leads to it is: worked out again from what is kept.
  case derived

  init(_ vertex: Vertex, credentials: [CredentialSlot]) {
    if vertex.holding == .credential, case .credential(let slot) = vertex.timing {
      self = Self(credentials[slot].kind)
      return
    }
    self =
      switch vertex.holding {
      case .place, .boundCredential: .ended
      case .credential, .artefact: .kept
      case .network, .consequence: .derived
      }
  }

  init(_ kind: CredentialSlot.Kind) {
    switch kind {
    case .projectedToken: self = .ended
    case .legacyToken, .clientCertificate, .oidcSession, .federatedToken, .taskToken, .shadow:
      self = .kept
    }
  }
}
