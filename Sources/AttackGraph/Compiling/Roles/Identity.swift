/// Someone who can send one API request, with every grant that counts for that request.
struct Identity {
  var vertex: UInt32
  /// Symbol of the user name.
  var username: UInt32
  /// Whether requests are sent through impersonation, which does not nest.
  var impersonated: Bool
  /// In `ClusterCompiler.sources`.
  var sources: Range<Int> = 0..<0
}

/// Where grants of an identity come from: kept instead of the grants, since a wide group has many.
enum GrantSource {
  /// The bindings that name the user of this symbol.
  case user(UInt32)
  case group(UInt32)
  /// Position in `ClusterCompiler.elevations`.
  case elevation(UInt32)
}

/// A role at a scope that an identity holds.
struct HeldGrant {
  /// Where the right comes from: the identity itself for a standing grant, else the vertex of the
  /// elevation, which has a window of its own.
  var source: UInt32
  /// Position in the cluster's roles.
  var role: Int
  /// Symbol of the namespace, 0 for the whole cluster.
  var scope: UInt32
  var provenance: Provenance
}

/// One technique at one scope, on all objects or on one name.
struct Hub {
  /// Position in the request rows.
  var row: Int
  /// Symbol of the namespace, 0 for the whole cluster.
  var scope: UInt32
  /// `allNames`, or 1 above the symbol of a name.
  var name: UInt32

  static let allNames: UInt32 = 0
}
