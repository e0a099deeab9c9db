/// What kind of thing a vertex is.
package enum VertexKind: String, Sendable, Hashable, CaseIterable {
  case place
  case occurrence
  case credential
  case principal
  case grant
  case capability
  case artefact
  case asset
}

/// When a vertex exists, before a timeline says so in seconds.
package enum Timing: Sendable, Hashable {
  case always
  /// From issue to expiry or revocation of each version of a credential slot.
  case credential(slot: Int)
  /// While each version of a slot is kept in its cluster Secret.
  case occurrence(slot: Int)
  /// While each approved request for an entitlement lasts.
  case grant(entitlement: Int)

  /// The slot whose versions the vertex has; vertices of one slot meet version by version.
  package var slot: Int? {
    switch self {
    case .credential(let slot), .occurrence(let slot): slot
    case .always, .grant: nil
    }
  }
}

/// What an asset vertex stands for, and what it counts in the weighted blast radius.
package struct Asset: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case secret
    case namespace
    case node
    case cluster
  }

  package var kind: Kind
  package var weight: Double

  package init(kind: Kind, weight: Double) {
    self.kind = kind
    self.weight = weight
  }
}

/// One vertex of an attack graph.
package struct Vertex: Sendable, Hashable {
  /// Stable and unique: the cluster, the kind of thing and its name; keys random draws.
  package var key: String
  package var kind: VertexKind
  /// For people: `sa payments/deployer`, `secret-read @ payments`.
  package var label: String
  package var timing: Timing
  package var asset: Asset?
  /// For a join: how many of its distinct in-neighbours are needed.
  package var need: Int?
  /// Whether it is a user or service account of the estate (not a group, not policy machinery).
  package var isIdentity: Bool

  package init(
    key: String, kind: VertexKind, label: String, timing: Timing = .always, asset: Asset? = nil,
    need: Int? = nil, isIdentity: Bool = false
  ) {
    self.key = key
    self.kind = kind
    self.label = label
    self.timing = timing
    self.asset = asset
    self.need = need
    self.isIdentity = isIdentity
  }
}

/// One edge of an attack graph.
package struct AttackEdge: Sendable, Hashable {
  package var tail: UInt32
  package var head: UInt32
  /// Position in the catalogue.
  package var technique: Int
  /// What in the estate or the policy makes this step possible, in words one can act on.
  package var provenance: String
  /// Seconds; replaces the lifetime of a row that mints.
  package var lifetime: Int64?

  package init(
    tail: UInt32, head: UInt32, technique: Int, provenance: String, lifetime: Int64? = nil
  ) {
    self.tail = tail
    self.head = head
    self.technique = technique
    self.provenance = provenance
    self.lifetime = lifetime
  }
}
