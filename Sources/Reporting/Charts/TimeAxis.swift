internal import Foundation

/// A logarithmic axis of seconds whose ticks are times people use.
///
/// Zero has no place on a logarithmic axis: where it occurs it is drawn at the left end, under a
/// tick of its own.
package struct TimeAxis {
  /// A mark on the axis and where it stands.
  package struct Tick: Sendable, Hashable {
    /// Without quotes: it is written into a gnuplot program.
    package var label: String
    /// Seconds.
    package var position: Double
  }

  /// Seconds at the left end.
  package let lower: Double
  /// Seconds at the right end.
  package let upper: Double
  /// From left to right.
  package let ticks: [Tick]
  /// Where zero is drawn; the lower end where there is none.
  private let origin: Double

  /// An axis for these values in seconds; one minute to one hour where none is positive.
  ///
  /// - Parameter mostTicks: how many tick labels fit, the one for zero included.
  package init(_ values: [Int64], mostTicks: Int = 7) {
    let positive = values.filter { $0 > 0 }
    var first = Double(positive.min() ?? 60)
    var last = Double(positive.max() ?? 3_600)
    if first == last {
      first /= 2
      last *= 2
    }
    let hasZero = values.contains { $0 <= 0 }
    // Zero gets a tenth of the axis, to the left of the smallest positive value.
    origin = hasZero ? first / pow(last / first, 1.0 / 9) : first
    lower = origin
    upper = last
    let candidates = Self.scales.map { scale in
      scale.filter { (first...last).contains(Double($0.seconds)) }
    }
    let room = mostTicks - (hasZero ? 1 : 0)
    let chosen =
      candidates.filter { (2...room).contains($0.count) }.max { $0.count < $1.count }
      ?? candidates.last { $0.count <= room } ?? []
    let zero = hasZero ? [Tick(label: "0", position: origin)] : []
    ticks = zero + chosen.map { Tick(label: $0.label, position: Double($0.seconds)) }
  }

  /// Where a time is drawn, in the unit of the axis.
  package func position(_ seconds: Int64) -> Double {
    seconds <= 0 ? origin : max(Double(seconds), lower)
  }

  /// The same axis with more room at its left, which has a tick of its own.
  func extended(to newLower: Double, tick: Double, label: StaticString) -> TimeAxis {
    TimeAxis(
      lower: newLower, upper: upper, ticks: [Tick(label: "\(label)", position: tick)] + ticks,
      origin: origin)
  }

  private init(lower: Double, upper: Double, ticks: [Tick], origin: Double) {
    self.lower = lower
    self.upper = upper
    self.ticks = ticks
    self.origin = origin
  }

  private typealias Mark = (label: String, seconds: Int64)

  /// From coarse to fine.
  private static let scales: [[Mark]] = [
    [("1 s", 1), ("1 min", 60), ("1 h", 3_600), ("1 d", 86_400), ("30 d", 2_592_000)],
    [
      ("1 s", 1), ("10 s", 10), ("1 min", 60), ("10 min", 600), ("1 h", 3_600), ("1 d", 86_400),
      ("7 d", 604_800), ("30 d", 2_592_000), ("1 y", 31_536_000),
    ],
    [
      ("1 s", 1), ("10 s", 10), ("1 min", 60), ("10 min", 600), ("1 h", 3_600),
      ("6 h", 21_600), ("1 d", 86_400), ("7 d", 604_800), ("30 d", 2_592_000),
      ("1 y", 31_536_000),
    ],
    [
      ("1 s", 1), ("2 s", 2), ("5 s", 5), ("10 s", 10), ("20 s", 20), ("30 s", 30),
      ("1 min", 60), ("2 min", 120), ("5 min", 300), ("10 min", 600), ("20 min", 1_200),
      ("30 min", 1_800), ("1 h", 3_600), ("2 h", 7_200), ("4 h", 14_400), ("8 h", 28_800),
      ("16 h", 57_600), ("1 d", 86_400), ("2 d", 172_800), ("4 d", 345_600), ("7 d", 604_800),
      ("14 d", 1_209_600), ("30 d", 2_592_000), ("60 d", 5_184_000), ("90 d", 7_776_000),
      ("180 d", 15_552_000), ("1 y", 31_536_000), ("2 y", 63_072_000),
    ],
  ]
}
