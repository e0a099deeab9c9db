import GraphKernels

/// A stretch during which an attacker holds a vertex without a break: one step.
struct HoldingPeriod: Sendable, Hashable {
  /// The laid vertex.
  var vertex: UInt32
  var arrival: Int64
  /// Exclusive; at most the end of the replay.
  var end: Int64
  /// CSR slot of the edge that it is owed to; `nil` for the foothold.
  var slot: UInt32?
  /// Index of the period that the step was taken from; `nil` for the foothold.
  var parent: Int?
}

/// A hold that renews itself from an instant on.
struct RenewingHold: Sendable, Hashable {
  /// The laid vertex that the mint gives.
  var vertex: UInt32
  var arrival: Int64
  /// CSR slot of the mint that renews it: of those on the lap the one of the least rank.
  var slot: UInt32
  /// Seconds from one renewal to the next where none is made before it is needed.
  var interval: Int64
}

extension RenewingHold {
  /// Each mint's first, in order of arrival, then of rank.
  static func earliest(_ holds: [RenewingHold], ranks: [UInt32]) -> [RenewingHold] {
    var seen: Set<UInt32> = []
    return holds.sorted {
      ($0.arrival, ranks[Int($0.slot)], $0.interval)
        < ($1.arrival, ranks[Int($1.slot)], $1.interval)
    }.filter { seen.insert($0.slot).inserted }
  }
}

/// A step through the policy's processes that the attacker asked for.
struct PolicyAsking: Sendable, Hashable {
  /// Position among the verdicts of the trial.
  var verdict: Int
  var instant: Int64
}

/// What an attacker does in one trial as long as nobody intervenes.
struct Course: Sendable {
  /// Ascending by arrival.
  var periods: [HoldingPeriod] = []
  /// In order of arrival.
  var renewals: [RenewingHold] = []
  /// In order of arrival.
  var askings: [PolicyAsking] = []
  /// Positions of the periods that the attacker was after; `nil` where all of them.
  var path: [Int]?

  /// The first period that arrives at an instant or later.
  ///
  /// - Complexity: O(log periods).
  func count(before instant: Int64) -> Int {
    var low = 0
    var high = periods.count
    while low < high {
      let middle = (low + high) / 2
      if periods[middle].arrival >= instant { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
