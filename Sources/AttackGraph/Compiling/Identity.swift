/// Someone who can send one API request, with every grant that counts for that request.
struct Identity {
  var vertex: UInt32
  var label: String
  var grants: [HeldGrant]
  /// Whether requests are sent through impersonation, which does not nest.
  var impersonated: Bool
}

/// A role at a scope that an identity holds.
struct HeldGrant {
  /// Where the right comes from: the identity itself for a standing grant, else the vertex of the
  /// elevation, which has a window of its own.
  var source: UInt32
  var role: Int
  /// Empty means cluster-wide.
  var scope: String
  var provenance: String
}

/// One technique at one scope, on all objects or on one name.
struct Hub: Hashable {
  /// Position in the request rows.
  var row: Int
  /// Empty means cluster-wide.
  var scope: String
  var name: String?
}
