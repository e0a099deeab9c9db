/// The best expiry each input of each join has so far, and those of a join in rank order.
struct JoinLedger {
  /// Best expiry by place, `.min` before the first; shape [places].
  private var best: [Int64]

  /// The same values, descending within a join; shape [places].
  private var ranked: [Int64]

  /// Joins with an input, in the order in which the first came.
  private var touched: [UInt32] = []

  init(count: Int) {
    best = Array(repeating: .min, count: count)
    ranked = best
  }

  var placeCount: Int { best.count }

  /// Returns the best expiry of the input at a place.
  @inline(__always)
  func best(at place: UInt32) -> Int64 { best[Int(place)] }

  /// Records a better expiry of one input and returns the need-th largest of them all.
  ///
  /// - Parameter range: The places of the join, `place` among them.
  /// - Returns: `.min` while fewer than `need` inputs have an expiry.
  /// - Complexity: O(log inputs of the join + inputs that it overtakes).
  mutating func improve(
    _ place: UInt32, to expiry: Int64, of join: UInt32, in range: Range<Int>, need: UInt32
  ) -> Int64 {
    let former = best[Int(place)]
    if ranked[range.lowerBound] == .min { touched.append(join) }
    best[Int(place)] = expiry
    // The first of the places of `former` makes room for the new one, behind those not below it.
    var rank = firstRank(in: range) { $0 <= former }
    let goal = firstRank(in: range.lowerBound..<rank) { $0 < expiry }
    while rank > goal {
      ranked[rank] = ranked[rank - 1]
      rank -= 1
    }
    ranked[rank] = expiry
    return Int(need) <= range.count ? ranked[range.lowerBound + Int(need) - 1] : .min
  }

  /// Returns the first rank of a descending run whose value is low, its end if none is.
  private func firstRank(in range: Range<Int>, isLow: (Int64) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if isLow(ranked[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Returns how many inputs of a join last to an instant, one of them left out.
  ///
  /// - Complexity: O(inputs of the join).
  func count(lastingTo instant: Int64, in range: Range<Int>, but place: UInt32) -> Int {
    range.count { $0 != Int(place) && best[$0] >= instant }
  }

  /// Forgets everything, at a cost of the joins touched.
  mutating func reset(_ inputs: JoinInputs) {
    for join in touched {
      for place in inputs.places(of: Int(join)) {
        best[place] = .min
        ranked[place] = .min
      }
    }
    touched.removeAll(keepingCapacity: true)
  }
}
