import GraphKernels

/// A hold that a sequential attacker gained.
struct SequentialHold: Sendable {
  var vertex: UInt32
  var arrival: Int64
  var expiry: Int64
  /// Index of the hold it follows from, −1 for the foothold.
  var parent: Int32
  /// CSR slot of the edge; `nil` for the foothold.
  var slot: UInt32?
  /// Index of the period it belongs to.
  var period: Int
}

/// What a sequential attacker holds and until when, and the inputs that its joins have.
///
/// Resetting it costs what was touched.
struct SequentialHolds: ~Copyable {
  private(set) var holds: [SequentialHold] = []
  private(set) var periods: [HoldingPeriod] = []
  /// Best expiry of each laid vertex, `.min` before the first; shape [laid vertices].
  private(set) var bests: [Int64]
  /// Period of each vertex's latest hold, where it has one; shape [laid vertices].
  private var latest: [Int32]
  /// Latest hold of each vertex, −1 for none; shape [laid vertices].
  private var latestHolds: [Int32]
  private var inputs: [UInt32: [Input]] = [:]

  private struct Input {
    var tail: UInt32
    var expiry: Int64
  }

  init(vertexCount: Int) {
    bests = Array(repeating: .min, count: vertexCount)
    latest = Array(repeating: -1, count: vertexCount)
    latestHolds = latest
  }

  /// Index of the latest hold of a vertex, −1 for none; it is the one that ends last.
  func latestHold(of vertex: UInt32) -> Int32 { latestHolds[Int(vertex)] }

  /// Records a hold that outlasts those before it.
  mutating func settle(_ coming: ComingHold, until expiry: Int64) {
    let vertex = Int(coming.vertex)
    if coming.arrival >= bests[vertex] {
      latest[vertex] = Int32(periods.count)
      periods.append(
        HoldingPeriod(
          vertex: coming.vertex, arrival: coming.arrival, end: expiry, slot: coming.slot,
          parent: coming.parent < 0 ? nil : holds[Int(coming.parent)].period))
    } else {
      periods[Int(latest[vertex])].end = expiry
    }
    bests[vertex] = expiry
    latestHolds[vertex] = Int32(holds.count)
    holds.append(
      SequentialHold(
        vertex: coming.vertex, arrival: coming.arrival, expiry: expiry, parent: coming.parent,
        slot: coming.slot, period: Int(latest[vertex])))
  }

  /// Until when a join has an input from a vertex; `.min` while it has none.
  func expiry(of tail: UInt32, into join: UInt32) -> Int64 {
    inputs[join]?.first { $0.tail == tail }?.expiry ?? .min
  }

  /// Records a better input and returns the need-th largest expiry of all, `.min` while there are
  /// fewer.
  ///
  /// - Complexity: O(i log i) for the i inputs that the join has.
  mutating func improve(_ join: UInt32, from tail: UInt32, to expiry: Int64, need: Int) -> Int64 {
    var known = inputs[join] ?? []
    if let position = known.firstIndex(where: { $0.tail == tail }) {
      known[position].expiry = expiry
    } else {
      known.append(Input(tail: tail, expiry: expiry))
    }
    inputs[join] = known
    guard known.count >= need else { return .min }
    return known.map(\.expiry).sorted(by: >)[need - 1]
  }

  /// How many inputs of a join last to an instant, that of one tail left out.
  func inputCount(lastingTo instant: Int64, of join: UInt32, but tail: UInt32) -> Int {
    (inputs[join] ?? []).count { $0.tail != tail && $0.expiry >= instant }
  }

  mutating func reset() {
    for hold in holds {
      bests[Int(hold.vertex)] = .min
      latest[Int(hold.vertex)] = -1
      latestHolds[Int(hold.vertex)] = -1
    }
    holds.removeAll(keepingCapacity: true)
    periods.removeAll(keepingCapacity: true)
    inputs.removeAll(keepingCapacity: true)
  }
}
