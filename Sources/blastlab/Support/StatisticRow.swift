import EstateStatistics

/// One row of `stats` for programs; what is not defined is `null`.
struct StatisticRow: Encodable {
  private let statistic: Statistic

  init(_ statistic: Statistic) {
    self.statistic = statistic
  }

  private enum CodingKeys: String, CodingKey {
    case id, group, title, value, unit, count, verdict, basis, source
    case range, expected
  }

  /// The ends of a range; `null` is open.
  private struct Ends: Encodable {
    var range: ExpectedRange

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(range.lower)
      try list.encode(range.upper)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(statistic.id, forKey: .id)
    try row.encode(statistic.group.rawValue, forKey: .group)
    try row.encode(statistic.title, forKey: .title)
    try row.encode(statistic.value, forKey: .value)
    try row.encode(unit, forKey: .unit)
    try row.encode(statistic.count, forKey: .count)
    try row.encode(statistic.verdict.rawValue, forKey: .verdict)
    try row.encode(
      statistic.expectation.isPublished ? "published" : "assumption", forKey: .basis)
    try row.encode(statistic.expectation.source, forKey: .source)
    try row.encode(statistic.expectation.range.map(Ends.init), forKey: .range)
    try row.encode(statistic.range.map(Ends.init), forKey: .expected)
  }

  private var unit: String {
    switch statistic.unit {
    case .share: "share"
    case .number(let unit): unit
    }
  }
}
