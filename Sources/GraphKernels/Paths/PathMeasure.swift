/// How paths are compared: what a path is worth, found edge by edge from its start.
///
/// Extending a path never makes it better, and the better of two values stays at least as good
/// when both are extended alike.
protocol PathMeasure: Sendable {
  /// What an edge is given with.
  associatedtype Weight: Sendable, Hashable

  /// What a path is worth.
  associatedtype Value: Sendable

  /// - Parameter longest: No path has more edges.
  init(longest: Int)

  /// Whether the better of two values stays strictly better when both are extended alike, and
  /// equally good paths to a vertex have equally many edges.
  static var isExact: Bool { get }

  /// Whether a weight can be an edge's.
  static func isValid(_ weight: Weight) -> Bool

  /// Whether an edge of that weight is there at all.
  static func isUsable(_ weight: Weight) -> Bool

  /// What a path without edges is worth.
  var neutral: Value { get }

  func value(of weight: Weight) -> Value
  func weight(of value: Value) -> Weight
  func extend(_ value: Value, by edge: Value) -> Value
  func isBetter(_ value: Value, than other: Value) -> Bool

  /// Turns the best that remains, found from the target backwards, into a bound.
  ///
  /// Extending a value by it gives what no path onward exceeds; more than that if not exact.
  func bound(for remainder: Value) -> Value

  /// Whether a value stays strictly worse than another when both are extended alike.
  func isHopeless(_ value: Value, beside other: Value) -> Bool
}

/// A length, wide enough for every sum, and how many edges it takes.
struct PathLength: Sendable, Hashable {
  var length: UInt128
  var steps: UInt32
}

/// Lengths that are added; of equal lengths, fewer edges are better.
///
/// As every edge counts, no cycle is for free, and a search goes straight to the target.
struct LengthMeasure: PathMeasure {
  init(longest: Int) {}

  static var isExact: Bool { true }
  static func isValid(_ weight: UInt64) -> Bool { true }
  static func isUsable(_ weight: UInt64) -> Bool { true }

  var neutral: PathLength { PathLength(length: 0, steps: 0) }

  func value(of weight: UInt64) -> PathLength { PathLength(length: UInt128(weight), steps: 1) }
  func weight(of value: PathLength) -> UInt64 { UInt64(clamping: value.length) }

  @inline(__always)
  func extend(_ value: PathLength, by edge: PathLength) -> PathLength {
    PathLength(length: value.length + edge.length, steps: value.steps + edge.steps)
  }

  @inline(__always)
  func isBetter(_ value: PathLength, than other: PathLength) -> Bool {
    value.length == other.length ? value.steps < other.steps : value.length < other.length
  }

  func bound(for remainder: PathLength) -> PathLength { remainder }

  @inline(__always)
  func isHopeless(_ value: PathLength, beside other: PathLength) -> Bool {
    isBetter(other, than: value)
  }
}
