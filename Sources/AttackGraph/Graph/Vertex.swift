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
    case cloudRole
  }

  package var kind: Kind
  package var weight: Double

  package init(kind: Kind, weight: Double) {
    self.kind = kind
    self.weight = weight
  }
}

/// One vertex of an attack graph: a view of the graph, which holds it as numbers.
///
/// The texts are made anew at every call.
package struct Vertex: Sendable {
  private let storage: GraphStorage
  private let position: UInt32
  private let record: VertexRecord

  init(_ position: UInt32, of storage: GraphStorage) {
    self.storage = storage
    self.position = position
    record = storage.records[Int(position)]
  }

  /// Stable and unique: the cluster, the kind of thing and its name; keys random draws.
  package var key: String { storage.key(of: position) }
  /// For people: `sa payments/deployer`, `secret-read @ payments`.
  package var label: String { storage.label(of: position) }
  package var kind: VertexKind { record.form.kind }
  var form: VertexForm { record.form }
  package var timing: Timing { record.timing }
  package var asset: Asset? {
    record.form.asset.map { Asset(kind: $0, weight: storage.weight(of: $0)) }
  }
  /// For a join: how many of its distinct in-neighbours are needed.
  package var need: Int? { record.form.need }
  /// Whether it is a user or service account of the estate (not a group, not policy machinery).
  package var isIdentity: Bool { record.isIdentity }
}

extension Vertex: Hashable {
  package static func == (left: Vertex, right: Vertex) -> Bool {
    left.kind == right.kind && left.timing == right.timing && left.asset == right.asset
      && left.need == right.need && left.isIdentity == right.isIdentity && left.key == right.key
      && left.label == right.label
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(key)
  }
}

/// The vertices of a graph, in order of creation.
package struct VertexList: RandomAccessCollection, Equatable, Sendable {
  private let storage: GraphStorage

  init(_ storage: GraphStorage) {
    self.storage = storage
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { storage.records.count }
  package subscript(position: Int) -> Vertex { Vertex(UInt32(position), of: storage) }

  package static func == (left: VertexList, right: VertexList) -> Bool {
    left.elementsEqual(right)
  }
}
