/// The objects of k8s-breakglass that say who may ask for which rights, and who decides.
///
/// - Source: github.com/telekom/k8s-breakglass, API group `breakglass.t-caas.telekom.com`.
package struct Breakglass: Sendable, Hashable {
  package static let apiVersion = "breakglass.t-caas.telekom.com/v1alpha1"

  package var escalations: [BreakglassEscalation] = []
  package var sessions: [BreakglassSession] = []
  package var clusterConfigs: [BreakglassClusterConfig] = []
  package var denyPolicies: [BreakglassDenyPolicy] = []

  package init() {}
}

/// Durations as k8s-breakglass writes them: Go's, and days (`1d12h`).
package enum BreakglassDuration {
  /// The whole seconds of a duration, rounded down; `nil` for anything that is none.
  package static func seconds(of text: String) -> Int64? {
    var rest = text.utf8[...]
    var nanoseconds: Int64 = 0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest[digits.endIndex...]
      let unit = rest.prefix { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest[unit.endIndex...]
      guard let count = Int64(String(decoding: digits, as: UTF8.self)),
        let length = units[String(decoding: unit, as: UTF8.self)]
      else { return nil }
      let (part, tooLong) = count.multipliedReportingOverflow(by: length)
      let (sum, tooMuch) = nanoseconds.addingReportingOverflow(part)
      guard !tooLong, !tooMuch else { return nil }
      nanoseconds = sum
    }
    return nanoseconds / 1_000_000_000
  }

  /// Nanoseconds per unit.
  private static let units: [String: Int64] = [
    "ns": 1, "us": 1_000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
    "h": 3_600_000_000_000, "d": 86_400_000_000_000,
  ]
}
