import Estate

/// The parts of an overlay by cluster, in the overlay's order, found once for all clusters.
struct OverlayIndex: Sendable {
  /// A place in a cluster's Secret, with the position of the slot that is kept there.
  struct StoredSlot: Sendable {
    var slot: Int
    var namespace: String
    var name: String
  }

  /// Positions in `overlay.credentials`.
  private(set) var credentials: [String: [Int]] = [:]
  private(set) var stored: [String: [StoredSlot]] = [:]
  /// Positions in `overlay.entitlements`.
  private(set) var entitlements: [String: [Int]] = [:]
  private(set) var machinery: [String: [Machinery]] = [:]
  /// Secrets without their token.
  private(set) var tokenless: [String: [TokenlessSecret]] = [:]
  /// Accounts whose pods mount no token.
  private(set) var tokenlessAccounts: [String: [MountedToken]] = [:]
  /// Names of shared kubeconfigs that exist no more.
  private(set) var withdrawnKubeconfigs: Set<ExactString> = []
  private(set) var roles: [String: [Role]] = [:]
  private(set) var bindings: [String: [RoleBinding]] = [:]
  /// Withdrawn subjects by the binding's path.
  private(set) var suppressed: [String: [String: [Subject]]] = [:]

  init(_ overlay: Overlay) {
    for (position, slot) in overlay.credentials.enumerated() {
      credentials[slot.cluster, default: []].append(position)
      for case .secret(let cluster, let namespace, let name) in slot.places {
        stored[cluster, default: []].append(
          StoredSlot(slot: position, namespace: namespace, name: name))
      }
    }
    for (position, entitlement) in overlay.entitlements.enumerated() {
      entitlements[entitlement.cluster, default: []].append(position)
    }
    for secret in overlay.tokenlessSecrets { tokenless[secret.cluster, default: []].append(secret) }
    for token in overlay.mountedTokens where token.isWithdrawn {
      tokenlessAccounts[token.cluster, default: []].append(token)
    }
    withdrawnKubeconfigs = Set(overlay.withdrawnKubeconfigs.map { ExactString($0) })
    for added in overlay.addedRoles { roles[added.cluster, default: []].append(added.role) }
    for added in overlay.addedBindings {
      bindings[added.cluster, default: []].append(added.binding)
    }
    for part in overlay.machinery { machinery[part.cluster, default: []].append(part) }
    for grant in overlay.suppressedGrants {
      suppressed[grant.cluster, default: [:]][grant.binding, default: []].append(grant.subject)
    }
  }
}
