/// What a role's rules give for the request rows, worked out once per role.
struct RoleRights {
  /// A request that the role allows on its own.
  struct Opening {
    /// Position in the request rows.
    var row: Int
    var target: RequestTarget
    /// As in `Hub`.
    var name: UInt32
    /// Whether only a cluster-wide grant gives it.
    var isClusterWide: Bool
    /// Whether it impersonates, which does not nest.
    var isImpersonation: Bool

    init(_ row: RequestRow, at position: Int, _ target: RequestTarget, name: UInt32) {
      self.row = position
      self.target = target
      self.name = name
      isClusterWide = row.scope == .cluster
      isImpersonation = row.impersonates
    }
  }

  /// What the role gives towards one of several things that a request needs.
  struct Part {
    /// Position in the request rows.
    var row: Int
    /// Position in the row.
    var right: Int
    var targets: [RequestTarget]
    /// Whether a grant in any namespace counts, whatever the row's scope.
    var isInAnyNamespace: Bool
  }

  var allowsEverything: Bool
  var givesAnything: Bool
  var impersonates = false
  /// In order of rows.
  var openings: [Opening] = []
  /// In order of rows.
  var parts: [Part] = []
  /// One bit per right of the rows that need several things, as in `RightTable`.
  var mask: UInt64 = 0
}
