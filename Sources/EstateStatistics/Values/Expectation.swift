/// What a statistic should be, and who says so.
package enum Expectation: Sendable, Hashable {
  /// A published figure; two figures are the ends of a range, a single one is both.
  case published(ExpectedRange, source: String)
  /// Nobody has published it: what the estate is judged by, if anything, is an assumption.
  case assumption(ExpectedRange? = nil, note: String)

  /// What is expected of an estate of any size.
  package var range: ExpectedRange? {
    switch self {
    case .published(let range, _): range
    case .assumption(let range, _): range
    }
  }

  /// Where the figure comes from, or why there is none.
  package var source: String {
    switch self {
    case .published(_, let source): source
    case .assumption(_, let note): note
    }
  }

  package var isPublished: Bool {
    switch self {
    case .published: true
    case .assumption: false
    }
  }
}
