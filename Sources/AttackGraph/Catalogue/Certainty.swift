/// How sure it is that a step works.
package enum Certainty: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  /// The estate says all it takes.
  case certain
  /// The dump lacks what would decide it: drawn, with this mark.
  case unknown
  /// It needs what estates do not say and most do not have (an application that logs its token, a
  /// vulnerable service): left out unless asked for.
  case assumed

  package static func < (left: Certainty, right: Certainty) -> Bool {
    left.rawValue < right.rawValue
  }

  /// `certain`, `unknown` or `assumed`.
  package var word: String {
    switch self {
    case .certain: "certain"
    case .unknown: "unknown"
    case .assumed: "assumed"
    }
  }

  /// What is drawn when nobody asks for more or less.
  package static let believed: Set<Certainty> = [.certain, .unknown]
}
