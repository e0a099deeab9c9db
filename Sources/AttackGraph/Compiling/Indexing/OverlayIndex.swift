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
    for part in overlay.machinery { machinery[part.cluster, default: []].append(part) }
    for grant in overlay.suppressedGrants {
      suppressed[grant.cluster, default: [:]][grant.binding, default: []].append(grant.subject)
    }
  }
}
