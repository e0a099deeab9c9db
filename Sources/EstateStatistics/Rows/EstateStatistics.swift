package import Estate

/// An estate in numbers, each beside what is known of real estates.
package struct EstateStatistics: Sendable, Hashable {
  /// In the order of the groups; the same rows, in the same order, for every estate.
  package let rows: [Statistic]

  /// Counts and compares one estate.
  package init(_ estate: Estate) {
    self.init(EstateCensus(estate))
  }

  /// Compares what was counted, of one estate or of several together.
  package init(_ census: EstateCensus) {
    rows =
      Self.sizes(census.sizes)
      + Self.identities(census.identities)
      + Self.rights(census.rights) + Self.power(census.power)
      + Self.hygiene(census.hygiene)
      + Self.cloud(census.cloud)
      + Self.usage(census.usage)
      + Self.churn(census.churn)
      + Self.reach(census.reach)
      + Self.graph(census.graph)
  }

  /// One number of an estate, without counting more than it needs; `nil` where it is not defined.
  ///
  /// - Complexity: that of the statistic's group.
  static func value(of id: String, in estate: Estate) -> Double? {
    guard let group = groupOfRow[id] else { return nil }
    return EstateStatistics(EstateCensus(estate, of: [group]))[id]?.value
  }

  private static let groupOfRow: [String: StatisticGroup] = Dictionary(
    uniqueKeysWithValues: EstateStatistics(
      EstateCensus(Estate(name: "", clusters: [], context: EstateContext()))
    ).rows.map { ($0.id, $0.group) })

  /// The row with an id; `nil` where there is none.
  package subscript(id: String) -> Statistic? {
    rows.first { $0.id == id }
  }
}

extension Statistic {
  static func share(
    _ id: String, _ group: StatisticGroup, _ title: String, _ share: Share,
    _ expectation: Expectation
  ) -> Statistic {
    Statistic(
      id: id, group: group, title: title, value: share.value, unit: .share, count: share.total,
      expectation: expectation)
  }

  static func number(
    _ id: String, _ group: StatisticGroup, _ title: String, _ value: Double?, of unit: String,
    _ expectation: Expectation
  ) -> Statistic {
    Statistic(
      id: id, group: group, title: title, value: value, unit: .number(of: unit),
      expectation: expectation)
  }
}

extension Expectation {
  /// Nothing to compare with.
  static let unpublished = Expectation.assumption(note: "no published figure")

  /// A range that nobody has published.
  static func judgement(_ lower: Double?, _ upper: Double?, _ note: String = "") -> Expectation {
    let reason = "judgement, no published figure"
    return .assumption(
      ExpectedRange(from: lower, to: upper), note: note.isEmpty ? reason : "\(reason): \(note)")
  }

  static func published(_ lower: Double?, _ upper: Double?, _ source: String) -> Expectation {
    .published(ExpectedRange(from: lower, to: upper), source: source)
  }
}
