/// What one grant of an identity gives towards a row that needs two things.
struct HeldPart {
  var grant: HeldGrant
  /// Where it counts: symbol of the namespace, 0 for the whole cluster.
  var scope: UInt32
  /// 0 or 1.
  var half: Int
  var targets: [RequestTarget]
}

/// The parts of one identity towards one row, found by scope.
///
/// An identity bound in every namespace has as many grants as there are namespaces; walking all of
/// them for each would take time quadratic in that.
struct PartsByScope {
  let parts: [HeldPart]
  /// Distinct scopes of the first halves, in order of appearance.
  private let firstScopes: [UInt32]
  private let hasFirst: Set<UInt32>
  /// Positions in `parts`, by scope.
  private let positions: [UInt32: [Int]]

  init(_ parts: [HeldPart]) {
    self.parts = parts
    var scopes: [UInt32] = []
    var hasFirst: Set<UInt32> = []
    for part in parts where part.half == 0 {
      if hasFirst.insert(part.scope).inserted { scopes.append(part.scope) }
    }
    firstScopes = scopes
    self.hasFirst = hasFirst
    positions = Dictionary(grouping: parts.indices, by: { parts[$0].scope })
  }

  /// The narrowest scopes at which a second half and some first half both count.
  func jointScopes(_ second: HeldPart) -> [UInt32] {
    guard second.scope != SymbolTable.empty else { return firstScopes }
    let isJoint = hasFirst.contains(second.scope) || hasFirst.contains(SymbolTable.empty)
    return isJoint ? [second.scope] : []
  }

  /// The parts that count at a scope: its own and the cluster-wide ones, in order.
  func counting(at scope: UInt32) -> [HeldPart] {
    let wide = positions[SymbolTable.empty] ?? []
    guard scope != SymbolTable.empty else { return wide.map { parts[$0] } }
    return ((positions[scope] ?? []) + wide).sorted().map { parts[$0] }
  }
}
