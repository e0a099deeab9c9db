/// What an hour of each grant counts.
///
/// A grant's weight is the number of its rules, times the size of the scope it holds in, times how
/// sensitive that is.
package struct GrantWeights: Sendable, Hashable {
  /// Σ over the grants that are always in force and no entitlement of the overlay.
  package var standing: Double
  /// Shape [overlay.entitlements].
  package var entitlements: [Double]

  package init(standing: Double, entitlements: [Double]) {
    self.standing = standing
    self.entitlements = entitlements
  }
}

/// How much permission stands ready for whoever gets hold of a credential.
package enum PermissionMetrics {
  /// Σ over grants of weight × hours in force inside a window, per week of seven days; `nil` of an
  /// empty window.
  ///
  /// A grant of weight 1 that never ends counts 168.
  ///
  /// - Parameters:
  ///   - grants: Windows by entitlement, disjoint; shape [overlay.entitlements].
  /// - Complexity: O(windows).
  package static func hoursPerWeek(
    _ grants: [[GrantWindow]], _ weights: GrantWeights, in window: TimeWindow
  ) -> Double? {
    precondition(grants.count == weights.entitlements.count, "every entitlement has a weight")
    let length = window.until - window.from
    guard length > 0 else { return nil }
    var weighted = weights.standing * Double(length)
    for (windows, weight) in zip(grants, weights.entitlements) {
      let seconds = windows.reduce(Int64(0)) { $0 + $1.window.seconds(in: window) }
      weighted += weight * Double(seconds)
    }
    return weighted * hoursPerWeek / Double(length)
  }

  private static let hoursPerWeek = 168.0
}
