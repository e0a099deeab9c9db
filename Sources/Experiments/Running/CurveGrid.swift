/// The instants after first use at which blast-radius curves are sampled.
package enum CurveGrid {
  private static let minute: Int64 = 60
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400

  /// Roughly evenly spaced on a logarithmic axis, from one minute on, with readable values.
  private static let ticks: [Int64] =
    [0] + [1, 2, 3, 5, 7, 10, 15, 20, 30, 45].map { $0 * minute }
    + [1, 2, 3, 4, 6, 8, 12, 18].map { $0 * hour }
    + [1, 2, 3, 4, 5, 7, 10, 14, 18, 21, 25, 30, 45, 60, 75, 90].map { $0 * day }

  /// The grid up to a horizon, which ends it.
  package static func offsets(horizon: Int64) -> [Int64] {
    ticks.filter { $0 < horizon } + [horizon]
  }
}
