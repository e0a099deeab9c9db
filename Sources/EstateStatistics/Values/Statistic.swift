/// One number about an estate, beside what is known of real ones.
package struct Statistic: Sendable, Hashable {
  /// What a number counts.
  package enum Unit: Sendable, Hashable {
    /// From 0 to 1.
    case share
    /// In words, such as `pods per node`.
    case number(of: String)
  }

  /// How a value compares with what is expected.
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case inside
    case outside
    /// There is no value, as a share of nothing.
    case undefined
    /// Nothing is expected.
    case unjudged
  }

  /// Kebab-case, stable and unique.
  package var id: String
  package var group: StatisticGroup
  package var title: String
  /// `nil` where it is not defined or not known.
  package var value: Double?
  package var unit: Unit
  /// How many things a share is of; `nil` for other units.
  package var count: Int?
  package var expectation: Expectation

  package init(
    id: String, group: StatisticGroup, title: String, value: Double?, unit: Unit,
    count: Int? = nil, expectation: Expectation
  ) {
    self.id = id
    self.group = group
    self.title = title
    self.value = value
    self.unit = unit
    self.count = count
    self.expectation = expectation
  }

  /// What is expected of an estate of this size (``ExpectedRange/widened(forShareOf:)``).
  package var range: ExpectedRange? {
    guard let range = expectation.range else { return nil }
    guard unit == .share, let count, count > 0 else { return range }
    return range.widened(forShareOf: count)
  }

  package var verdict: Verdict {
    guard let value else { return .undefined }
    guard let range else { return .unjudged }
    return range.contains(value) ? .inside : .outside
  }
}

/// What a statistic is about, in the order in which statistics are shown.
package enum StatisticGroup: String, Sendable, Hashable, CaseIterable {
  case size
  case identities
  case rights
  case hygiene
  case cloud
  case usage
  case churn
  case reach
  case graph

  package var title: String {
    switch self {
    case .size: "Size"
    case .identities: "Service accounts and pods"
    case .rights: "Roles and bindings"
    case .hygiene: "Tokens, pods, networks"
    case .cloud: "Cloud roles"
    case .usage: "Rights used"
    case .churn: "Churn"
    case .reach: "Steps to control of a cluster"
    case .graph: "Attack graph"
    }
  }
}
