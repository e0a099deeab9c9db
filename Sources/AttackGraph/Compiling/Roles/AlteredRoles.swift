/// Some vertex through which somebody holds a role at a scope.
struct GrantOfRole {
  var vertex: UInt32
  /// Position in the cluster's roles.
  var role: Int
  /// Symbol of the namespace, 0 for the whole cluster.
  var scope: UInt32
  /// Whether it is a Role of the namespace, not a ClusterRole.
  var isNamespaced: Bool
}

/// An artefact that changes what holding a role gives.
struct AlteredRole {
  /// The artefact's vertex.
  var vertex: UInt32
  var reach: Reach
  /// The role whose rules are fed; `nil` where every right is.
  var fed: Int?

  enum Reach: Hashable {
    /// The holders of one role, by position.
    case role(Int)
    /// The holders of any Role of a namespace, by symbol.
    case anyRole(UInt32)
    /// The holders of any ClusterRole in the whole cluster.
    case anyClusterRole
  }
}

/// Roles that the attacker alters, and everyone who holds them.
///
/// Either may come first: what is new meets what is there already.
struct AlteredRoles {
  private(set) var grants: [GrantOfRole] = []
  private var artefacts: [AlteredRole] = []
  private var seen: Set<AlteredKey> = []
  private var grantsOf: [Int: [Int]] = [:]
  private var artefactsOf: [AlteredRole.Reach: [Int]] = [:]
  /// How many of each have met the others.
  private var settledGrants = 0
  private var settledArtefacts = 0

  private struct AlteredKey: Hashable {
    var vertex: UInt32
    var reach: AlteredRole.Reach
  }

  mutating func add(_ grant: GrantOfRole) { grants.append(grant) }

  /// Adds an artefact unless it is there already.
  mutating func add(_ artefact: AlteredRole) {
    let key = AlteredKey(vertex: artefact.vertex, reach: artefact.reach)
    if seen.insert(key).inserted { artefacts.append(artefact) }
  }

  /// The pairs of an artefact and a grant of its role of which one is new; none and no work as long
  /// as nothing is altered.
  ///
  /// - Complexity: O(pairs + new grants + new artefacts).
  mutating func meet() -> [(AlteredRole, GrantOfRole)] {
    guard !artefacts.isEmpty else { return [] }
    var pairs: [(AlteredRole, GrantOfRole)] = []
    for position in settledGrants..<grants.count {
      let grant = grants[position]
      grantsOf[grant.role, default: []].append(position)
      let old =
        (artefactsOf[.role(grant.role)] ?? [])
        + (grant.scope == SymbolTable.empty ? artefactsOf[.anyClusterRole] ?? [] : [])
        + (grant.isNamespaced ? artefactsOf[.anyRole(grant.scope)] ?? [] : [])
      pairs += old.map { (artefacts[$0], grant) }
    }
    settledGrants = grants.count
    for position in settledArtefacts..<artefacts.count {
      let artefact = artefacts[position]
      artefactsOf[artefact.reach, default: []].append(position)
      switch artefact.reach {
      case .role(let role): pairs += (grantsOf[role] ?? []).map { (artefact, grants[$0]) }
      case .anyRole(let scope):
        pairs += grants.filter { $0.isNamespaced && $0.scope == scope }.map { (artefact, $0) }
      case .anyClusterRole:
        pairs += grants.filter { $0.scope == SymbolTable.empty }.map { (artefact, $0) }
      }
    }
    settledArtefacts = artefacts.count
    return pairs
  }
}
