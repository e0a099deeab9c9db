/// How busy each moment of a working day is, relative to the day's mean: a raised cosine with its
/// peak in the middle of the day.
struct DayProfile: Sendable {
  /// What the busiest moment has of the mean, 1 to 2; with 1 the day is flat.
  let peak: Double

  /// - Parameter peak: taken as the nearest value from 1 to 2.
  init(peak: Double) {
    self.peak = min(max(peak, 1), 2)
  }

  var isFlat: Bool { peak == 1 }

  /// `1 − (peak − 1) cos(2π share)`; its mean over a day is 1.
  ///
  /// - Parameter share: of the working day that has passed, 0 to 1.
  func intensity(atShare share: Double) -> Double {
    1 - (peak - 1) * Self.cosine(ofTurns: share)
  }

  /// The cosine of a part of a full turn, from + − × ÷ only, so that it is the same everywhere.
  ///
  /// - Parameter turns: 0 to 1.
  /// - Source: Taylor's series within an eighth of a turn; the error is below 10⁻¹⁵.
  static func cosine(ofTurns turns: Double) -> Double {
    let half = turns > 0.5 ? 1 - turns : turns
    let quarter = half > 0.25 ? 0.5 - half : half
    let value =
      quarter > 0.125
      ? sine(ofRadians: (0.25 - quarter) * fullTurn) : cosine(ofRadians: quarter * fullTurn)
    return half > 0.25 ? -value : value
  }

  private static let fullTurn = 2 * Double.pi

  private static func cosine(ofRadians angle: Double) -> Double {
    series(in: angle * angle, from: 1)
  }

  private static func sine(ofRadians angle: Double) -> Double {
    angle * series(in: angle * angle, from: 2)
  }

  /// `1 − x / (n (n+1)) + x² / (n (n+1) (n+2) (n+3)) − …`, nine terms.
  private static func series(in x: Double, from first: Double) -> Double {
    var sum = 1.0
    for term in stride(from: 7.0, through: 0, by: -1) {
      let factor = first + 2 * term
      sum = 1 - sum * x / (factor * (factor + 1))
    }
    return sum
  }
}
