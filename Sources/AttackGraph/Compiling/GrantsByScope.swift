/// The grants of one identity that count for one row, found by scope.
///
/// An identity bound in every namespace has as many grants as there are namespaces; walking all of
/// them for each would take time quadratic in that.
struct GrantsByScope {
  let grants: [HeldGrant]
  /// Distinct scopes of the grants that write bindings, in order of appearance.
  let writerScopes: [UInt32]
  private let isWritten: Set<UInt32>
  /// Positions in `grants`, by scope.
  private let positions: [UInt32: [Int]]

  init(_ grants: [HeldGrant], isWriter: (HeldGrant) -> Bool) {
    self.grants = grants
    var scopes: [UInt32] = []
    var isWritten: Set<UInt32> = []
    for grant in grants where isWriter(grant) {
      if isWritten.insert(grant.scope).inserted { scopes.append(grant.scope) }
    }
    writerScopes = scopes
    self.isWritten = isWritten
    positions = Dictionary(grouping: grants.indices, by: { grants[$0].scope })
  }

  /// The narrowest scopes at which a binder's grant and some writer's grant both count.
  func jointScopes(_ binder: HeldGrant) -> [UInt32] {
    guard binder.scope != SymbolTable.empty else { return writerScopes }
    let isJoint = isWritten.contains(binder.scope) || isWritten.contains(SymbolTable.empty)
    return isJoint ? [binder.scope] : []
  }

  /// The grants that count at a scope: its own and the cluster-wide ones, in order.
  func counting(at scope: UInt32) -> [HeldGrant] {
    let wide = positions[SymbolTable.empty] ?? []
    guard scope != SymbolTable.empty else { return wide.map { grants[$0] } }
    return ((positions[scope] ?? []) + wide).sorted().map { grants[$0] }
  }
}
