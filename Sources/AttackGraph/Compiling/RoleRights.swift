/// What a role's rules give for the request rows, worked out once per role.
struct RoleRights {
  /// A request that the role allows on its own: on all objects, or on one name.
  struct Opening {
    /// Position in the request rows.
    var row: Int
    /// As in `Hub`.
    var name: UInt32
    /// Whether only a cluster-wide grant gives it.
    var isClusterWide: Bool
    /// Whether it impersonates, which does not nest.
    var isImpersonation: Bool

    init(row: Int, of rows: [RequestRow], name: UInt32) {
      self.row = row
      self.name = name
      isClusterWide = rows[row].scope == .cluster
      isImpersonation = rows[row].target == .impersonatedServiceAccount
    }
  }

  /// What the role gives towards binding roles by one row.
  struct Bound {
    /// Whether it may write bindings.
    var writes = false
    /// The roles it may bind: symbols of `roles/NAME`, `clusterroles/NAME` or, for all of them,
    /// `roles/*`, `clusterroles/*`.
    var bindable: [UInt32] = []
  }

  var allowsEverything: Bool
  var givesAnything: Bool
  var impersonates = false
  /// In order of rows.
  var openings: [Opening] = []
  /// Shape [bound rows]; empty when the role gives nothing towards any.
  var bound: [Bound] = []

  /// Whether it gives the right to write bindings by some row.
  var writesBindings: Bool { bound.contains(where: \.writes) }

  func bound(_ ordinal: Int) -> Bound {
    bound.isEmpty ? Bound() : bound[ordinal]
  }
}
