import EstateStatistics

/// One row of `fit` for programs; what is not defined is `null`.
struct FitRow: Encodable {
  private let comparison: EstateFit.Comparison

  init(_ comparison: EstateFit.Comparison) {
    self.comparison = comparison
  }

  private enum CodingKeys: String, CodingKey {
    case id, title, original, lookAlike, deviation, isClose
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(comparison.id, forKey: .id)
    try row.encode(comparison.title, forKey: .title)
    try row.encode(comparison.wanted, forKey: .original)
    try row.encode(comparison.fitted, forKey: .lookAlike)
    try row.encode(comparison.deviation, forKey: .deviation)
    try row.encode(comparison.isClose, forKey: .isClose)
  }
}
